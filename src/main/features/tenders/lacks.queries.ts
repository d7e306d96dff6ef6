/** What still lacks before bids can be handed in: papers, seals, deposits, quotes, the certificate of an opening. */
import { sql } from 'drizzle-orm';
import { isAnyOf } from '../../store/dialect';
import type { ReadDb } from '../../store/handles';
import { depositsOf } from './deposit.queries';
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
  readonly isDepositOpen: boolean;
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

const onTheWay: readonly string[] = ['requested', 'approved', 'paid'];

/** Tenders with a deposit that was asked for and has not arrived. */
async function withOpenDeposits(db: ReadDb, tenderIds: readonly number[]): Promise<ReadonlySet<number>> {
  const rows = await depositsOf(db, tenderIds);
  return new Set(
    rows.flatMap(({ tenderId, state }) => (tenderId !== null && onTheWay.includes(state) ? [tenderId] : [])),
  );
}

/** Tenders whose opening is near and whose certificate was not tried. */
async function withOpenCa(db: ReadDb, tenderIds: readonly number[], now: number): Promise<ReadonlySet<number>> {
  const dates = await milestonesOf(db, tenderIds);
  const open = dates.filter(
    ({ kind, isDropped, doneAt, caTriedAt, dueAt }) =>
      kind === 'opening' && !isDropped && doneAt === null && caTriedAt === null && dueAt <= now + CA_AHEAD,
  );
  return new Set(open.map(({ tenderId }) => tenderId));
}

/** What each of these tenders lacks; who asks has looked whether they may be seen. */
export async function lacksOf(
  db: ReadDb,
  tenderIds: readonly number[],
  seen: Seen,
): Promise<ReadonlyMap<number, Lacks>> {
  const papers = await readinessOf(db, tenderIds, seen);
  const quotes = await withOpenQuotes(db, tenderIds);
  const deposits = await withOpenDeposits(db, tenderIds);
  const certificates = await withOpenCa(db, tenderIds, seen.now);
  return new Map(
    tenderIds.map((id) => {
      const known = papers.get(id);
      const lacks: Lacks = {
        papers: known ? { ready: known.ready, total: known.total } : null,
        missing: [...(known?.missing ?? [])],
        seals: known?.seals ?? 0,
        isDepositOpen: deposits.has(id),
        isQuoteOpen: quotes.has(id),
        isCaOpen: certificates.has(id),
      };
      return [id, lacks];
    }),
  );
}
