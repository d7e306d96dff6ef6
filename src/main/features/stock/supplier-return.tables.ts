import type { SupplierReturnState } from '../../../shared/domain/purchase-words';
import { businessDate, flag, id, instant, int, ref, table, text } from '../../store/columns';

export const supplierReturn = table('supplier_return', {
  id: id(),
  number: text().notNull(),
  state: text<SupplierReturnState>().notNull().default('requested'),
  supplierId: ref().notNull(),
  supplierName: text().notNull(),
  supplierPy: text().notNull(),
  reason: text().notNull(),
  productNames: text().notNull(),
  lineCount: int().notNull(),
  creditNoteNo: text().notNull().default(''),
  requestedBy: ref().notNull(),
  requestedAt: instant().notNull(),
  requestedOn: businessDate().notNull(),
  decidedBy: ref(),
  decidedAt: instant(),
  postedOn: businessDate(),
  decision: text().notNull().default(''),
  isSamePerson: flag().notNull().default(false),
  waitingSince: instant().notNull(),
  version: int().notNull().default(0),
});

export const supplierReturnLine = table('supplier_return_line', {
  id: id(),
  returnId: ref().notNull(),
  lineNo: int().notNull(),
  lotId: ref().notNull(),
  qty: int().notNull(),
});
