/** Commands on people: made, changed, given a new password, disabled. Each ends the sessions it must. */
import type { usersContract } from '../../../shared/contract/users.contract';
import { refuse } from '../../../shared/domain/problem';
import { pinyinOf } from '../../platform/pinyin';
import { done, type Command } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { credentialOf, findPerson, findUnit, lastAdministrators } from './users.queries';
import { addUser, endSessions, replacePosts, updateUser } from './users.repo';

type Contract = typeof usersContract;

/** Adds a person. `password` arrives hashed: the front does that. */
export const createUser: Command<Contract['create']> = async (tx, input, ctx) => {
  const { name, loginName, orgUnitId, posts, password: passwordHash } = input;
  if (!(await findUnit(tx, orgUnitId))) return refuse('NOT_FOUND', {}, ['/orgUnitId']);
  const taken = await credentialOf(tx, { loginName, address: '', now: ctx.now });
  if (taken.user) return refuse('DUPLICATE', { value: loginName }, ['/loginName']);
  const userId = await addUser(tx, { name, loginName, orgUnitId, passwordHash, ...pinyinOf(name) }, posts);
  return done({ userId }, { entity: 'user', id: userId, action: 'create', after: { name, loginName, posts } });
};

/** Nobody may lock the firm out: one enabled person who manages people must stay. */
async function isLastOne(tx: Tx, userId: number): Promise<boolean> {
  const holders = await lastAdministrators(tx);
  return holders.length === 1 && holders[0] === userId;
}

const managesPeople = (posts: readonly string[]): boolean => posts.includes('administrator') || posts.includes('boss');

export const updatePerson: Command<Contract['update']> = async (tx, input, ctx) => {
  const before = await findPerson(tx, input.userId);
  if (!before) return refuse('NOT_FOUND', {}, ['/userId']);
  if (!(await findUnit(tx, input.orgUnitId))) return refuse('NOT_FOUND', {}, ['/orgUnitId']);
  if (!managesPeople(input.posts) && (await isLastOne(tx, input.userId))) {
    return refuse('RULE_VIOLATED', { case: 'users.rules.lastAdministrator' }, ['/posts']);
  }
  const { name, orgUnitId, posts } = input;
  const version = await updateUser(tx, input, { name, orgUnitId, ...pinyinOf(name) });
  if (version === undefined)
    return refuse('CONFLICT', { expected: input.version, found: before.version }, ['/version']);
  await replacePosts(tx, input.userId, posts);
  const changedPosts = [...before.posts].sort().join() !== [...posts].sort().join();
  if (changedPosts) await endSessions(tx, { userId: input.userId }, ctx.now);
  return done(
    { version },
    {
      entity: 'user',
      id: input.userId,
      action: 'update',
      before: { name: before.name, orgUnitId: before.orgUnitId, posts: before.posts },
      after: { name, orgUnitId, posts },
    },
  );
};

/** Sets a new password (hashed by the front) and ends every session of the person. */
export const setPassword: Command<Contract['setPassword']> = async (tx, input, ctx) => {
  const version = await updateUser(tx, input, { passwordHash: input.password });
  if (version === undefined) return refuse('CONFLICT', { expected: input.version }, ['/version']);
  await endSessions(tx, { userId: input.userId }, ctx.now);
  return done({ version }, { entity: 'user', id: input.userId, action: 'set-password' });
};

/** A leaver is disabled, never deleted: his records stay, his sessions end at once. */
export const setDisabled: Command<Contract['setDisabled']> = async (tx, input, ctx) => {
  if (input.isDisabled && input.userId === ctx.actor.userId) {
    return refuse('RULE_VIOLATED', { case: 'users.rules.notYourself' }, ['/userId']);
  }
  if (input.isDisabled && (await isLastOne(tx, input.userId))) {
    return refuse('RULE_VIOLATED', { case: 'users.rules.lastAdministrator' }, ['/userId']);
  }
  const version = await updateUser(tx, input, { isDisabled: input.isDisabled });
  if (version === undefined) return refuse('CONFLICT', { expected: input.version }, ['/version']);
  if (input.isDisabled) await endSessions(tx, { userId: input.userId }, ctx.now);
  const action = input.isDisabled ? 'disable' : 'enable';
  return done({ version }, { entity: 'user', id: input.userId, action, reason: input.reason });
};
