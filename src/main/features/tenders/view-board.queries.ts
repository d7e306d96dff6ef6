/** The board: running tenders in columns by state, what presses most first, and what is missing in each. */
import { sql, type SQL } from 'drizzle-orm';
import type { BoardCard, BoardColumn, tenderViewsContract } from '../../../shared/contract/tender-views.contract';
import { okay } from '../../../shared/domain/problem';
import { BOARD_CARDS, boardStates, stepsFrom, type BoardState } from '../../../shared/domain/tender-views';
import { biddingStates, runningStates } from '../../../shared/domain/tender-words';
import { isAnyOf, isAnyOfWords } from '../../store/dialect';
import type { Actor, Ctx, Query } from '../../store/handler';
import { rowsOf, type ReadDb } from '../../store/handles';
import { depositGapsOf } from './deposit-gaps.queries';
import { readinessOf } from './documents.queries';
import { tenderItem } from './item.tables';
import { tenderRecords, type TenderRecord } from './tenders.queries';
import { tenderActions } from './tenders.rules';
import { tender } from './tenders.tables';
import { isAsked, isSeen, namesOfPeople, type Asked } from './view-scope.queries';

type Contract = typeof tenderViewsContract;
type Wish = Asked & { readonly states: readonly BoardState[]; readonly offset: number };

/** Ids by column: bids by their deadline, what others decide by the day on which to ask. */
export function boardStatement({ states, offset, ...asked }: Wish, actor: Actor): SQL {
  const deadline = sql`CASE WHEN ${isAnyOfWords(tender.state, biddingStates)} THEN ${tender.bidDeadlineAt} END`;
  const order = sql`${deadline} IS NULL, ${deadline}, ${tender.nextFollowUpOn}, ${tender.id}`;
  const ranked = sql`SELECT ${tender.id} AS id, ${tender.state} AS state, count(*) OVER (PARTITION BY ${tender.state}) AS n, row_number() OVER (PARTITION BY ${tender.state} ORDER BY ${order}) AS place FROM ${tender} WHERE ${isAnyOfWords(tender.state, states)} AND ${isAsked(asked, actor)}`;
  return sql`SELECT id, state, n FROM (${ranked}) AS ranked WHERE place > ${offset} AND place <= ${offset + BOARD_CARDS} ORDER BY place`;
}

/** Items of tenders whose quote nobody approved yet. */
async function openQuotesOf(db: ReadDb, ids: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const rows = await db
    .select({ tenderId: tenderItem.tenderId, count: sql`count(*)`.mapWith(Number) })
    .from(tenderItem)
    .where(
      sql`${isAnyOf(tenderItem.tenderId, ids)} AND ${tenderItem.isRemoved} = 0 AND ${tenderItem.quoteState} <> 'approved'`,
    )
    .groupBy(tenderItem.tenderId);
  return new Map(rows.map(({ tenderId, count }) => [tenderId, count]));
}

/** The steps of its way from here; each may be taken, or says why not and by whom. */
function stepsOf({ kind, state }: TenderRecord, { posts }: Actor): BoardCard['steps'] {
  const actions = tenderActions({ kind, state }, posts);
  return stepsFrom(kind, state).map((step) => ({ step, state: actions[step] }));
}

/** Records with what is missing in them; only what is not handed in yet can miss anything. */
async function cardsOf(
  db: ReadDb,
  records: readonly TenderRecord[],
  ctx: Ctx,
): Promise<ReadonlyMap<number, BoardCard>> {
  const bidding: readonly string[] = biddingStates;
  const ids = records.filter(({ state }) => bidding.includes(state)).map(({ id }) => id);
  const papers = await readinessOf(db, ids, ctx);
  const deposits = await depositGapsOf(db, ids);
  const quotes = await openQuotesOf(db, ids);
  const names = await namesOfPeople(
    db,
    records.flatMap(({ ownerId, assistantId }) => [ownerId, assistantId]),
  );
  const cards = records.map((record): BoardCard => {
    const { id, number, title, kind, purchaser, province, bidDeadlineAt, openingAt, version } = record;
    const ready = papers.get(id);
    return {
      ...{ id, number, title, kind, state: record.state as BoardState, purchaser, province },
      ...{ bidDeadlineAt, openingAt, version },
      ...{ nextFollowUpOn: record.nextFollowUpOn, publishedUntil: record.publishedUntil },
      ownerName: names.get(record.ownerId) ?? '',
      assistantName: names.get(record.assistantId) ?? '',
      papers: ready
        ? { ready: ready.ready, total: ready.total, missing: [...ready.missing], seals: ready.seals }
        : null,
      depositGap: deposits.get(id) ?? null,
      openQuotes: quotes.get(id) ?? 0,
      steps: stepsOf(record, ctx.actor),
    };
  });
  return new Map(cards.map((card) => [card.id, card]));
}

export const tenderBoard: Query<Contract['board']> = async (db, wish, ctx) => {
  type Place = { id: number; state: BoardState; n: number };
  const places = await rowsOf<Place>(db, boardStatement(wish, ctx.actor));
  const records = await tenderRecords(
    db,
    places.map(({ id }) => id),
  );
  const cards = await cardsOf(db, records, ctx);
  const columns = boardStates
    .filter((state) => wish.states.includes(state))
    .map((state): BoardColumn => {
      const mine = places.filter((place) => place.state === state);
      const count = mine[0]?.n ?? 0;
      const shown = mine.flatMap(({ id }) => cards.get(id) ?? []);
      return { state, count, cards: shown, hasMore: count > wish.offset + shown.length };
    });
  return okay({ columns });
};

export const tenderProvinces: Query<Contract['provinces']> = async (db, _, { actor }) => {
  const rows = await db
    .selectDistinct({ province: tender.province })
    .from(tender)
    .where(sql`${isAnyOfWords(tender.state, runningStates)} AND ${tender.province} <> '' AND ${isSeen(actor)}`)
    .orderBy(tender.province);
  return okay(rows.map(({ province }) => province));
};
