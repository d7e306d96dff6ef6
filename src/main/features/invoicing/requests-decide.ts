/** What people decide about a request: approve, refuse, take back. */
import type { invoicingContract } from '../../../shared/contract/invoicing.contract';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import { done, type Command, type Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { advanceLookOf } from './advance.queries';
import { blockedBy } from './advance-request';
import { advanceWishOf, linesOfRequest, requestAt, requestClerk, type RequestRecord } from './requests.queries';
import { moveRequest } from './requests.repo';
import { postsAbove, requestProblem, type RequestStep } from './requests.rules';

type Contract = typeof invoicingContract;
type Asked = { readonly requestId: number; readonly version: number };

/** The request as the screen saw it, when this person may take the step now. */
async function requestFor(
  tx: Tx,
  step: RequestStep,
  { ctx, ...asked }: Asked & { ctx: Ctx },
): Promise<Result<RequestRecord>> {
  const seen = await requestAt(tx, asked);
  if (!seen.ok) return seen;
  const problem = requestProblem(step, seen.value, await requestClerk(tx, ctx));
  return problem ? { ok: false, problem } : okay(seen.value);
}

const decidedBy = (ctx: Ctx, reason: string) => ({
  ...{ decidedBy: ctx.actor.userId, decidedAt: ctx.now, decisionReason: reason, waitingSince: ctx.now },
});

/** Within the limit finance approves, above it the manager, above twice the limit the boss; a blocking check nobody. */
export const approveRequest: Command<Contract['approve']> = async (tx, { reason, ...asked }, ctx) => {
  const seen = await requestFor(tx, 'approve', { ...asked, ctx });
  if (!seen.ok) return seen;
  const found = seen.value;
  const look = await advanceLookOf(tx, { wish: await advanceWishOf(tx, found), requestId: found.id }, ctx);
  if (!look.ok) return look;
  const { isBlocked, approver, exposureFen, limitFen } = look.value;
  if (isBlocked) return blockedBy(look.value);
  const able = postsAbove(approver);
  if (!ctx.actor.posts.some((post) => able.includes(post))) {
    return refuse('FORBIDDEN', { permission: 'invoicing.approve', posts: able.join(',') });
  }
  const isSamePerson = found.requestedBy === ctx.actor.userId;
  const limitResult = JSON.stringify({ exposureFen, limitFen, approver });
  const change = { state: 'approved', ...decidedBy(ctx, reason), isSamePerson, limitResult } as const;
  const { version, entry } = await moveRequest(tx, found, { step: 'approve', change, reason });
  return done({ version }, entry);
};

export const refuseRequest: Command<Contract['refuse']> = async (tx, { reason, ...asked }, ctx) => {
  const seen = await requestFor(tx, 'refuse', { ...asked, ctx });
  if (!seen.ok) return seen;
  const change = { state: 'refused', ...decidedBy(ctx, reason) } as const;
  const { version, entry } = await moveRequest(tx, seen.value, { step: 'refuse', change, reason });
  return done({ version }, entry);
};

/** Taken back; of one that is partly issued the rest is dropped. */
export const withdrawRequest: Command<Contract['withdraw']> = async (tx, { reason, ...asked }, ctx) => {
  const seen = await requestFor(tx, 'withdraw', { ...asked, ctx });
  if (!seen.ok) return seen;
  const isPartly = (await linesOfRequest(tx, seen.value.id)).some(({ invoiceId }) => invoiceId !== null);
  const state = isPartly ? 'issued' : 'withdrawn';
  const change = { state, decisionReason: reason, waitingSince: ctx.now } as const;
  const { version, entry } = await moveRequest(tx, seen.value, { step: 'withdraw', change, reason });
  return done({ version }, entry);
};
