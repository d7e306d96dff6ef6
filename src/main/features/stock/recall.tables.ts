import type { RecallState } from '../../../shared/domain/stock-words';
import { businessDate, id, instant, int, ref, table, text } from '../../store/columns';

export const recall = table('recall', {
  id: id(),
  number: text().notNull(),
  state: text<RecallState>().notNull().default('open'),
  productId: ref().notNull(),
  productName: text().notNull(),
  productPy: text().notNull(),
  batchNo: text().notNull(),
  level: int().notNull(),
  reason: text().notNull(),
  instruction: text().notNull().default(''),
  startedOn: businessDate().notNull(),
  startedBy: ref().notNull(),
  startedAt: instant().notNull(),
  closedOn: businessDate(),
  closedBy: ref(),
  summary: text().notNull().default(''),
  customerCount: int(),
  shippedQty: int(),
  returnedQty: int(),
  onHandQty: int(),
  version: int().notNull().default(0),
});
