/** Issues without a sale: the list, one of them, its paper. */
import { sql, type SQL } from 'drizzle-orm';
import type { StockIssuePaper, stockIssuesContract } from '../../../shared/contract/stock-issues.contract';
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
import { firmOnPaper } from '../settings/settings.queries';
import { stockIssue, stockIssueLine } from './stock-issue.tables';
import { type IssueActions, issueActions } from './stock-issue.rules';
import { clerkOf } from './stocktake-step';
import { lot } from './stock.tables';

type Contract = typeof stockIssuesContract;
const p = sql.placeholder;

export type IssueRecord = typeof stockIssue.$inferSelect;

const byId = prepared('stockIssue.byId', (db) =>
  db
    .select()
    .from(stockIssue)
    .where(sql`${stockIssue.id} = ${p('issueId')}`),
);

/** One issue, or undefined. */
export const findIssue = async (db: ReadDb, issueId: number): Promise<IssueRecord | undefined> =>
  (await byId(db, { issueId }))[0];

const lines = prepared('stockIssue.lines', (db) =>
  db
    .select({
      lineNo: stockIssueLine.lineNo,
      lotId: stockIssueLine.lotId,
      qty: stockIssueLine.qty,
      productName: lot.productName,
      specification: product.specification,
      maker: product.maker,
      unit: product.unit,
      isControlled: product.isControlled,
      batchNo: lot.batchNo,
      expiresLabel: lot.expiresLabel,
      area: lot.area,
      location: lot.location,
      freeQty: sql`${lot.onHand} - ${lot.reserved}`.mapWith(Number),
    })
    .from(stockIssueLine)
    .innerJoin(lot, sql`${lot.id} = ${stockIssueLine.lotId}`)
    .innerJoin(product, sql`${product.id} = ${lot.productId}`)
    .where(sql`${stockIssueLine.issueId} = ${p('issueId')}`)
    .orderBy(stockIssueLine.lineNo),
);

/** The lines of an issue with their lots. */
export const linesOfIssue = (db: ReadDb, issueId: number) => lines(db, { issueId });

const search = (text: string): SQL =>
  sql`(${hasPrefix(stockIssue.number, text.toUpperCase())} OR ${contains(stockIssue.productNames, text)})`;

export const stockIssueGrid: GridSpec = {
  table: stockIssue,
  id: stockIssue.id,
  columns: {
    number: { kind: 'text', column: stockIssue.number },
    kind: { kind: 'state', column: stockIssue.kind },
    state: { kind: 'state', column: stockIssue.state },
    productNames: { kind: 'text', column: stockIssue.productNames },
    reason: { kind: 'text', column: stockIssue.reason },
    lineCount: { kind: 'integer', column: stockIssue.lineCount },
    requestedOn: { kind: 'date', column: stockIssue.requestedOn },
    postedOn: { kind: 'date', column: stockIssue.postedOn },
    waitingSince: { kind: 'integer', column: stockIssue.waitingSince },
  },
  search,
  defaultSort: { column: 'requestedOn', direction: 'desc' },
};

type Named = ReadonlyMap<number, string>;
const namesOf = (db: ReadDb, stored: readonly IssueRecord[]): Promise<Named> => {
  const ids = stored.flatMap(({ requestedBy, decidedBy }) => [requestedBy, decidedBy]);
  return peopleNamed(db, [...new Set(ids.filter((id) => id !== null))]);
};

function rowOf(stored: IssueRecord, names: Named, actions: IssueActions) {
  const { id, number, kind, state, reason, receiver, productNames, lineCount, requestedOn, postedOn } = stored;
  const { decision, isSamePerson, waitingSince, version, requestedBy, decidedBy } = stored;
  return {
    ...{ id, number, kind, state, reason, receiver, productNames, lineCount, requestedOn, postedOn },
    ...{ decision, isSamePerson, waitingSince, version, actions },
    requestedBy: names.get(requestedBy) ?? '',
    decidedBy: decidedBy === null ? '' : (names.get(decidedBy) ?? ''),
  };
}

export const listIssues: Query<Contract['list']> = async (db, request, ctx) => {
  const block = await gridIds(db, stockIssueGrid, { request, actor: ctx.actor });
  if (!block.ok) return block;
  const { ids, hasMore } = block.value;
  const stored = await db.select().from(stockIssue).where(isAnyOf(stockIssue.id, ids));
  const names = await namesOf(db, stored);
  const clerk = await clerkOf(db, ctx);
  return okay({
    rows: inOrderOf(
      ids,
      stored.map((one) => rowOf(one, names, issueActions(one, clerk))),
    ),
    hasMore,
  });
};

export const issueTotals: Query<Contract['totals']> = (db, criteria, { actor }) =>
  gridTotalsOf(db, stockIssueGrid, { criteria, actor });

export const getIssue: Query<Contract['get']> = async (db, { issueId }, ctx) => {
  const stored = await findIssue(db, issueId);
  if (!stored) return refuse('NOT_FOUND', {}, ['/issueId']);
  const found = await linesOfIssue(db, issueId);
  const hasControlled = found.some(({ isControlled }) => isControlled);
  const actions = issueActions({ ...stored, hasControlled }, await clerkOf(db, ctx));
  return okay({
    issue: rowOf(stored, await namesOf(db, [stored]), actions),
    lines: found.map(({ isControlled: _, ...line }) => line),
    history: await historyOf(db, 'stock_issue', [issueId]),
  });
};

/** The paper as it would be printed now. */
export async function issuePaperOf(db: ReadDb, issueId: number, ctx: Ctx): Promise<Result<StockIssuePaper>> {
  const stored = await findIssue(db, issueId);
  if (!stored) return refuse('NOT_FOUND', {}, ['/issueId']);
  const names = await namesOf(db, [stored]);
  const { number, kind, state, reason, receiver, requestedOn, postedOn, requestedBy, decidedBy } = stored;
  const firm = await firmOnPaper(db);
  const copyNo = await nextCopyNo(db, { entity: 'stock_issue', entityId: issueId, kind });
  const found = await linesOfIssue(db, issueId);
  return okay({
    ...firm,
    ...{ number, kind, state, reason, receiver, requestedOn, postedOn, copyNo },
    requestedBy: names.get(requestedBy) ?? '',
    decidedBy: decidedBy === null ? '' : (names.get(decidedBy) ?? ''),
    printedAt: ctx.now,
    printedBy: ctx.actor.name,
    lines: found.map(({ isControlled: _, lotId: __, freeQty: ___, ...line }) => line),
  });
}

export const previewIssuePaper: Query<Contract['previewPaper']> = (db, { issueId }, ctx) =>
  issuePaperOf(db, issueId, ctx);
