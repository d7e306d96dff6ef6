import type { LicenceKind } from '../../../shared/domain/customer-words';
import type { HolderClass } from '../../../shared/domain/licences';
import type { QualificationState, QualificationSubject } from '../../../shared/domain/quality-words';
import { businessDate, flag, id, instant, int, json, ref, table, text } from '../../store/columns';
import type { Paper } from './quality.rules';

export const qualification = table('qualification', {
  id: id(),
  number: text().notNull(),
  subjectKind: text<QualificationSubject>().notNull(),
  subjectId: ref().notNull(),
  subjectName: text().notNull(),
  subjectPy: text().notNull(),
  ownerId: ref().notNull(),
  state: text<QualificationState>().notNull().default('requested'),
  requestedBy: ref().notNull(),
  requestedAt: instant().notNull(),
  requestedOn: businessDate().notNull(),
  requestNote: text().notNull().default(''),
  decidedBy: ref(),
  decidedAt: instant(),
  decidedOn: businessDate(),
  reason: text().notNull().default(''),
  validUntilOn: businessDate(),
  snapshot: json<readonly Paper[]>(),
  isSamePerson: flag().notNull().default(false),
  version: int().notNull().default(0),
});

export const licenceNeed = table('licence_need', {
  holderClass: text<HolderClass>().notNull(),
  needs: json<readonly (readonly LicenceKind[])[]>().notNull(),
  version: int().notNull(),
});

export const scopeList = table('scope_list', {
  id: id(),
  names: json<readonly string[]>().notNull(),
  version: int().notNull(),
});

export const customerScope = table('customer_scope', {
  customerId: ref().notNull(),
  scopes: json<readonly string[]>().notNull(),
  version: int().notNull(),
});

export const supplierLicence = table('supplier_licence', {
  id: id(),
  supplierId: ref().notNull(),
  kind: text<LicenceKind>().notNull(),
  number: text().notNull().default(''),
  expiresOn: businessDate(),
  isLongTerm: flag().notNull().default(false),
});

export const supplierPapers = table('supplier_papers', { supplierId: ref().notNull(), version: int().notNull() });

/** Kept by triggers for buyers and products, by the repo for suppliers. */
export const datedPaper = table('dated_paper', {
  id: id(),
  holder: text<QualificationSubject>().notNull(),
  holderId: ref().notNull(),
  kind: text<LicenceKind | 'registration'>().notNull(),
  name: text().notNull(),
  py: text().notNull(),
  number: text().notNull(),
  expiresOn: businessDate().notNull(),
  ownerId: ref(),
  isIdle: flag().notNull().default(false),
});
