/** 口头同意: finance writes down somebody's word; it releases at once and stays red until that person confirms it. */
import type { releasesContract } from '../../../shared/contract/releases.contract';
import { okay, type Result } from '../../../shared/domain/problem';
import { done, type Command, type Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { decide, requestOf } from './ask-release';
import { addRelease, changeOrder } from './orders.repo';
import { blockedAt, validUntil, type Blocked } from './release-check';
import { postsHeld } from './release-requests.queries';
import { addRequest, answerRequest, settleWord } from './release-requests.repo';
import { consentProblem, namedProblem, wordProblem } from './release-requests.rules';

type Contract = typeof releasesContract;
type Word = Parameters<Command<Contract['recordConsent']>>[1];

/** The boss allows it for an order of this amount, and the person named could release the check himself. */
async function mayRecord(
  tx: Tx,
  { wouldBe, settings }: Blocked,
  { word, ctx }: { word: Word; ctx: Ctx },
): Promise<Result<true>> {
  const limit = { limitYuan: settings.verbalConsentLimitYuan, totalFen: wouldBe.totalFen };
  const problem = consentProblem(ctx.actor, limit);
  if (problem !== true) return { ok: false, problem };
  const named = { userId: word.releaserId, posts: await postsHeld(tx, word.releaserId) };
  const wrong = namedProblem(named, ctx.actor, word.check);
  return wrong ? { ok: false, problem: { ...wrong, fields: ['/releaserId'] } } : okay(true);
}

export const recordConsent: Command<Contract['recordConsent']> = async (tx, input, ctx) => {
  const seen = await blockedAt(tx, input, ctx);
  if (!seen.ok) return seen;
  const allowed = await mayRecord(tx, seen.value, { word: input, ctx });
  if (!allowed.ok) return allowed;
  const { order, figure } = seen.value;
  const changed = await changeOrder(tx, order, {});
  if (!changed.ok) return changed;
  const { check, reason, releaserId } = input;
  const validUntilOn = validUntil(seen.value, ctx);
  const answered = await answerRequest(tx, { orderId: order.id, check }, { reason, ctx });
  const word = { releasedBy: releaserId, recordedBy: ctx.actor.userId, verbalState: 'unconfirmed' } as const;
  const given = { orderId: order.id, checkCode: check, upTo: figure, reason, validUntilOn };
  const releaseId = await addRelease(tx, { ...given, ...word, releasedAt: ctx.now });
  const made = await addRequest(tx, order, {
    ...{ checkCode: check, figure, state: 'verbal', isVerbal: true, namedId: releaserId, releaseId, reason },
    ...{ askedBy: ctx.actor.userId, askedAt: ctx.now },
  });
  if (!made.ok) return made;
  const after = { check, upTo: figure, validUntilOn, releaserId };
  return done(
    { requestId: made.value, ...changed.value },
    { entity: 'sales_order', id: order.id, action: 'recordConsent', after, reason },
    { entity: 'release', id: releaseId, action: 'recordConsent', after: { ...after, orderId: order.id }, reason },
    { entity: 'release_request', id: made.value, action: 'recordConsent', after: { check, orderId: order.id }, reason },
    ...answered,
  );
};

type Answered = { readonly orderId: number; readonly requestId: number };
type Settled = { readonly isGiven: boolean; readonly reason?: string; readonly ctx: Ctx };

/** The person named says whether he gave his word; one that he did not give releases nothing any more. */
async function settle(tx: Tx, input: Answered, { isGiven, reason, ctx }: Settled) {
  const found = await requestOf(tx, input, (request) => wordProblem(request, ctx.actor));
  if (!found.ok) return found;
  const action = isGiven ? 'confirmConsent' : 'objectConsent';
  const state = isGiven ? 'released' : 'objected';
  const why = reason === undefined ? {} : { reason };
  const decided = await decide(tx, found.value, { action, from: 'verbal', state, ctx, ...why });
  if (!decided.ok) return decided;
  const { releaseId } = found.value;
  const verbalState = isGiven ? 'confirmed' : 'objected';
  if (releaseId !== null) await settleWord(tx, releaseId, verbalState);
  return done({}, ...decided.value, {
    entity: 'release',
    id: releaseId ?? 0,
    action,
    before: { verbalState: 'unconfirmed' },
    after: { verbalState },
  });
}

export const confirmConsent: Command<Contract['confirm']> = (tx, input, ctx) =>
  settle(tx, input, { isGiven: true, ctx });
export const objectConsent: Command<Contract['object']> = (tx, { reason, ...input }, ctx) =>
  settle(tx, input, { isGiven: false, reason, ctx });
