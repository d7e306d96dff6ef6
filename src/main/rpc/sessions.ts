/**
 * Sessions at the front: a random 256-bit token, of which only the hash is stored. What a token means is
 * cached until people, posts or sessions change; idle time is kept here and locks the screen.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { Actor } from '../store/handler';
import { IDLE_LOCK_MS } from '../features/users/users.rules';
import type { FrontEngine } from './front-engine';

export type Session = {
  readonly actor: Actor;
  readonly loginName: string;
  readonly expiresAt: number;
  /** True after 30 idle minutes until the password is given again. */
  readonly isLocked: boolean;
};

type Cached = { session: Omit<Session, 'isLocked'>; lastUsedAt: number; isLocked: boolean };

export type Sessions = {
  /** @param isUse false for questions the page asks by itself: they do not keep a session awake */
  resolve(token: string | null, isUse: boolean): Promise<Session | undefined>;
  unlock(token: string): void;
  forget(token: string): void;
};

const DROPPED_BY = new Set(['user', 'session', 'org_unit', 'post']);
/** Opening or ending one's own session changes nobody else's rights. */
const MOST_CACHED = 10_000;

/** A new token: 256 random bits. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is stored of a token. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** The session table of the front. */
export function openSessions(engine: FrontEngine): Sessions {
  const cache = new Map<string, Cached>();
  /** Idle times survive a refresh of the cache. */
  const idle = new Map<string, { lastUsedAt: number; isLocked: boolean }>();
  engine.onChange((tables) => {
    if (tables.some((name) => DROPPED_BY.has(name))) cache.clear();
  });
  const load = async (tokenHash: string): Promise<Cached | undefined> => {
    const now = engine.now();
    const found = await engine.ask('resolveSession', { tokenHash, now });
    if (!found) return undefined;
    if (idle.size > MOST_CACHED) idle.clear();
    return { session: found, ...(idle.get(tokenHash) ?? { lastUsedAt: now, isLocked: false }) };
  };
  const resolve: Sessions['resolve'] = async (token, isUse) => {
    if (!token) return undefined;
    const hash = hashToken(token);
    const now = engine.now();
    const known = cache.get(hash) ?? (await load(hash));
    if (!known || known.session.expiresAt <= now) {
      cache.delete(hash);
      idle.delete(hash);
      return undefined;
    }
    if (now - known.lastUsedAt > IDLE_LOCK_MS) known.isLocked = true;
    if (isUse && !known.isLocked) known.lastUsedAt = now;
    cache.set(hash, known);
    idle.set(hash, { lastUsedAt: known.lastUsedAt, isLocked: known.isLocked });
    return { ...known.session, isLocked: known.isLocked };
  };
  const unlock = (token: string): void => {
    const known = cache.get(hashToken(token));
    if (!known) return;
    known.isLocked = false;
    known.lastUsedAt = engine.now();
  };
  const forget = (token: string): void => {
    cache.delete(hashToken(token));
    idle.delete(hashToken(token));
  };
  return { resolve, unlock, forget };
}
