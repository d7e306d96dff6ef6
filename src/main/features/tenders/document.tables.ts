import type { DocumentCode, DocumentState, TemplateLine } from '../../../shared/domain/tender-paper-words';
import type { TenderKind, TenderState } from '../../../shared/domain/tender-words';
import { flag, id, instant, int, json, ref, table, text } from '../../store/columns';

export const documentTemplate = table('document_template', {
  tenderKind: text<TenderKind>().notNull(),
  lines: json<readonly TemplateLine[]>().notNull(),
  version: int().notNull().default(0),
});

export const tenderDocument = table('tender_document', {
  id: id(),
  tenderId: ref().notNull(),
  ownerId: ref().notNull(),
  tenderNumber: text().notNull(),
  tenderTitle: text().notNull(),
  tenderPy: text().notNull(),
  bidDeadlineAt: instant(),
  tenderState: text<TenderState>().notNull(),
  place: int().notNull(),
  code: text<DocumentCode | ''>().notNull().default(''),
  name: text().notNull().default(''),
  state: text<DocumentState>().notNull().default('missing'),
  edition: int().notNull().default(0),
  writtenBy: ref(),
  writtenAt: instant(),
  reviewerId: ref(),
  reviewNote: text().notNull().default(''),
  readyBy: ref(),
  readyAt: instant(),
  notNeededReason: text().notNull().default(''),
  credentialId: ref(),
  needsSeal: flag().notNull().default(false),
  sealAskedBy: ref(),
  sealAskedAt: instant(),
  sealedBy: ref(),
  sealedAt: instant(),
  needsCa: flag().notNull().default(false),
  caAskedBy: ref(),
  caAskedAt: instant(),
  caSignedBy: ref(),
  caSignedAt: instant(),
  /** Since when a seal or a signature that was asked for waits; kept by a trigger. */
  waitsSince: instant(),
  note: text().notNull().default(''),
  version: int().notNull().default(0),
});
