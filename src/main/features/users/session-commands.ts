/** Commands of sessions that the front calls by name: they are not in the contract. */
import { addDays } from '../../../shared/domain/business-date';
import { type FirmFacts, STARTS_AHEAD_DAYS } from '../../../shared/domain/firm-facts';
import { posts as allPosts } from '../../../shared/domain/permissions';
import { refuse } from '../../../shared/domain/problem';
import { pinyinOf } from '../../platform/pinyin';
import { done, type Ctx, type Outcome } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { firmFactsFrom } from '../settings/firm-facts.rules';
import { readSettings } from '../settings/settings.queries';
import { writeFirm, writeSetting } from '../settings/settings.repo';
import { isSetUp } from './users.queries';
import { addFailures, addOrgUnit, addSession, addUser, clearFailures, endSessions } from './users.repo';
import { FAILURE_WINDOW_MS, SESSION_MS } from './users.rules';

/** Opens a session for a person whose password was right. */
export async function openSession(
  tx: Tx,
  input: { userId: number; loginName: string; tokenHash: string },
  ctx: Ctx,
): Promise<Outcome<{ sessionId: number }>> {
  const { userId, tokenHash } = input;
  const sessionId = await addSession(tx, { userId, tokenHash, createdAt: ctx.now, expiresAt: ctx.now + SESSION_MS });
  await clearFailures(tx, `account:${input.loginName}`, ctx.now - FAILURE_WINDOW_MS);
  return done({ sessionId }, { entity: 'session', id: sessionId, action: 'log-in', after: { userId } });
}

/** Opens a session without a password, in a demo book only. */
export async function openDemoSession(
  tx: Tx,
  input: { userId: number; loginName: string; tokenHash: string },
  ctx: Ctx,
): Promise<Outcome<{ sessionId: number }>> {
  const { isDemo } = await readSettings(tx);
  return isDemo ? openSession(tx, input, ctx) : refuse('DEMO_ONLY');
}

/** Notes a failed log-in. */
export async function noteFailure(tx: Tx, input: { subjects: string[] }, ctx: Ctx): Promise<Outcome<object>> {
  await addFailures(tx, input.subjects, ctx.now);
  return done({});
}

/** Ends the caller's own session. */
export async function closeSession(tx: Tx, input: { sessionId: number }, ctx: Ctx): Promise<Outcome<object>> {
  await endSessions(tx, { id: input.sessionId }, ctx.now);
  return done({}, { entity: 'session', id: input.sessionId, action: 'log-out' });
}

export type SetUpInput = {
  readonly firmName: string;
  readonly name: string;
  readonly loginName: string;
  readonly passwordHash: string;
  readonly tokenHash: string;
  readonly firm?: FirmFacts;
  /** 'YYYY-MM-DD'; today where nothing is said. */
  readonly startsOn?: string;
};

/** First start: the firm, the root of its tree, its first person with every post, his session. */
export async function setUpBook(tx: Tx, input: SetUpInput, ctx: Ctx): Promise<Outcome<{ sessionId: number }>> {
  if (await isSetUp(tx)) return refuse('ALREADY_SET_UP');
  const { firm, startsOn = ctx.today } = input;
  const last = addDays(ctx.today, STARTS_AHEAD_DAYS);
  if (startsOn > last) return refuse('VALIDATION_FAILED', { case: 'session.startsTooLate', last }, ['/startsOn']);
  const facts = firm && firmFactsFrom(firm);
  if (facts && !facts.ok) return facts;
  await writeSetting(tx, 'firmName', input.firmName);
  await writeSetting(tx, 'trialStartedOn', startsOn);
  if (facts) await writeFirm(tx, facts.value);
  const orgUnitId = await addOrgUnit(tx, { name: input.firmName, parentId: null });
  const { name, loginName, passwordHash, tokenHash } = input;
  const userId = await addUser(tx, { orgUnitId, name, loginName, passwordHash, ...pinyinOf(name) }, allPosts);
  const sessionId = await addSession(tx, { userId, tokenHash, createdAt: ctx.now, expiresAt: ctx.now + SESSION_MS });
  return done(
    { sessionId },
    { entity: 'user', id: userId, action: 'set-up', after: { name, loginName, posts: allPosts } },
    { entity: 'setting', id: 0, action: 'set-up', after: { firmName: input.firmName, startsOn, ...facts?.value } },
  );
}
