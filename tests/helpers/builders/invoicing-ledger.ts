/** Accounts and invoices for the views of the ledger, through the procedures. */
import type { InvoiceRow, LedgerRow } from '../../../src/shared/contract/ledger-shapes';
import type { Seat } from '../book';

type Block<Row> = { readonly rows: Row[] };

/** The accounts of a customer. */
export const accountsOf = async (seat: Seat, customerId: number): Promise<LedgerRow[]> =>
  (
    await seat.ok<Block<LedgerRow>>('ledger.list', {
      filters: [{ op: 'range', column: 'customerId', min: customerId, max: customerId }],
    })
  ).rows;

/** The first account of a customer; he has one once an order of his was approved. */
export async function accountOf(seat: Seat, customerId: number): Promise<LedgerRow> {
  const [row] = await accountsOf(seat, customerId);
  if (!row) throw new Error('the customer has no account');
  return row;
}

let last = 0;
/** A number of a fully digital invoice that no other one has. */
export const nextInvoiceNumber = (): string => `2633${String((last += 1)).padStart(16, '0')}`;

type Asked = { readonly requestId: number; readonly version: number };
type Issued = { readonly invoices: readonly { readonly invoiceId: number; readonly number: string }[] };

async function issueAll(seat: Seat, { requestId, version }: Asked, issuedOn: string): Promise<Issued['invoices']> {
  const { invoices } = await seat.ok<{ invoices: { invoiceNo: number }[] }>('invoicing.get', { requestId });
  const numbered = invoices.map(({ invoiceNo }) => ({ invoiceNo, number: nextInvoiceNumber(), issuedOn }));
  return (await seat.ok<Issued>('invoicing.issue', { requestId, version, invoices: numbered })).invoices;
}

type Open = { readonly id: number; readonly invoiceableQty: number };
export type InvoiceWish = { readonly customerId: number; readonly issuedOn?: string; readonly units?: number };

/** Everything that may be invoiced of a customer, or so many units of the oldest line, on invoices issued by hand. */
export async function invoicesFor(seat: Seat, wish: InvoiceWish): Promise<Issued['invoices']> {
  const { customerId, issuedOn = '2026-11-21', units } = wish;
  const { invoiceable } = await seat.ok<{ invoiceable: Open[] }>('ledger.customer', { customerId });
  const open = units === undefined ? invoiceable : invoiceable.slice(0, 1);
  const lines = open.map(({ id, invoiceableQty }) => {
    return { entitlementId: id, qty: units === undefined ? invoiceableQty : units * 1000 };
  });
  const { requests } = await seat.ok<{ requests: Asked[] }>('invoicing.request', { customerId, lines });
  const issued: Issued['invoices'][number][] = [];
  for (const request of requests) issued.push(...(await issueAll(seat, request, issuedOn)));
  return issued;
}

export type AdvanceWish = {
  readonly customerId: number;
  readonly productId: number;
  readonly units: number;
  readonly price?: number;
  readonly issuedOn?: string;
};

/** An invoice in advance, asked by one seat, approved by another, issued by hand. */
export async function anAdvance(
  { asks, approves, issues }: { readonly asks: Seat; readonly approves: Seat; readonly issues: Seat },
  { customerId, productId, units, price = 128_000, issuedOn = '2026-11-21' }: AdvanceWish,
): Promise<{ readonly invoiceId: number; readonly number: string }> {
  const lines = [{ productId, qty: units * 1000, price }];
  const wish = { customerId, lines, basis: '合同 2026-118', expectedOn: '2026-12-20', reason: '医院年底结算' };
  const { requestId, version } = await asks.ok<Asked>('invoicing.requestAdvance', wish);
  const approved = await approves.ok<{ version: number }>('invoicing.approve', { requestId, version });
  const [made] = await issueAll(issues, { requestId, version: approved.version }, issuedOn);
  if (!made) throw new Error('no invoice was issued');
  return made;
}

export const invoiceListed = async (seat: Seat, number: string): Promise<InvoiceRow> => {
  const { rows } = await seat.ok<Block<InvoiceRow>>('ledger.invoices', { search: number });
  const [row] = rows;
  if (!row) throw new Error(`no invoice ${number}`);
  return row;
};
