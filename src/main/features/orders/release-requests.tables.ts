import type { RequestState, ReleasableCheck } from '../../../shared/domain/release-words';
import { flag, id, instant, int, ref, table, text } from '../../store/columns';

export const releaseRequest = table('release_request', {
  id: id(),
  orderId: ref().notNull(),
  orderNumber: text().notNull(),
  ownerId: ref().notNull(),
  buyerId: ref().notNull(),
  buyerName: text().notNull(),
  buyerPy: text().notNull(),
  checkCode: text<ReleasableCheck>().notNull(),
  figure: int().notNull(),
  isVerbal: flag().notNull().default(false),
  namedId: ref(),
  releaseId: ref(),
  state: text<RequestState>().notNull(),
  reason: text().notNull(),
  askedBy: ref().notNull(),
  askedAt: instant().notNull(),
  decidedBy: ref(),
  decidedAt: instant(),
  decisionReason: text().notNull().default(''),
});
