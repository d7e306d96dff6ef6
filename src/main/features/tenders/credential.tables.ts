import type { CredentialKind } from '../../../shared/domain/tender-paper-words';
import { sql } from 'drizzle-orm';
import { businessDate, flag, id, instant, int, ref, table, text } from '../../store/columns';

export const credential = table('credential', {
  id: id(),
  kind: text<CredentialKind>().notNull(),
  name: text().notNull(),
  namePy: text().notNull(),
  nameInitials: text().notNull(),
  number: text().notNull().default(''),
  holder: text().notNull().default(''),
  productId: ref(),
  productName: text().notNull().default(''),
  productPy: text().notNull().default(''),
  platform: text().notNull().default(''),
  issuedOn: businessDate(),
  expiresOn: businessDate(),
  /** By which lists sort: a paper without a last day ends after all others. */
  endsOn: businessDate().generatedAlwaysAs(sql`coalesce(expires_on, '9999-12-31')`),
  isLongTerm: flag().notNull().default(false),
  keptAt: text().notNull().default(''),
  note: text().notNull().default(''),
  retiredAt: instant(),
  retiredBy: ref(),
  retireReason: text().notNull().default(''),
  createdAt: instant().notNull(),
  createdBy: ref().notNull(),
  version: int().notNull().default(0),
});

/** Append-only; a trigger moves the days of the credential. */
export const credentialTerm = table('credential_term', {
  id: id(),
  credentialId: ref().notNull(),
  number: text().notNull(),
  issuedOn: businessDate(),
  expiresOn: businessDate(),
  isLongTerm: flag().notNull(),
  notedBy: ref().notNull(),
  notedAt: instant().notNull(),
});

export const credentialLoan = table('credential_loan', {
  id: id(),
  credentialId: ref().notNull(),
  credentialName: text().notNull(),
  credentialPy: text().notNull(),
  borrower: text().notNull(),
  borrowerPy: text().notNull(),
  purpose: text().notNull(),
  tenderId: ref(),
  lentOn: businessDate().notNull(),
  dueOn: businessDate().notNull(),
  lentBy: ref().notNull(),
  lentAt: instant().notNull(),
  returnedOn: businessDate(),
  returnedBy: ref(),
  returnNote: text().notNull().default(''),
  version: int().notNull().default(0),
});
