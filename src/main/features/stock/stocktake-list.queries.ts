/** The list of stocktakes, one of them as its reader may see it, and its sheet. */
import { sql, type SQL } from 'drizzle-orm';
import type { CountSheet, stocktakesContract } from '../../../shared/contract/stocktakes.contract';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import { contains, hasPrefix, isAnyOf } from '../../store/dialect';
import { gridIds, gridTotalsOf, inOrderOf, type GridSpec } from '../../store/grid-query';
import type { Ctx, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { historyOf } from '../audit/audit.queries';
import { nextCopyNo } from '../files/prints.queries';
import { peopleNamed } from '../orders/orders.queries';
import { readSettings } from '../settings/settings.queries';
import { stocktake } from './stocktake.tables';
import { findStocktake, linesOfStocktake, type StocktakeLineFacts, type StocktakeRecord } from './stocktake.queries';
import { differenceOf, showsBook, type StocktakeActions, stocktakeActions } from './stocktake.rules';
import { clerkOf, stocktakeFacts } from './stocktake-step';

type Contract = typeof stocktakesContract;

const search = (text: string): SQL =>
  sql`(${hasPrefix(stocktake.number, text.toUpperCase())} OR ${contains(stocktake.scopeText, text)})`;

export const stocktakeGrid: GridSpec = {
  table: stocktake,
  id: stocktake.id,
  columns: {
    number: { kind: 'text', column: stocktake.number },
    state: { kind: 'state', column: stocktake.state },
    scopeText: { kind: 'text', column: stocktake.scopeText },
    lineCount: { kind: 'integer', column: stocktake.lineCount },
    differenceCount: { kind: 'integer', column: stocktake.differenceCount },
    startedOn: { kind: 'date', column: stocktake.startedOn },
    postedOn: { kind: 'date', column: stocktake.postedOn },
    waitingSince: { kind: 'integer', column: stocktake.waitingSince },
  },
  search,
  defaultSort: { column: 'startedOn', direction: 'desc' },
};

type Named = ReadonlyMap<number, string>;
const namesOf = (db: ReadDb, stored: readonly StocktakeRecord[]): Promise<Named> => {
  const ids = stored.flatMap(({ startedBy, finishedBy, decidedBy }) => [startedBy, finishedBy, decidedBy]);
  return peopleNamed(db, [...new Set(ids.filter((id) => id !== null))]);
};

function rowOf(stored: StocktakeRecord, names: Named, actions: StocktakeActions) {
  const { id, number, state, scope, scopeText, remark, round, lineCount, differenceCount, startedOn } = stored;
  const { postedOn, decision, isSamePerson, waitingSince, version } = stored;
  const name = (userId: number | null) => (userId === null ? '' : (names.get(userId) ?? ''));
  return {
    ...{ id, number, state, scope, scopeText, remark, round, lineCount, differenceCount, startedOn },
    ...{ postedOn, decision, isSamePerson, waitingSince, version, actions },
    startedBy: name(stored.startedBy),
    finishedBy: name(stored.finishedBy),
    decidedBy: name(stored.decidedBy),
  };
}

export const listStocktakes: Query<Contract['list']> = async (db, request, ctx) => {
  const block = await gridIds(db, stocktakeGrid, { request, actor: ctx.actor });
  if (!block.ok) return block;
  const { ids, hasMore } = block.value;
  const stored = await db.select().from(stocktake).where(isAnyOf(stocktake.id, ids));
  const names = await namesOf(db, stored);
  const clerk = await clerkOf(db, ctx);
  const rows = stored.map((one) => rowOf(one, names, stocktakeActions(stocktakeFacts(one, []), clerk)));
  return okay({ rows: inOrderOf(ids, rows), hasMore });
};

export const stocktakeTotals: Query<Contract['totals']> = (db, criteria, { actor }) =>
  gridTotalsOf(db, stocktakeGrid, { criteria, actor });

const wordsOf = (line: StocktakeLineFacts) => {
  const { lineNo, productName, specification, maker, unit, batchNo, expiresLabel, area, location } = line;
  return { lineNo, productName, specification, maker, unit, batchNo, expiresLabel, area, location };
};

type LineView = { readonly isShown: boolean; readonly isOpen: boolean; readonly names: Named };

function lineOf(line: StocktakeLineFacts, { isShown, isOpen, names }: LineView) {
  const { id, isFound, countedQty, countedBy, bookQty, earlierQty, onHand, reserved, version } = line;
  const figures = bookQty !== null && {
    bookQty,
    earlierQty,
    differenceQty: differenceOf(line),
    nowQty: onHand,
    movedQty: isOpen ? onHand - bookQty : 0,
    reservedQty: reserved,
  };
  return {
    ...wordsOf(line),
    ...{ id, isFound, countedQty, version },
    productCode: line.productCode ?? '',
    isRecount: earlierQty !== null,
    countedBy: countedBy === null ? '' : (names.get(countedBy) ?? ''),
    book: isShown && figures ? figures : null,
  };
}

export const getStocktake: Query<Contract['get']> = async (db, { stocktakeId }, ctx) => {
  const stored = await findStocktake(db, stocktakeId);
  if (!stored) return refuse('NOT_FOUND', {}, ['/stocktakeId']);
  const lines = await linesOfStocktake(db, stocktakeId);
  const counters = [...new Set(lines.map(({ countedBy }) => countedBy).filter((id) => id !== null))];
  const names = new Map([...(await namesOf(db, [stored])), ...(await peopleNamed(db, counters))]);
  const clerk = await clerkOf(db, ctx);
  const isShown = showsBook(stored.state, ctx.actor.posts);
  const isOpen = stored.state === 'counted';
  const row = rowOf(stored, names, stocktakeActions(stocktakeFacts(stored, lines), clerk));
  return okay({
    stocktake: row,
    lines: lines.map((line) => lineOf(line, { isShown, isOpen, names })),
    history: await historyOf(db, 'stocktake', [stocktakeId]),
  });
};

/** The paper of the counter: no quantity of the book stands on it; in a later round only what is counted again. */
export async function sheetOf(db: ReadDb, stocktakeId: number, ctx: Ctx): Promise<Result<CountSheet>> {
  const stored = await findStocktake(db, stocktakeId);
  if (!stored) return refuse('NOT_FOUND', {}, ['/stocktakeId']);
  const lines = await linesOfStocktake(db, stocktakeId);
  const { number, scope, scopeText, round } = stored;
  const asked = round > 1 ? lines.filter(({ earlierQty }) => earlierQty !== null) : lines;
  const { firmName } = await readSettings(db);
  const copyNo = await nextCopyNo(db, { entity: 'stocktake', entityId: stocktakeId, kind: sheetKind(round) });
  const printed = { copyNo, printedAt: ctx.now, printedBy: ctx.actor.name };
  return okay({ firmName, number, scope, scopeText, round, ...printed, lines: asked.map(wordsOf) });
}

/** Each round has a sheet of its own. */
export const sheetKind = (round: number): string => `sheet-${round}`;

export const previewSheet: Query<Contract['previewSheet']> = (db, { stocktakeId }, ctx) =>
  sheetOf(db, stocktakeId, ctx);
