/** A blocked order asks for its release: asked, taken back by who asked, refused with a reason. */
import type { releasesContract } from '../../../shared/contract/releases.contract';
import { okay, refuse, type Problem, type Result } from '../../../shared/domain/problem';
import type { Entry } from '../../store/audit';
import { done, type Command, type Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { blockedAt } from './release-check';
import { findRequest, type RequestRecord } from './release-requests.queries';
import { addRequest, decideRequest } from './release-requests.repo';
import { answerProblem, askReleaseProblem, withdrawalProblem } from './release-requests.rules';

type Contract = typeof releasesContract;

export const askRelease: Command<Contract['ask']> = async (tx, { reason, ...asked }, ctx) => {
  const seen = await blockedAt(tx, asked, ctx);
  if (!seen.ok) return seen;
  const { order, look, figure } = seen.value;
  const problem = askReleaseProblem(look, ctx.actor);
  if (problem !== true) return { ok: false, problem };
  const { check } = asked;
  const made = await addRequest(tx, order, {
    ...{ checkCode: check, figure, state: 'waiting', reason },
    ...{ askedBy: ctx.actor.userId, askedAt: ctx.now },
  });
  if (!made.ok) return made;
  const after = { check, figure };
  return done(
    { requestId: made.value },
    { entity: 'sales_order', id: order.id, action: 'askRelease', after: { check }, reason },
    { entity: 'release_request', id: made.value, action: 'ask', after: { ...after, orderId: order.id }, reason },
  );
};

/** A question of this order that the person may decide. */
export async function requestOf(
  tx: Tx,
  { orderId, requestId }: { readonly orderId: number; readonly requestId: number },
  problemOf: (request: RequestRecord) => true | Problem,
): Promise<Result<RequestRecord>> {
  const request = await findRequest(tx, requestId);
  if (request?.orderId !== orderId) return refuse('NOT_FOUND', {}, ['/requestId']);
  const problem = problemOf(request);
  return problem === true ? okay(request) : { ok: false, problem };
}

type Way = Parameters<typeof decideRequest>[2] & { readonly action: string; readonly ctx: Ctx };

/** Decides a question; the order and the question each keep an entry. */
export async function decide(tx: Tx, request: RequestRecord, { action, ...way }: Way): Promise<Result<Entry[]>> {
  const { id, orderId, checkCode: check } = request;
  const decided = await decideRequest(tx, id, way);
  if (!decided.ok) return decided;
  const { state, from, reason } = way;
  const why = reason === undefined ? {} : { reason };
  return okay([
    { entity: 'sales_order', id: orderId, action, after: { check }, ...why },
    { entity: 'release_request', id, action: state, before: { state: from }, after: { state, orderId, check }, ...why },
  ]);
}

export const withdrawRelease: Command<Contract['withdraw']> = async (tx, input, ctx) => {
  const found = await requestOf(tx, input, (request) => withdrawalProblem(request, ctx.actor));
  if (!found.ok) return found;
  const way = { action: 'withdrawRelease', from: 'waiting', state: 'withdrawn', ctx } as const;
  const decided = await decide(tx, found.value, way);
  return decided.ok ? done({}, ...decided.value) : decided;
};

export const refuseRelease: Command<Contract['refuse']> = async (tx, { reason, ...input }, ctx) => {
  const found = await requestOf(tx, input, (request) => answerProblem(request, ctx.actor));
  if (!found.ok) return found;
  const way = { action: 'refuseRelease', from: 'waiting', state: 'refused', reason, ctx } as const;
  const decided = await decide(tx, found.value, way);
  return decided.ok ? done({}, ...decided.value) : decided;
};
