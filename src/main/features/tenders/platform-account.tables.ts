import type { SecretField } from '../../../shared/domain/tender-paper-words';
import { flag, id, instant, int, ref, table, text } from '../../store/columns';

export const platformAccount = table('platform_account', {
  id: id(),
  platform: text().notNull(),
  platformPy: text().notNull(),
  platformInitials: text().notNull(),
  province: text().notNull().default(''),
  site: text().notNull().default(''),
  loginName: text().notNull(),
  caCredentialId: ref(),
  contact: text().notNull().default(''),
  remark: text().notNull().default(''),
  isDisabled: flag().notNull().default(false),
  createdAt: instant().notNull(),
  createdBy: ref().notNull(),
  version: int().notNull().default(0),
});

/** Sealed texts only (store/secret-box.ts); the front seals and opens them. */
export const platformSecret = table('platform_secret', {
  accountId: ref().notNull(),
  field: text<SecretField>().notNull(),
  sealed: text().notNull(),
  setBy: ref().notNull(),
  setAt: instant().notNull(),
});

/** Append-only. */
export const secretLook = table('secret_look', {
  id: id(),
  accountId: ref().notNull(),
  field: text<SecretField>().notNull(),
  lookedBy: ref().notNull(),
  lookedAt: instant().notNull(),
});

export const platformCode = table('platform_code', {
  accountId: ref().notNull(),
  productId: ref().notNull(),
  code: text().notNull(),
});
