/** What still lacks before bids can be handed in: papers, seals, deposits, quotes, the certificate of an opening. */
import { sql } from 'drizzle-orm';
import type { DepositGap } from '../../../shared/domain/deposit-words';
import { isAnyOf } from '../../store/dialect';
import type { ReadDb } from '../../store/handles';
import { depositGapsOf } from './deposit-gaps.queries';
import { readinessOf, type Seen } from './documents.queries';
import { tenderItem } from './item.tables';
import { milestonesOf } from './milestones.queries';

const DAY = 86_400_000;
/** The certificate is tried before an opening that is so near. */
const CA_AHEAD = 3 * DAY;

export type Lacks = {
  /** Papers ready of all; null where no checklist is kept. */
  readonly papers: { readonly ready: number; readonly total: number } | null;
  /** The first papers that are missing: keys of names, or names of the firm's own. */
  readonly missing: string[];
  readonly seals: number;
  /** What its deposit waits for; null where it has arrived or none is due. */
  readonly depositGap: DepositGap | null;
  readonly isQuoteOpen: boolean;
  readonly isCaOpen: boolean;
};

/** Tenders with an item whose quote nobody approved. */
async function withOpenQuotes(db: ReadDb, tenderIds: readonly number[]): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectDistinct({ tenderId: tenderItem.tenderId })
    .from(tenderItem)
    .where(
      sql`${isAnyOf(tenderItem.tenderId, tenderIds)} AND ${tenderItem.isRemoved} = 0 AND ${tenderItem.quoteState} <> 'approved' AND ${tenderItem.lockedAt} IS NULL`,
    );
  return new Set(rows.map(({ tenderId }) => tenderId));
}

type OpeningLacks = { readonly isCaOpen: boolean; readonly isAttendeeOpen: boolean };
export const noOpeningLacks: OpeningLacks = { isCaOpen: false, isAttendeeOpen: false };

/** Of tenders whose opening is near: whether the certificate was tried, and whether anybody is named to sit there. */
export async function openingLacksOf(
  db: ReadDb,
  tenderIds: readonly number[],
  now: number,
): Promise<ReadonlyMap<number, OpeningLacks>> {
  const dates = await milestonesOf(db, tenderIds);
  const near = dates.filter(
    ({ kind, isDropped, doneAt, dueAt }) =>
      kind === 'opening' && !isDropped && doneAt === null && dueAt <= now + CA_AHEAD,
  );
  return new Map(
    near.map(({ tenderId, caTriedAt, attendeeId }) => [
      tenderId,
      { isCaOpen: caTriedAt === null, isAttendeeOpen: attendeeId === null },
    ]),
  );
}

/** What each of these tenders lacks; who asks has looked whether they may be seen. */
export async function lacksOf(
  db: ReadDb,
  tenderIds: readonly number[],
  seen: Seen,
): Promise<ReadonlyMap<number, Lacks>> {
  const papers = await readinessOf(db, tenderIds, seen);
  const quotes = await withOpenQuotes(db, tenderIds);
  const deposits = await depositGapsOf(db, tenderIds);
  const openings = await openingLacksOf(db, tenderIds, seen.now);
  return new Map(
    tenderIds.map((id) => {
      const known = papers.get(id);
      const lacks: Lacks = {
        papers: known ? { ready: known.ready, total: known.total } : null,
        missing: [...(known?.missing ?? [])],
        seals: known?.seals ?? 0,
        depositGap: deposits.get(id) ?? null,
        isQuoteOpen: quotes.has(id),
        isCaOpen: openings.get(id)?.isCaOpen ?? false,
      };
      return [id, lacks];
    }),
  );
}
