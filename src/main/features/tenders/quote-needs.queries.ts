/** What the quotes of bids want of the reader. */
import { sql } from 'drizzle-orm';
import type { QuoteNeed } from '../../../shared/domain/award-words';
import { isAnyOf } from '../../store/dialect';
import type { Ctx } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { quoteActorOf } from './item.queries';
import { quoteNeedOf, type TenderStanding } from './item.rules';
import { tenderItem } from './item.tables';

type Bid = TenderStanding & { readonly id: number };

/** By tender, in one statement; those whose quotes want nothing have no entry. Who asks has looked whether they may be seen. */
export async function quoteNeedsOf(
  db: ReadDb,
  tenders: readonly Bid[],
  ctx: Ctx,
): Promise<ReadonlyMap<number, QuoteNeed>> {
  const { tenderId, quoteState, proposedBy, lockedAt, result } = tenderItem;
  const ids = tenders.map(({ id }) => id);
  const items = await db
    .select({ tenderId, quoteState, proposedBy, lockedAt, result })
    .from(tenderItem)
    .where(
      sql`${isAnyOf(tenderId, ids)} AND ${tenderItem.isRemoved} = 0 AND ${quoteState} <> 'approved' AND ${lockedAt} IS NULL`,
    );
  const by = await quoteActorOf(db, ctx);
  const byTender = Map.groupBy(items, (item) => item.tenderId);
  return new Map(
    tenders.flatMap((tender) => {
      const open = byTender.get(tender.id);
      return open ? [[tender.id, quoteNeedOf(open, { tender, by })] as const] : [];
    }),
  );
}
