/** The list of returns, one of them with its lines, and what of a note may still come back. */
import { sql, type SQL } from 'drizzle-orm';
import type { ReturnRow, returnsContract } from '../../../shared/contract/returns.contract';
import { mayDo } from '../../../shared/domain/permissions';
import { okay, refuse } from '../../../shared/domain/problem';
import { hasPrefix, isAnyOf } from '../../store/dialect';
import { gridIds, gridTotalsOf, inOrderOf, type GridSpec } from '../../store/grid-query';
import type { Ctx, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { historyOf } from '../audit/audit.queries';
import { customersCalled } from '../customers/customer-search.queries';
import { customer } from '../customers/customers.tables';
import { findNote, shippedNoteLines } from '../dispatch/dispatch.queries';
import { dispatchNote } from '../dispatch/dispatch.tables';
import { peopleNamed } from '../orders/orders.queries';
import { productFacts } from '../products/products.queries';
import { lotFacts } from '../stock/stock.queries';
import { clerkOf } from './return-step';
import { findReturn, linesOfReturn, returnedByNoteLines, type ReturnRecord } from './returns.queries';
import { returnActions } from './returns.rules';
import { returnRequest } from './returns.tables';

type Contract = typeof returnsContract;

const NUMBER_LIKE = /^[a-z]{2}\d/iu;

/** Its own number, the note's or the order's by their beginning; else the buyer. */
function search(text: string): SQL {
  const upper = text.toUpperCase();
  if (!NUMBER_LIKE.test(text)) return sql`${returnRequest.buyerId} IN (${customersCalled(text)})`;
  const { number, noteNumber, orderNumber } = returnRequest;
  return sql`(${hasPrefix(number, upper)} OR ${hasPrefix(noteNumber, upper)} OR ${hasPrefix(orderNumber, upper)})`;
}

export const returnGrid: GridSpec = {
  table: returnRequest,
  id: returnRequest.id,
  owner: returnRequest.ownerId,
  columns: {
    number: { kind: 'text', column: returnRequest.number },
    kind: { kind: 'state', column: returnRequest.kind },
    state: { kind: 'state', column: returnRequest.state },
    source: { kind: 'state', column: returnRequest.source },
    noteNumber: { kind: 'text', column: returnRequest.noteNumber },
    orderNumber: { kind: 'text', column: returnRequest.orderNumber },
    buyerName: {
      kind: 'text',
      column: returnRequest.buyerName,
      sortBy: returnRequest.buyerPy,
      through: {
        reference: returnRequest.buyerId,
        table: customer,
        id: customer.id,
        columns: [customer.name, customer.pyFull, customer.pyInitials],
      },
    },
    requestedOn: { kind: 'date', column: returnRequest.requestedOn },
    closedOn: { kind: 'date', column: returnRequest.closedOn },
    waitingSince: { kind: 'integer', column: returnRequest.waitingSince },
  },
  search,
  defaultSort: { column: 'waitingSince', direction: 'desc' },
};

const noteNumbers = async (db: ReadDb, ids: readonly number[]): Promise<Map<number, string>> => {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: dispatchNote.id, number: dispatchNote.number })
    .from(dispatchNote)
    .where(isAnyOf(dispatchNote.id, ids));
  return new Map(rows.map(({ id, number }) => [id, number]));
};

