import type { usersContract } from '../../../shared/contract/users.contract';
import { refuse } from '../../../shared/domain/problem';
import { done, type Command } from '../../store/handler';
import { findPerson, staffNoHolder } from './users.queries';
import { endSessions, updateUser } from './users.repo';

/** What a computer is signed in with signs nothing itself. */
const noCodes = { badgeHash: null, pinHash: null } as const;

/** A person gets his staff number, or an account becomes that of a shared computer, and the other way round. */
export const setStaff: Command<(typeof usersContract)['setStaff']> = async (tx, input, ctx) => {
  const { userId, isSharedPost } = input;
  const staffNo = input.staffNo?.toUpperCase() ?? null;
  const before = await findPerson(tx, userId);
  if (!before) return refuse('NOT_FOUND', {}, ['/userId']);
  if (isSharedPost && staffNo !== null) {
    return refuse('RULE_VIOLATED', { case: 'users.sign.notAPerson' }, ['/staffNo']);
  }
  const holder = staffNo === null ? undefined : await staffNoHolder(tx, staffNo);
  if (staffNo !== null && holder && holder.id !== userId) {
    return refuse('DUPLICATE', { value: staffNo, number: holder.name }, ['/staffNo']);
  }
  const change = { staffNo, isSharedPost };
  const version = await updateUser(tx, input, { ...change, ...(isSharedPost ? noCodes : {}) });
  if (version === undefined)
    return refuse('CONFLICT', { expected: input.version, found: before.version }, ['/version']);
  if (isSharedPost !== before.isSharedPost) await endSessions(tx, { userId }, ctx.now);
  const was = { staffNo: before.staffNo, isSharedPost: before.isSharedPost };
  return done({ version }, { entity: 'user', id: userId, action: 'set-staff', before: was, after: change });
};
