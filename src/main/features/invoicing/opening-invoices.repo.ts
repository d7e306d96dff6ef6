/**
 * Opening balances of the ledger, dated as they were. Until opening data is signed off they may be withdrawn while
 * nothing uses them: a sale by reversing rows, an invoice as a whole, so that its number is free again.
 */
import { sql } from 'drizzle-orm';
import { startOfDay } from '../../../shared/domain/business-date';
import { supplyStages } from '../../../shared/domain/invoicing-words';
import { amountFen } from '../../../shared/domain/money';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import type { Entry } from '../../store/audit';
import { isAnyOf } from '../../store/dialect';
import type { Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { accountsFor } from './accounts.repo';
import { loadBook } from './book.queries';
import { writeBook } from './book.repo';
import { bookOf, postEvent, postSupply, type Ent } from './book.rules';
import { entitlement, invoice, invoiceLine } from './invoicing.tables';
import { postBlue } from './issue-blue.repo';
import { matchBook } from './match.rules';
import { advanceOpenings, storedOpenings, type NewAdvance, type NewStored } from './opening-invoices.queries';
import { openOn } from './terms.queries';

const nothingYet = { qty: 0, fen: 0, allocatedQty: 0, allocatedFen: 0, checkedQty: 0, shippedQty: 0, signedQty: 0 };

/** The sales of one customer and one day: all of it was shipped and signed for then. */
async function recordDay(tx: Tx, rows: readonly NewStored[], ctx: Ctx): Promise<Entry[]> {
  const [first] = rows;
  if (!first) return [];
  const { customerId, documentOn: on } = first;
  const { buyer, of } = await accountsFor(tx, { customerId, sold: rows, on });
  const approvedAt = startOfDay(on, ctx.timeZone);
  const head = {
    ...{ source: 'opening' as const, customerId, customerPy: buyer.pyFull, ownerId: buyer.ownerId },
    ...{ approvedAt, approvedOn: on, invoiceDemand: 'stored' as const },
  };
  const made = await tx
    .insert(entitlement)
    .values(
      rows.map(({ number, price, productId, rateBp }, at) => {
        return { ...head, orderNumber: number, lineNo: at + 1, price, ...of({ productId, rateBp }) };
      }),
    )
    .returning({ id: entitlement.id, accountId: entitlement.accountId, lineNo: entitlement.lineNo });
  const ids = new Map(made.map((row) => [row.lineNo, row]));
  const accountIds = made.map(({ accountId }) => accountId);
  const book = await loadBook(tx, { accountIds }, { on, today: ctx.today });
  const entries: Entry[] = [];
  for (const [at, { number: orderNumber, productId, price, qty }] of rows.entries()) {
    const row = ids.get(at + 1);
    if (!row) throw new Error('no entitlement was made');
    const { id, accountId, lineNo } = row;
    const ent: Ent = { ...nothingYet, id, accountId, price, approvedAt, orderNumber, lineNo, lastOn: on };
    book.ents.push(ent);
    const fen = amountFen(qty, price);
    postEvent(book, ent, { kind: 'opening', qty, fen });
    for (const stage of supplyStages) postSupply(book, ent, { stage, qty });
    const after = { customerId, number: orderNumber, productId, on, qty, fen };
    entries.push({ entity: 'entitlement', id, action: 'record', after });
  }
  matchBook(book);
  await writeBook(tx, book, { ctx, document: 'opening', documentId: null });
  return entries;
}

/** Records what was sold before this book and not invoiced; open advances of the same key are written off. */
export async function recordStored(tx: Tx, rows: readonly NewStored[], ctx: Ctx): Promise<Result<Entry[]>> {
  const entries: Entry[] = [];
  const days = Map.groupBy(rows, ({ customerId, documentOn }) => `${documentOn}:${customerId}`);
  for (const [, ofDay] of [...days].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const open = await openOn(tx, ofDay[0]?.documentOn ?? '', '/documentOn');
    if (!open.ok) return open;
    entries.push(...(await recordDay(tx, ofDay, ctx)));
  }
  return okay(entries);
}

/** Takes opening sales back by reversing rows of their own day; IN_USE when anything was done with one. */
export async function withdrawStored(tx: Tx, ids: readonly number[], ctx: Ctx): Promise<Result<Entry[]>> {
  const found = await storedOpenings(tx, { ids });
  const used = found.filter(({ isUsed }) => isUsed).length;
  if (used > 0) return refuse('IN_USE', { count: used });
  if (found.length !== new Set(ids).size) return refuse('NOT_FOUND', {});
  const entries: Entry[] = [];
  for (const { id, number, documentOn, price, qty } of found) {
    const open = await openOn(tx, documentOn, '/documentOn');
    if (!open.ok) return open;
    const fen = amountFen(qty, price);
    const goods = { checkedQty: qty, shippedQty: qty, signedQty: qty };
    const ent = { ...nothingYet, ...goods, id, accountId: 0, price, approvedAt: 0, orderNumber: number, lineNo: 0 };
    const book = bookOf({ ents: [{ ...ent, qty, fen, lastOn: documentOn }], blues: [], shares: [] }, documentOn);
    for (const one of book.ents) {
      postEvent(book, one, { kind: 'opening', qty: 0 - qty, fen: 0 - fen });
      for (const stage of supplyStages) postSupply(book, one, { stage, qty: 0 - qty });
    }
    await writeBook(tx, book, { ctx, document: 'opening', documentId: null });
    entries.push({ entity: 'entitlement', id, action: 'withdraw', before: { number, qty, fen } });
  }
  return okay(entries);
}

/** Records what was invoiced before this book and not sold, under the numbers of the invoices. */
export async function recordAdvances(tx: Tx, rows: readonly NewAdvance[], ctx: Ctx): Promise<Result<Entry[]>> {
  const entries: Entry[] = [];
  for (const { customerId, number, documentOn, lines } of rows) {
    const { partyId, of } = await accountsFor(tx, { customerId, sold: lines, on: documentOn });
    const posted = await postBlue(
      tx,
      {
        ...{ number, issuedOn: documentOn, isAdvance: true, source: 'opening', partyId, requestId: null },
        lines: lines.map((line) => ({ accountId: of(line).accountId, price: line.price, qty: line.qty })),
      },
      ctx,
    );
    if (!posted.ok) return posted;
    entries.push(posted.value.entry);
  }
  return okay(entries);
}

/** Takes opening invoices away, with their numbers; IN_USE when anything was done with one. */
export async function withdrawAdvances(tx: Tx, ids: readonly number[]): Promise<Result<Entry[]>> {
  const found = (await advanceOpenings(tx, { ids })).filter(({ isOpening }) => isOpening);
  const used = found.filter(({ isUsed }) => isUsed).length;
  if (used > 0) return refuse('IN_USE', { count: used });
  if (found.length !== new Set(ids).size) return refuse('NOT_FOUND', {});
  for (const { documentOn } of found) {
    const open = await openOn(tx, documentOn, '/documentOn');
    if (!open.ok) return open;
  }
  await tx.delete(invoiceLine).where(isAnyOf(invoiceLine.invoiceId, ids));
  await tx.delete(invoice).where(sql`${isAnyOf(invoice.id, ids)}`);
  return okay(found.map(({ id, number }) => ({ entity: 'invoice', id, action: 'withdraw', before: { number } })));
}
