/** Month end of the invoicing ledger, balances as of a day, ageing, the VAT view and the proof. Amounts in fen. */
import { z } from 'zod';
import { taxMethods } from '../domain/invoicing-words';
import { agedSides, ledgerParts, leftoverKinds, type invoiceAges } from '../domain/period-words';
import { gridBlock, gridCriteria, gridRequest, gridTotals } from './grid';
import { businessDate, command, commandInput, id, instant, noInput, query, text } from './procedure';
import { actionState } from './values';

const month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/u);
const house = { permission: 'periods.read', open: 'the ledger is cut to the customers that the reader sees' } as const;
const ofCustomer = { permission: 'periods.read', subject: { table: 'customer', id: 'customerId' } } as const;

/** The three balances of the ledger, each in both measures. */
const balances = {
  storedQty: z.int(),
  storedFen: z.int(),
  advanceQty: z.int(),
  advanceFen: z.int(),
  pendingQty: z.int(),
  pendingFen: z.int(),
};

export const periodClosed = z.strictObject({
  id,
  month,
  closedAt: instant,
  closedBy: z.string(),
  keyCount: z.int(),
  hash: z.string(),
  reopenedAt: instant.nullable(),
  reopenedBy: z.string(),
  reopenReason: z.string(),
  storedFen: z.int(),
  advanceFen: z.int(),
  pendingFen: z.int(),
  actions: z.strictObject({ reopen: actionState }),
});
export type PeriodClosed = z.output<typeof periodClosed>;

export const leftover = z.strictObject({
  kind: z.enum(leftoverKinds),
  count: z.int(),
  fen: z.int(),
  /** The first ones. */
  rows: z.array(z.strictObject({ number: z.string(), name: z.string(), fen: z.int() })),
});
export type Leftover = z.output<typeof leftover>;

export const snapshotRow = z.strictObject({
  id: z.int(),
  accountId: id,
  customerName: z.string(),
  productCode: z.string(),
  productName: z.string(),
  rateBp: z.int(),
  price: z.int(),
  openingQty: z.int(),
  openingFen: z.int(),
  approvedQty: z.int(),
  approvedFen: z.int(),
  cancelledQty: z.int(),
  cancelledFen: z.int(),
  adjustedQty: z.int(),
  adjustedFen: z.int(),
  invoicedQty: z.int(),
  invoicedFen: z.int(),
  redQty: z.int(),
  redFen: z.int(),
  closingQty: z.int(),
  closingFen: z.int(),
  ...balances,
});
export type SnapshotRow = z.output<typeof snapshotRow>;

/** An account: tax party × product × treatment. `netFen`: approved − invoiced, what the month end closes with. */
export const asOfRow = z.strictObject({
  id,
  customerId: id,
  customerName: z.string(),
  productCode: z.string(),
  productName: z.string(),
  rateBp: z.int(),
  ...balances,
});
export type AsOfRow = z.output<typeof asOfRow>;

export const customerBalanceRow = z.strictObject({ id, customerName: z.string(), ...balances });
export type CustomerBalanceRow = z.output<typeof customerBalanceRow>;

const taxed = z.strictObject({ inclFen: z.int(), exclFen: z.int(), taxFen: z.int() });
/** `shipped`: shipped and not invoiced; `advance`: invoiced and not sold; `unshipped`: invoiced and not shipped. */
export const vatRow = z.strictObject({
  method: z.enum(taxMethods),
  rateBp: z.int(),
  shipped: taxed,
  advance: taxed,
  unshipped: taxed,
  pending: taxed,
});
export type VatRow = z.output<typeof vatRow>;

export const agedRow = z.strictObject({
  id,
  customerName: z.string(),
  totalFen: z.int(),
  ...{ days30: z.int(), days60: z.int(), days90: z.int(), days180: z.int(), over180: z.int(), unshipped: z.int() },
}) satisfies z.ZodType<Readonly<Record<(typeof invoiceAges)[number], number>>>;
export type AgedRow = z.output<typeof agedRow>;

/** Receivable by what was shipped against receivable by what was invoiced; `differenceFen` must be 0. */
export const proofRow = z.strictObject({
  id,
  customerName: z.string(),
  shippedBasisFen: z.int(),
  invoicedBasisFen: z.int(),
  toInvoiceFen: z.int(),
  unshippedFen: z.int(),
  advanceFen: z.int(),
  pendingFen: z.int(),
  /** Strict pairing leaves none; the column stays for a pairing by quantity. */
  priceDifferenceFen: z.int(),
  roundingFen: z.int(),
  differenceFen: z.int(),
});
export type ProofRow = z.output<typeof proofRow>;

