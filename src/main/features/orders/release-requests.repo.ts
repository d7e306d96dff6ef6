/** Writes to what was asked to be released and to the words that were written down. */
import { sql } from 'drizzle-orm';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import type { ReleasableCheck, RequestState, VerbalState } from '../../../shared/domain/release-words';
import type { Entry } from '../../store/audit';
import type { Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import type { OrderRecord } from './orders.queries';
import { release } from './orders.tables';
import { waitingRequests } from './release-requests.queries';
import { releaseRequest } from './release-requests.tables';

type NewRequest = Pick<
  typeof releaseRequest.$inferInsert,
  'checkCode' | 'figure' | 'isVerbal' | 'namedId' | 'releaseId' | 'state' | 'reason' | 'askedBy' | 'askedAt'
>;

/** Keeps a question about an order; of two who ask the same at once one is told. */
export async function addRequest(tx: Tx, order: OrderRecord, row: NewRequest): Promise<Result<number>> {
  const { id: orderId, ownerId, buyerId, buyerName, buyerPy } = order;
  const [made] = await tx
    .insert(releaseRequest)
    .values({ ...row, orderId, ownerId, buyerId, buyerName, buyerPy, orderNumber: order.number ?? '' })
    .onConflictDoNothing()
    .returning({ id: releaseRequest.id });
  return made ? okay(made.id) : refuse('RULE_VIOLATED', { case: 'releases.refusals.askedAlready' }, ['/check']);
}

type Decision = {
  readonly from: 'waiting' | 'verbal';
  readonly state: Exclude<RequestState, 'waiting' | 'verbal'>;
  readonly reason?: string;
};

/** A question becomes what was decided; of two who decide at once one gets no row. */
export async function decideRequest(
  tx: Tx,
  requestId: number,
  { from, state, reason = '', ctx }: Decision & { readonly ctx: Ctx },
): Promise<Result<true>> {
  const [found] = await tx
    .update(releaseRequest)
    .set({ state, decidedBy: ctx.actor.userId, decidedAt: ctx.now, decisionReason: reason })
    .where(sql`${releaseRequest.id} = ${requestId} AND ${releaseRequest.state} = ${from}`)
    .returning({ id: releaseRequest.id });
  return found ? okay(true) : refuse('STATE_CONFLICT', {}, ['/requestId']);
}

/** What became of the word that a release stands on. */
export async function settleWord(tx: Tx, releaseId: number, verbalState: VerbalState): Promise<void> {
  await tx.update(release).set({ verbalState }).where(sql`${release.id} = ${releaseId}`);
}

/** Ends the waiting questions of an order, all or those about one check, with an entry each. */
async function endWaiting(
  tx: Tx,
  { orderId, only }: { readonly orderId: number; readonly only?: ReleasableCheck },
  { state, reason = '', ctx }: { readonly state: 'released' | 'stale'; readonly reason?: string; readonly ctx: Ctx },
): Promise<Entry[]> {
  const waiting = await waitingRequests(tx, orderId);
  const ended = waiting.filter(({ checkCode }) => only === undefined || checkCode === only);
  for (const { id } of ended) await decideRequest(tx, id, { from: 'waiting', state, reason, ctx });
  return ended.map(({ id, checkCode }) => ({
    ...{ entity: 'release_request', id, action: state, before: { state: 'waiting' } },
    after: { state, orderId, check: checkCode },
  }));
}

/** A release answers the question that waits for it. */
export const answerRequest = (
  tx: Tx,
  { orderId, check }: { readonly orderId: number; readonly check: ReleasableCheck },
  { reason, ctx }: { readonly reason: string; readonly ctx: Ctx },
): Promise<Entry[]> => endWaiting(tx, { orderId, only: check }, { state: 'released', reason, ctx });

/** The order went on or back: nobody needs the answers any more. */
export const outdateRequests = (tx: Tx, orderId: number, ctx: Ctx): Promise<Entry[]> =>
  endWaiting(tx, { orderId }, { state: 'stale', ctx });
