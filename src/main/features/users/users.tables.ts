import type { Post } from '../../../shared/domain/permissions';
import { flag, id, instant, int, ref, table, text } from '../../store/columns';

export const orgUnit = table('org_unit', {
  id: id(),
  parentId: ref(),
  name: text().notNull(),
  version: int().notNull().default(0),
});

export const user = table('user', {
  id: id(),
  orgUnitId: ref().notNull(),
  loginName: text().notNull(),
  name: text().notNull(),
  pyFull: text().notNull(),
  pyInitials: text().notNull(),
  /** scrypt in PHC style; null in a demo book and for people who never sign in. */
  passwordHash: text(),
  isDisabled: flag().notNull().default(false),
  /** Capitals and digits, printed on the badge. */
  staffNo: text(),
  /** SHA-256 of the code on the badge, which is random itself. */
  badgeHash: text(),
  /** scrypt in PHC style. */
  pinHash: text(),
  pinFailures: int().notNull().default(0),
  pinLockedUntil: instant().notNull().default(0),
  isSharedPost: flag().notNull().default(false),
  version: int().notNull().default(0),
});

export const post = table('post', { userId: ref().notNull(), post: text<Post>().notNull() });

export const session = table('session', {
  id: id(),
  userId: ref().notNull(),
  tokenHash: text().notNull(),
  createdAt: instant().notNull(),
  expiresAt: instant().notNull(),
  endedAt: instant(),
});

/** Failed log-ins per account and per address; rows older than the window are removed. */
export const loginFailure = table('login_failure', { subject: text().notNull(), at: instant().notNull() });
