/** Requests and invoices for tests, through the procedures. */
import type { PreviewInvoice, RequestRow, ToInvoiceRow } from '../../../src/shared/contract/invoicing-shapes';
import type { Seat } from '../book';
import { anOrderToShip, aShippedNote, stocked, type Team } from './dispatch';

let issued = 0;

/** An invoice number that no test has used, of 20 digits. */
export const anInvoiceNumber = (): string => {
  issued += 1;
  return `2632${String(issued).padStart(16, '0')}`;
};

export type MadeRequest = {
  readonly requestId: number;
  readonly number: string;
  readonly version: number;
  readonly invoices: number;
  readonly totalFen: number;
};

/** What of an order is open, as the desk shows it. */
export async function toInvoiceOf({ boss }: Pick<Team, 'boss'>, orderNumber: string): Promise<ToInvoiceRow[]> {
  const filters = [{ op: 'equals', column: 'orderNumber', text: orderNumber }];
  return (await boss.ok<{ rows: ToInvoiceRow[] }>('invoicing.toInvoice', { filters })).rows;
}

/** A request over everything of these rows that may be invoiced. */
export async function requestOf(seat: Seat, rows: readonly ToInvoiceRow[]): Promise<MadeRequest[]> {
  const lines = rows
    .filter(({ invoiceableQty, openQty }) => invoiceableQty > 0 || openQty === 0)
    .map(({ id, invoiceableQty }) => ({ entitlementId: id, qty: invoiceableQty }));
  const customerId = rows[0]?.customerId;
  return (await seat.ok<{ requests: MadeRequest[] }>('invoicing.request', { customerId, lines })).requests;
}

export type SeenRequest = { readonly request: RequestRow; readonly invoices: readonly PreviewInvoice[] };

/** A request as its reader sees it. */
export const requestSeenBy = (seat: Seat, requestId: number): Promise<SeenRequest> =>
  seat.ok<SeenRequest>('invoicing.get', { requestId });

/** Issues every invoice of a request with fresh numbers; answers them. */
export async function issueRequestBy(seat: Seat, requestId: number, issuedOn = '2026-11-21'): Promise<string[]> {
  const { request, invoices } = await requestSeenBy(seat, requestId);
  const numbered = invoices
    .filter(({ number }) => number === '')
    .map(({ invoiceNo }) => ({ invoiceNo, number: anInvoiceNumber(), issuedOn }));
  await seat.ok('invoicing.issue', { requestId, version: request.version, invoices: numbered });
  return numbered.map(({ number }) => number);
}

/** Everything of an order that may be invoiced is; answers the numbers. The first person holds every post. */
export async function invoiceOrder(team: Pick<Team, 'boss'>, orderId: number, issuedOn?: string): Promise<string[]> {
  const { order } = await team.boss.ok<{ order: { number: string | null } }>('orders.get', { orderId });
  const rows = await toInvoiceOf(team, order.number ?? '');
  const numbers: string[] = [];
  for (const { requestId } of await requestOf(team.boss, rows)) {
    numbers.push(...(await issueRequestBy(team.boss, requestId, issuedOn)));
  }
  return numbers;
}

/** An order that was shipped and waits for its invoice; whole units of one new product at 12.80. */
export async function aShippedOrder(
  team: Team,
  units: number,
  given: { readonly buyerId?: number; productId?: number } = {},
) {
  const productId = given.productId ?? (await stocked(team, [units * 10])).id;
  const wish = { lines: [{ productId, units }], ...(given.buyerId === undefined ? {} : { buyerId: given.buyerId }) };
  const order = await anOrderToShip(team, wish);
  await aShippedNote(team, order.orderId);
  return { ...order, productId };
}

/** A request over a shipped order of a customer of this person. */
export async function aNormalRequest(team: Team, orderNumber: string): Promise<MadeRequest> {
  const [made] = await requestOf(team.boss, await toInvoiceOf(team, orderNumber));
  if (!made) throw new Error('no request was made');
  return made;
}

export type AdvanceGiven = {
  readonly customerId: number;
  readonly lines: readonly { readonly productId: number; readonly qty: number; readonly price: number }[];
};

/** An advance that somebody asks for. */
export const anAdvanceRequest = (seat: Seat, given: AdvanceGiven) =>
  seat.ok<{ requestId: number; number: string; version: number }>('invoicing.requestAdvance', {
    ...{ basis: '合同 HT2026-07', expectedOn: '2026-12-15', reason: '医院年底结账' },
    ...given,
  });
