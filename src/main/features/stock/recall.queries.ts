/** Recalls: the list, one of them, the letter to a customer. */
import { sql, type SQL } from 'drizzle-orm';
import type { RecallLetter, recallsContract } from '../../../shared/contract/recalls.contract';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import { contains, hasPrefix, isAnyOf } from '../../store/dialect';
import { gridIds, gridTotalsOf, inOrderOf, type GridSpec } from '../../store/grid-query';
import type { Ctx, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { historyOf } from '../audit/audit.queries';
import { nextCopyNo } from '../files/prints.queries';
import { peopleNamed } from '../orders/orders.queries';
import { product } from '../products/products.tables';
import { readSettings } from '../settings/settings.queries';
import { recall } from './recall.tables';
import { recallActions, recallFigures } from './recall.rules';
import { batchRows } from './stock.queries';
import { deliveriesOf } from './trace.queries';

type Contract = typeof recallsContract;
const p = sql.placeholder;

export type RecallRecord = typeof recall.$inferSelect;

const byId = prepared('recall.byId', (db) =>
  db
    .select()
    .from(recall)
    .where(sql`${recall.id} = ${p('recallId')}`),
);

/** One recall, or undefined. */
export const findRecall = async (db: ReadDb, recallId: number): Promise<RecallRecord | undefined> =>
  (await byId(db, { recallId }))[0];

const search = (text: string): SQL =>
  sql`(${hasPrefix(recall.number, text.toUpperCase())} OR ${hasPrefix(recall.batchNo, text)} OR ${contains(recall.productName, text)} OR ${contains(recall.productPy, text)})`;

export const recallGrid: GridSpec = {
  table: recall,
  id: recall.id,
  columns: {
    number: { kind: 'text', column: recall.number },
    state: { kind: 'state', column: recall.state },
    productName: { kind: 'text', column: recall.productName, sortBy: recall.productPy, also: [recall.productPy] },
    batchNo: { kind: 'text', column: recall.batchNo },
    level: { kind: 'integer', column: recall.level },
    startedOn: { kind: 'date', column: recall.startedOn },
    closedOn: { kind: 'date', column: recall.closedOn },
  },
  search,
  defaultSort: { column: 'startedOn', direction: 'desc' },
};

/** Of the whole house, as of now; a closed recall keeps those of its last day. Few are open at a time. */
async function figuresOf(db: ReadDb, stored: RecallRecord) {
  const { state, customerCount, shippedQty, returnedQty, onHandQty } = stored;
  if (state === 'closed') return { customerCount, shippedQty, returnedQty, onHandQty };
  const lots = await batchRows(db, stored);
  const lotIds = lots.map(({ id }) => id);
  const { reservedQty: _, ...figures } = recallFigures(await deliveriesOf(db, lotIds, { visible: 'all' }), lots);
  return figures;
}

async function rowsOf(db: ReadDb, stored: readonly RecallRecord[], { actor }: Ctx) {
  const ids = stored.flatMap(({ startedBy, closedBy }) => [startedBy, closedBy]).filter((id) => id !== null);
  const names = await peopleNamed(db, [...new Set(ids)]);
  const figures = new Map<number, Awaited<ReturnType<typeof figuresOf>>>();
  for (const one of stored) figures.set(one.id, await figuresOf(db, one));
  return stored.map(({ startedBy, closedBy, startedAt: _, productPy: __, ...row }) => ({
    ...row,
    ...figures.get(row.id),
    startedBy: names.get(startedBy) ?? '',
    closedBy: closedBy === null ? '' : (names.get(closedBy) ?? ''),
    actions: recallActions(row.state, actor.posts),
  }));
}

export const listRecalls: Query<Contract['list']> = async (db, request, ctx) => {
  const block = await gridIds(db, recallGrid, { request, actor: ctx.actor });
  if (!block.ok) return block;
  const { ids, hasMore } = block.value;
  const stored = await db.select().from(recall).where(isAnyOf(recall.id, ids));
  return okay({ rows: inOrderOf(ids, await rowsOf(db, stored, ctx)), hasMore });
};

export const recallTotals: Query<Contract['totals']> = (db, criteria, { actor }) =>
  gridTotalsOf(db, recallGrid, { criteria, actor });

export const getRecall: Query<Contract['get']> = async (db, { recallId }, ctx) => {
  const stored = await findRecall(db, recallId);
  const [row] = stored ? await rowsOf(db, [stored], ctx) : [];
  if (!row) return refuse('NOT_FOUND', {}, ['/recallId']);
  return okay({ recall: row, history: await historyOf(db, 'recall', [recallId]) });
};

type Addressee = { readonly recallId: number; readonly customerId: number };

/** Each customer's letter is a paper of its own. */
export const letterKind = (customerId: number): string => `letter-${customerId}`;

/** The letter to one customer with all that he got of the batch; NOT_FOUND when he got nothing. */
export async function letterOf(
  db: ReadDb,
  { recallId, customerId }: Addressee,
  ctx: Ctx,
): Promise<Result<RecallLetter>> {
  const stored = await findRecall(db, recallId);
  if (!stored) return refuse('NOT_FOUND', {}, ['/recallId']);
  const rows = await batchRows(db, stored);
  const ids = rows.map(({ id }) => id);
  const all = await deliveriesOf(db, ids, { visible: 'all' });
  const own = all.filter((line) => line.customerId === customerId);
  const [facts] = await db.select().from(product).where(sql`${product.id} = ${stored.productId}`);
  const [first] = own;
  if (!first || !facts) return refuse('NOT_FOUND', {}, ['/customerId']);
  const { number, level, reason, instruction, startedOn, productName, batchNo } = stored;
  const { specification, maker, unit } = facts;
  const copyNo = await nextCopyNo(db, { entity: 'recall', entityId: recallId, kind: letterKind(customerId) });
  const { firmName } = await readSettings(db);
  return okay({
    ...{ firmName, number, level, reason, instruction, startedOn, productName, specification, maker, unit, batchNo },
    ...{ customerName: first.customerName, expiresLabel: rows[0]?.expiresLabel ?? '', copyNo },
    printedAt: ctx.now,
    printedBy: ctx.actor.name,
    lines: own.map(({ noteNumber, shippedOn, qty, returnedQty }) => ({ noteNumber, shippedOn, qty, returnedQty })),
  });
}

export const previewLetter: Query<Contract['previewLetter']> = letterOf;
