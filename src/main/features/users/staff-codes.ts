/** What the front calls for badges and PINs: only hashes arrive here, and none of them is audited. */
import { refuse } from '../../../shared/domain/problem';
import { done, type Ctx, type Outcome } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { afterWrongPin } from './pin.rules';
import { findPerson } from './users.queries';
import { pinFailuresOf, setPinFailures, updateUser } from './users.repo';

type Changed = Outcome<{ version: number }>;
type Codes = { readonly badgeHash?: string; readonly pinHash?: string };
type Wish = { readonly userId: number; readonly version: number; readonly codes: Codes; readonly action: string };

async function putCodes(tx: Tx, { userId, version: seen, codes, action }: Wish): Promise<Changed> {
  const person = await findPerson(tx, userId);
  if (!person) return refuse('NOT_FOUND', {}, ['/userId']);
  if (person.isSharedPost) return refuse('RULE_VIOLATED', { case: 'users.sign.notAPerson' }, ['/userId']);
  const version = await updateUser(tx, { userId, version: seen }, codes);
  if (version === undefined) return refuse('CONFLICT', { expected: seen, found: person.version }, ['/version']);
  if (codes.pinHash !== undefined) await setPinFailures(tx, userId, { pinFailures: 0, pinLockedUntil: 0 });
  return done({ version }, { entity: 'user', id: userId, action });
}

/** A new badge in the place of the one before. */
export const putBadge = (tx: Tx, input: { userId: number; version: number; badgeHash: string }): Promise<Changed> =>
  putCodes(tx, { ...input, codes: { badgeHash: input.badgeHash }, action: 'issue-badge' });

/** A new PIN, and the tries begin anew. */
export const putPin = (tx: Tx, input: { userId: number; version: number; pinHash: string }): Promise<Changed> =>
  putCodes(tx, { ...input, codes: { pinHash: input.pinHash }, action: 'set-pin' });

/** One's own PIN; whose it is says the session. */
export async function putMyPin(tx: Tx, { pinHash }: { pinHash: string }, { actor }: Ctx): Promise<Changed> {
  const person = await findPerson(tx, actor.userId);
  if (!person) return refuse('NOT_FOUND');
  const { version } = person;
  return putCodes(tx, { userId: actor.userId, version, codes: { pinHash }, action: 'set-own-pin' });
}

/** Counts a wrong PIN against its person. @returns how many tries are left; 0 locks */
export async function notePinFailure(
  tx: Tx,
  { userId }: { userId: number },
  ctx: Ctx,
): Promise<Outcome<{ left: number }>> {
  const failures = await pinFailuresOf(tx, userId);
  const { pinFailures, pinLockedUntil, left } = afterWrongPin(failures, ctx.now);
  await setPinFailures(tx, userId, { pinFailures, pinLockedUntil });
  const action = left === 0 ? 'pin-locked' : 'pin-failed';
  return done({ left }, { entity: 'user', id: userId, action, after: { left } });
}

/** The right PIN: what went wrong before no longer counts. */
export async function clearPinFailures(tx: Tx, { userId }: { userId: number }): Promise<Outcome<object>> {
  await setPinFailures(tx, userId, { pinFailures: 0, pinLockedUntil: 0 });
  return done({});
}
