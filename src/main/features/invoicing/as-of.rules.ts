/** Balances out of sums of rows: 存票, 预开票, 待红冲 and what rounding left between the two sides. Pure. */

/** Sums of the rows of one key and price until a day: thousandths and fen. Red invoices are negative in `billed`. */
export type KeyAsOf = {
  readonly accountId: number;
  readonly price: number;
  readonly soldQty: number;
  readonly soldFen: number;
  readonly allocatedQty: number;
  /** On the side of the sale. */
  readonly allocatedFen: number;
  readonly allocatedInvoiceFen: number;
  readonly billedQty: number;
  readonly billedFen: number;
  readonly pendingQty: number;
  readonly pendingFen: number;
};

export const zeroKey = ({ accountId, price }: { readonly accountId: number; readonly price: number }): KeyAsOf => ({
  ...{ accountId, price, soldQty: 0, soldFen: 0, allocatedQty: 0, allocatedFen: 0, allocatedInvoiceFen: 0 },
  ...{ billedQty: 0, billedFen: 0, pendingQty: 0, pendingFen: 0 },
});

export type Balances = {
  readonly storedQty: number;
  readonly storedFen: number;
  readonly advanceQty: number;
  readonly advanceFen: number;
  readonly pendingQty: number;
  readonly pendingFen: number;
};
export const balanceKeys = ['storedQty', 'storedFen', 'advanceQty', 'advanceFen', 'pendingQty', 'pendingFen'] as const;

export const noBalances: Balances = {
  ...{ storedQty: 0, storedFen: 0, advanceQty: 0, advanceFen: 0, pendingQty: 0, pendingFen: 0 },
};

/** The balances of a key. */
export const balancesOf = (key: KeyAsOf): Balances => ({
  storedQty: key.soldQty - key.allocatedQty,
  storedFen: key.soldFen - key.allocatedFen,
  advanceQty: key.billedQty - key.allocatedQty - key.pendingQty,
  advanceFen: key.billedFen - key.allocatedInvoiceFen - key.pendingFen,
  pendingQty: key.pendingQty,
  pendingFen: key.pendingFen,
});

/** 尾差 of a key: what its allocations left between the two sides. */
export const roundingOf = (key: KeyAsOf): number => key.allocatedFen - key.allocatedInvoiceFen;

export const addBalances = (a: Balances, b: Balances): Balances => ({
  storedQty: a.storedQty + b.storedQty,
  storedFen: a.storedFen + b.storedFen,
  advanceQty: a.advanceQty + b.advanceQty,
  advanceFen: a.advanceFen + b.advanceFen,
  pendingQty: a.pendingQty + b.pendingQty,
  pendingFen: a.pendingFen + b.pendingFen,
});

export const hasBalance = (one: Balances): boolean => balanceKeys.some((key) => one[key] !== 0);