/** An order line as its notes and returns say and as the ledger says. */
export const proofLine = z.strictObject({
  id,
  orderId: id,
  orderNumber: z.string(),
  lineNo: z.int(),
  productName: z.string(),
  goodsQty: z.int(),
  goodsFen: z.int(),
  ledgerQty: z.int(),
  ledgerFen: z.int(),
  differenceFen: z.int(),
});
export type ProofLine = z.output<typeof proofLine>;

/** What a part of the ledger holds that cannot be: `id` of the row, which figure. */
export const ledgerFault = z.strictObject({ part: z.enum(ledgerParts), id: z.int(), what: z.string() });

export const letterLine = z.strictObject({
  productCode: z.string(),
  productName: z.string(),
  specification: z.string(),
  unit: z.string(),
  rateBp: z.int(),
  price: z.int(),
  ...balances,
});
export const invoiceLetter = z.strictObject({
  firmName: z.string(),
  /** Empty while it is not printed. */
  number: z.string(),
  customerName: z.string(),
  on: businessDate,
  lines: z.array(letterLine),
  ...balances,
});
export type InvoiceLetter = z.output<typeof invoiceLetter>;
export const letterPaper = z.strictObject({ content: invoiceLetter, printedAt: instant, printedBy: z.string() });
export type LetterPaper = z.output<typeof letterPaper>;

const day = { on: businessDate };
const side = { ...day, side: z.enum(agedSides) };

export const periodsContract = {
  /** The month to close next, what was closed, and who may do what. */
  overview: query(house)
    .input(noInput)
    .output(
      z.strictObject({
        nextMonth: month.nullable(),
        closes: z.array(periodClosed),
        actions: z.strictObject({ close: actionState }),
      }),
    ),
  /** What is left open at the end of a month, told before it is closed. */
  leftovers: query(house).input(noInput).output(z.array(leftover)),
  close: command({ permission: 'periods.close', open: 'a month is the whole firm’s' })
    .input(commandInput({ month }))
    .output(z.strictObject({ closeId: id, keyCount: z.int(), hash: z.string() })),
  reopen: command({ permission: 'periods.reopen', open: 'a month is the whole firm’s' })
    .input(commandInput({ closeId: id, reason: text(200) }))
    .output(z.strictObject({ month })),
  snapshot: query(house)
    .input(z.strictObject({ ...gridRequest, closeId: id }))
    .output(gridBlock(snapshotRow)),
  snapshotTotals: query(house)
    .input(z.strictObject({ ...gridCriteria, closeId: id }))
    .output(gridTotals),
  /** Every account with a balance at the end of a day. */
  asOf: query(house)
    .input(z.strictObject({ ...gridRequest, ...day }))
    .output(gridBlock(asOfRow)),
  asOfTotals: query(house)
    .input(z.strictObject({ ...gridCriteria, ...day }))
    .output(gridTotals),
  /** The same by customer. */
  balances: query(house)
    .input(z.strictObject({ ...gridRequest, ...day }))
    .output(gridBlock(customerBalanceRow)),
  balancesTotals: query(house)
    .input(z.strictObject({ ...gridCriteria, ...day }))
    .output(gridTotals),
  vat: query(house).input(z.strictObject({ month })).output(z.array(vatRow)),
  ageing: query(house)
    .input(z.strictObject({ ...gridRequest, ...side }))
    .output(gridBlock(agedRow)),
  ageingTotals: query(house)
    .input(z.strictObject({ ...gridCriteria, ...side }))
    .output(gridTotals),
  proof: query(house)
    .input(z.strictObject({ ...gridRequest }))
    .output(gridBlock(proofRow)),
  proofTotals: query(house)
    .input(z.strictObject({ ...gridCriteria }))
    .output(gridTotals),
  /** The order lines of a customer on which goods and ledger do not say the same. */
  proofLines: query(ofCustomer)
    .input(z.strictObject({ customerId: id }))
    .output(z.array(proofLine)),
  /** Reads a piece of a part of the ledger again: sums, hashes. `next` null: the part is done. */
  verify: query(house)
    .input(z.strictObject({ part: z.enum(ledgerParts), after: z.int().nonnegative() }))
    .output(z.strictObject({ checked: z.int(), next: z.int().nullable(), faults: z.array(ledgerFault) })),
  /** Stored and advance balances of a customer, for his confirmation. */
  letter: query(ofCustomer)
    .input(z.strictObject({ customerId: id, ...day }))
    .output(invoiceLetter),
  /** The same with a number; what the paper showed is kept. */
  printLetter: command(ofCustomer)
    .input(commandInput({ customerId: id, ...day }))
    .output(letterPaper),
};