/** Rows in their order, with what the reader may do; money only for those who see orders. */
async function rowsOf(db: ReadDb, found: readonly ReturnRecord[], ctx: Ctx): Promise<ReturnRow[]> {
  const people = found.flatMap(({ requestedBy, decidedBy, judgedBy }) => [requestedBy, decidedBy ?? 0, judgedBy ?? 0]);
  const names = await peopleNamed(db, [...new Set(people)]);
  const notes = await noteNumbers(
    db,
    found.flatMap(({ exchangeNoteId }) => exchangeNoteId ?? []),
  );
  const clerk = await clerkOf(db, ctx);
  const hasPrices = mayDo(ctx.actor.posts, 'orders.read');
  return found.map((one): ReturnRow => {
    const { id, number, kind, state, source, hasGoods, noteId, noteNumber, orderId, orderNumber, buyerName } = one;
    const { reason, requestedOn, decisionReason, closedOn, exchangeNoteId, isSamePerson, waitingSince, version } = one;
    const { verdict } = one;
    return {
      ...{ id, number, kind, state, source, hasGoods, noteId, noteNumber, orderId, orderNumber, buyerName },
      ...{
        reason,
        requestedOn,
        decisionReason,
        verdict,
        closedOn,
        exchangeNoteId,
        isSamePerson,
        waitingSince,
        version,
      },
      requestedBy: names.get(one.requestedBy) ?? '',
      decidedBy: names.get(one.decidedBy ?? 0) ?? '',
      judgedBy: names.get(one.judgedBy ?? 0) ?? '',
      // The verdict closes the return: its day is the day of closing.
      judgedOn: one.judgedBy === null ? null : closedOn,
      creditFen: hasPrices ? one.creditFen : null,
      exchangeNoteNumber: notes.get(exchangeNoteId ?? 0) ?? '',
      actions: returnActions(one, clerk),
    };
  });
}

export const listReturns: Query<Contract['list']> = async (db, request, ctx) => {
  const block = await gridIds(db, returnGrid, { request, actor: ctx.actor });
  if (!block.ok) return block;
  const { ids, hasMore } = block.value;
  const found = await db.select().from(returnRequest).where(isAnyOf(returnRequest.id, ids));
  return okay({ rows: await rowsOf(db, inOrderOf(ids, found), ctx), hasMore });
};

export const returnTotals: Query<Contract['totals']> = (db, criteria, { actor }) =>
  gridTotalsOf(db, returnGrid, { criteria, actor });

export const getReturn: Query<Contract['get']> = async (db, { returnId }, ctx) => {
  const found = await findReturn(db, returnId);
  const [row] = found ? await rowsOf(db, [found], ctx) : [];
  if (!row) return refuse('NOT_FOUND', {}, ['/returnId']);
  const hasPrices = mayDo(ctx.actor.posts, 'orders.read');
  const lines = (await linesOfReturn(db, returnId)).map((line) => {
    const { id, lineNo, productName, specification, maker, unit, batchNo, expiresOn, expiresLabel, location } = line;
    const { qty, receivedQty, passedQty, failedQty } = line;
    const goods = { id, lineNo, productName, specification, maker, unit, batchNo, expiresOn, expiresLabel, location };
    return { ...goods, qty, receivedQty, passedQty, failedQty, price: hasPrices ? line.price : null };
  });
  return okay({ return: row, lines, history: await historyOf(db, 'return_request', [returnId]) });
};

export const returnableOf: Query<Contract['returnable']> = async (db, { noteId }) => {
  const note = await findNote(db, noteId);
  if (!note) return refuse('NOT_FOUND', {}, ['/noteId']);
  const shipped = await shippedNoteLines(db, noteId);
  const back = await returnedByNoteLines(
    db,
    shipped.map(({ noteLineId }) => noteLineId),
  );
  const products = await productFacts(db, [...new Set(shipped.map(({ productId }) => productId))]);
  const named = new Map(products.map((one) => [one.id, one]));
  const lots = new Map(
    (
      await lotFacts(
        db,
        shipped.map(({ lotId }) => lotId),
      )
    ).map((one) => [one.id, one]),
  );
  const lines = shipped.map(({ noteLineId, lineNo, productId, lotId, batchNo, qty }) => {
    const returnedQty = back.get(noteLineId) ?? 0;
    const product = named.get(productId);
    return {
      ...{ noteLineId, lineNo, batchNo, shippedQty: qty, returnedQty, leftQty: qty - returnedQty },
      productName: product?.genericName ?? '',
      specification: product?.specification ?? '',
      unit: product?.unit ?? '',
      expiresLabel: lots.get(lotId)?.expiresLabel ?? '',
    };
  });
  return okay({ noteId, noteNumber: note.number, buyerName: note.buyerName, lines });
};
