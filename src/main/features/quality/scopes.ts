/** What a buyer may be sold, and the closed list of classes it is said in. */
import type { qualityContract } from '../../../shared/contract/quality.contract';
import { may } from '../../../shared/domain/permissions';
import { okay, refuse } from '../../../shared/domain/problem';
import { done, type Command, type Query } from '../../store/handler';
import { customerScopes, scopeClassesOf } from './quality.queries';
import { dropScopes, writeScopeClasses, writeScopes } from './quality.repo';
import { usedClasses } from './scopes.queries';

type Contract = typeof qualityContract;

export const scopes: Query<Contract['scopes']> = async (db, { customerId }, { actor }) => {
  const { names } = await scopeClassesOf(db);
  const classes = [...new Set([...names, ...(await usedClasses(db))])];
  const held = await customerScopes(db, customerId);
  return okay({ ...held, classes, actions: { set: may(actor.posts, 'customers.licences') } });
};

export const setScopes: Command<Contract['setScopes']> = async (tx, { customerId, version, scopes: wanted }) => {
  const before = await customerScopes(tx, customerId);
  if (before.version !== version) return refuse('CONFLICT', { expected: version, found: before.version }, ['/version']);
  const names = wanted === null ? null : [...new Set(wanted)];
  if (names === null) await dropScopes(tx, customerId);
  const next = names === null ? 0 : await writeScopes(tx, customerId, names);
  const change = { before: { scopes: before.scopes }, after: { scopes: names } };
  return done({ version: next }, { entity: 'customer', id: customerId, action: 'set-scopes', ...change });
};

export const scopeClasses: Query<Contract['scopeClasses']> = async (db) => {
  const list = await scopeClassesOf(db);
  const known = new Set(list.names);
  return okay({ ...list, strays: (await usedClasses(db)).filter((name) => !known.has(name)) });
};

export const setScopeClasses: Command<Contract['setScopeClasses']> = async (tx, { names, version }) => {
  const before = await scopeClassesOf(tx);
  if (before.version !== version) return refuse('CONFLICT', { expected: version, found: before.version }, ['/version']);
  const kept = [...new Set(names)];
  const next = await writeScopeClasses(tx, kept);
  const change = { before: { names: before.names }, after: { names: kept } };
  return done({ version: next }, { entity: 'scope_list', id: 1, action: 'change', ...change });
};
