/**
 * What the order flow does to the ledger, inside the transaction of its own step: approval, change, cancellation,
 * goods on their way, goods that came back. The ledger never asks the order flow anything.
 */
import { getTableColumns, sql } from 'drizzle-orm';
import type { EntitlementEventKind, SupplyStage } from '../../../shared/domain/invoicing-words';
import type { InvoiceDemand } from '../../../shared/domain/order-words';
import { rowsOfJson } from '../../store/dialect';
import type { Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { accountsFor, type KnownKeys } from './accounts.repo';
import { bookForSale, entsOfLines, loadBook } from './book.queries';
import { writeBook, type Cause } from './book.repo';
import { bookOf, openOf, postEvent, type Blue, type Book, type Ent } from './book.rules';
import { entitlement } from './invoicing.tables';
import { matchBook } from './match.rules';
import { raiseLine, reprice } from './price.rules';
import { lessenLine, returnToLine, supplyLine } from './sale.rules';
import { settleLine } from './worth.rules';

/** Quantities in thousandths, net of what was closed; price in 1/10000 yuan; amount in fen; rate in basis points. */
export type SoldLine = {
  readonly id: number;
  readonly lineNo: number;
  readonly productId: number;
  readonly qty: number;
  readonly price: number;
  readonly amountFen: number;
  readonly taxRateBp: number;
};
export type SoldOrder = {
  readonly id: number;
  readonly number: string | null;
  readonly buyerId: number;
  readonly approvalCount: number;
  readonly invoiceDemand: InvoiceDemand;
};

const theDay = ({ today }: Ctx) => ({ on: today, today });
const causeOf = (order: { readonly id: number }, ctx: Ctx, reason?: string): Cause => ({
  ...{ ctx, document: 'sales_order', documentId: order.id },
  ...(reason === undefined ? {} : { reason }),
});

/** What the step has read of the ledger in this transaction. */
export type SaleKnown = KnownKeys & { readonly advances?: readonly Blue[] };
type Sale = { readonly order: SoldOrder; readonly lines: readonly SoldLine[]; readonly known?: SaleKnown | undefined };

const emptyEnt = { qty: 0, fen: 0, allocatedQty: 0, allocatedFen: 0, checkedQty: 0, shippedQty: 0, signedQty: 0 };

const addRows = prepared('invoicing.addEntitlements', (db) =>
  db
    .insert(entitlement)
    .select(rowsOfJson(sql.placeholder('rows'), Object.keys(getTableColumns(entitlement))))
    .returning({ id: entitlement.id, lineNo: entitlement.lineNo }),
);

/** One entitlement a line, in one statement, and what each is worth. */
async function addEntitlements(tx: Tx, { order, lines, known }: Sale, ctx: Ctx) {
  const sold = lines.map(({ productId, taxRateBp: rateBp }) => ({ productId, rateBp }));
  const asked = { customerId: order.buyerId, sold, on: ctx.today };
  const { buyer, of } = await accountsFor(tx, known ? { ...asked, known } : asked);
  const head = {
    ...{ orderId: order.id, approvalCount: order.approvalCount, orderNumber: order.number ?? '' },
    ...{ invoiceDemand: order.invoiceDemand, customerId: buyer.customerId, customerPy: buyer.pyFull },
    ...{ ownerId: buyer.ownerId, approvedAt: ctx.now, approvedOn: ctx.today, source: 'order' },
    ...{ netQty: 0, netFen: 0, allocatedQty: 0, allocatedFen: 0, checkedQty: 0, shippedQty: 0, signedQty: 0 },
  };
  const rows = lines.map(({ id: orderLineId, lineNo, productId, taxRateBp: rateBp, price }) => {
    return { ...head, orderLineId, lineNo, price, ...of({ productId, rateBp }) };
  });
  const made = await addRows(tx, { rows: JSON.stringify(rows) });
  const ids = new Map(made.map(({ id, lineNo }) => [lineNo, id]));
  return rows.map(({ accountId, price, lineNo }): Ent => {
    const id = ids.get(lineNo);
    if (id === undefined) throw new Error('no entitlement was made');
    const { approvedAt, orderNumber } = head;
    return { id, accountId, price, approvedAt, orderNumber, lineNo, lastOn: ctx.today, ...emptyEnt };
  });
}

/**
 * An order was approved: every line may be invoiced, and open advances of the same key and price are written off, first
 * in first out. Exactly once per line and approval: a second time breaks a unique key.
 */
export async function entitleOrder(tx: Tx, sale: Sale, ctx: Ctx): Promise<void> {
  const lines = sale.lines.filter(({ qty }) => qty > 0);
  if (lines.length === 0) return;
  const ents = await addEntitlements(tx, { ...sale, lines }, ctx);
  const accountIds = ents.map(({ accountId }) => accountId);
  const book = await bookForSale(tx, { accountIds, advances: sale.known?.advances }, ctx.today);
  for (const [at, ent] of ents.entries()) {
    const line = lines[at];
    book.ents.push(ent);
    if (line) postEvent(book, ent, { kind: 'approve', qty: line.qty, fen: line.amountFen });
  }
  matchBook(book);
  await writeBook(tx, book, causeOf(sale.order, ctx));
}

type Lines = Map<number, Ent[]>;

/** The book around some order lines, with their entitlements by line; `isFlat`: without anything they touch. */
async function bookOfLines(
  tx: Tx,
  { lineIds, isFlat = false }: { readonly lineIds: readonly number[]; readonly isFlat?: boolean },
  ctx: Ctx,
): Promise<{ book: Book; parts: Lines }> {
  const rows = await entsOfLines(tx, lineIds);
  const wanted = { accountIds: rows.map(({ accountId }) => accountId), entIds: rows.map(({ id }) => id) };
  const book = isFlat
    ? bookOf({ ents: rows, blues: [], shares: [] }, ctx.today)
    : await loadBook(tx, wanted, theDay(ctx));
  const byId = new Map(book.ents.map((ent) => [ent.id, ent]));
  const parts: Lines = new Map();
  for (const { id, orderLineId } of rows) {
    const ent = byId.get(id);
    if (ent && orderLineId !== null) parts.set(orderLineId, [...(parts.get(orderLineId) ?? []), ent]);
  }
  return { book, parts };
}

type Revision = {
  readonly order: SoldOrder;
  readonly before: readonly SoldLine[];
  /** Empty: nothing of the order is left. */
  readonly after: readonly SoldLine[];
  readonly kind: EntitlementEventKind;
  readonly reason: string;
};

/** Quantity first, at the old price, then the price; the youngest part of the line grows. */
function reviseLine(
  book: Book,
  ents: readonly Ent[],
  { was, is, kind }: { was: SoldLine; is: SoldLine | undefined; kind: EntitlementEventKind },
): void {
  const qty = (is?.qty ?? 0) - was.qty;
  const price = is?.price ?? was.price;
  if (qty < 0) lessenLine(book, ents, { qty: 0 - qty, kind });
  const grown = qty > 0 ? raiseLine(book, ents, { qty, price: was.price }) : undefined;
  const parts = new Set(grown ? [...ents, grown] : ents);
  if (price !== was.price) {
    for (const ent of [...parts]) {
      const made = ent.qty > 0 || openOf(ent).fen > 0 ? reprice(book, ent, price) : undefined;
      if (made) parts.add(made);
    }
  }
  settleLine(book, [...parts], price);
}

/**
 * An approved order is no longer what it was: cancelled, taken back, short-closed, changed. What is not invoiced goes
 * first; what an advance paid returns to it, what another invoice billed waits to be red; then the matcher runs again.
 */
export async function reviseOrder(tx: Tx, { order, before, after, kind, reason }: Revision, ctx: Ctx): Promise<void> {
  const kept = new Map(after.map((line) => [line.id, line]));
  const differs = before.filter((was) => {
    const is = kept.get(was.id);
    return was.qty !== (is?.qty ?? 0) || (is !== undefined && was.price !== is.price);
  });
  if (differs.length > 0) {
    const { book, parts } = await bookOfLines(tx, { lineIds: differs.map(({ id }) => id) }, ctx);
    for (const was of differs) reviseLine(book, parts.get(was.id) ?? [], { was, is: kept.get(was.id), kind });
    matchBook(book);
    await writeBook(tx, book, causeOf(order, ctx, reason));
  }
  const known = new Set(before.map(({ id }) => id));
  const more = after.filter(({ id }) => !known.has(id));
  await entitleOrder(tx, { order, lines: more }, ctx);
}

type Went = { readonly orderLineId: number; readonly qty: number };

/** Goods of a note were checked, shipped or signed for (thousandths; negative: no longer). No balance moves. */
export async function supplyGoods(
  tx: Tx,
  { noteId, stage, lines }: { readonly noteId: number; readonly stage: SupplyStage; readonly lines: readonly Went[] },
  ctx: Ctx,
): Promise<void> {
  const { book, parts } = await bookOfLines(
    tx,
    { lineIds: lines.map(({ orderLineId }) => orderLineId), isFlat: true },
    ctx,
  );
  for (const { orderLineId, qty } of lines) supplyLine(book, parts.get(orderLineId) ?? [], { stage, qty });
  await writeBook(tx, book, { ctx, document: 'dispatch_note', documentId: noteId });
}

/** Quality accepted what came back, or it was lost: shipped and un-invoiced goes first, the rest waits to be red. */
export async function takeBackGoods(
  tx: Tx,
  {
    returnId,
    wasSigned,
    lines,
    reason,
  }: {
    readonly returnId: number;
    readonly wasSigned: boolean;
    /** With the price of each line, 1/10000 yuan. */
    readonly lines: readonly (Went & { readonly price: number })[];
    readonly reason: string;
  },
  ctx: Ctx,
): Promise<void> {
  const back = lines.filter(({ qty }) => qty > 0);
  if (back.length === 0) return;
  const { book, parts } = await bookOfLines(tx, { lineIds: back.map(({ orderLineId }) => orderLineId) }, ctx);
  for (const { orderLineId, qty, price } of back) {
    const ents = parts.get(orderLineId) ?? [];
    returnToLine(book, ents, { qty, wasSigned });
    settleLine(book, ents, price);
  }
  matchBook(book);
  await writeBook(tx, book, { ctx, document: 'return_request', documentId: returnId, reason });
}
