import type { Post } from '../../../shared/domain/permissions';
import { okay, refuse, type Result } from '../../../shared/domain/problem';

/** Idle time after which the screen locks, and the life of a session, in ms. */
export const IDLE_LOCK_MS = 30 * 60_000;
export const SESSION_MS = 12 * 3_600_000;
/** Failures within the window: from the 5th on a wait, from the 10th on a lock. */
export const FAILURE_WINDOW_MS = 15 * 60_000;
const DELAY_FROM = 5;
const LOCK_FROM = 10;
const MIN_LENGTH = 8;

/**
 * Whether another log-in may be tried now.
 * @param failures instants of the failures within the window, any order
 */
export function mayTryLogIn(failures: readonly number[], now: number): Result<true> {
  const recent = failures.filter((at) => now - at < FAILURE_WINDOW_MS);
  if (recent.length < DELAY_FROM) return okay(true);
  const latest = Math.max(...recent);
  const wait = recent.length >= LOCK_FROM ? FAILURE_WINDOW_MS : 1000 * 2 ** (recent.length - DELAY_FROM);
  const left = latest + wait - now;
  return left <= 0 ? okay(true) : refuse('RATE_LIMITED', { waitSeconds: Math.ceil(left / 1000) });
}

/**
 * ≥ 8 characters, not a common word, not made of the person's or the firm's name.
 * @param common lower-case words that everybody tries first
 */
export function passwordIsGood(
  password: string,
  context: readonly string[],
  common: ReadonlySet<string>,
): Result<true> {
  const field = ['/password'];
  if (Array.from(password).length < MIN_LENGTH) return refuse('PASSWORD_WEAK', { minLength: MIN_LENGTH }, field);
  const lower = password.toLowerCase();
  const bare = lower.replace(/[\d\W_]+$/u, '');
  const isNamed = context.some((word) => word.length >= 3 && lower.includes(word.toLowerCase()));
  if (isNamed || common.has(lower) || (bare.length > 0 && common.has(bare))) {
    return refuse('PASSWORD_WEAK', { minLength: MIN_LENGTH }, field);
  }
  return new Set(lower).size < 4 ? refuse('PASSWORD_WEAK', { minLength: MIN_LENGTH }, field) : okay(true);
}

/** How far each post sees: own records, those of the unit and below, or all. */
export const postReach = {
  sales: 'own',
  sales_assistant: 'tree',
  finance: 'all',
  finance_manager: 'all',
  invoice_clerk: 'all',
  cashier: 'all',
  warehouse: 'all',
  checker: 'all',
  quality: 'all',
  manager: 'tree',
  boss: 'all',
  administrator: 'own',
} as const satisfies Record<Post, 'own' | 'tree' | 'all'>;

export type Unit = { readonly id: number; readonly parentId: number | null };
export type Member = { readonly id: number; readonly orgUnitId: number };

/** A unit and everything below it. */
export function unitsBelow(root: number, units: readonly Unit[]): Set<number> {
  const found = new Set([root]);
  const queue = [root];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    for (const { id, parentId } of units) {
      if (parentId !== at || found.has(id)) continue;
      found.add(id);
      queue.push(id);
    }
  }
  return found;
}

/** Whose records a person sees: a superior what is below him, peers not each other. */
export function visibleUsers(
  self: Member & { readonly posts: readonly Post[] },
  units: readonly Unit[],
  members: readonly Member[],
): readonly number[] | 'all' {
  const reach = self.posts.map((post) => postReach[post]);
  if (reach.includes('all')) return 'all';
  if (!reach.includes('tree')) return [self.id];
  const below = unitsBelow(self.orgUnitId, units);
  const seen = members.filter(({ id, orgUnitId }) => id === self.id || below.has(orgUnitId)).map(({ id }) => id);
  return seen.sort((a, b) => a - b);
}
