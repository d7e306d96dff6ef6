import type { PurchaseState } from '../../../shared/domain/purchase-words';
import { businessDate, flag, id, instant, int, ref, table, text } from '../../store/columns';

export const purchaseReceipt = table('purchase_receipt', {
  id: id(),
  number: text().notNull(),
  state: text<PurchaseState>().notNull().default('arrived'),
  supplierId: ref().notNull(),
  supplierName: text().notNull(),
  supplierPy: text().notNull(),
  paperNo: text().notNull(),
  arrivedOn: businessDate().notNull(),
  arrivalTenthC: int(),
  remark: text().notNull().default(''),
  productNames: text().notNull(),
  lineCount: int().notNull(),
  invoiceNo: text().notNull().default(''),
  invoiceOn: businessDate(),
  recordedBy: ref().notNull(),
  recordedAt: instant().notNull(),
  inspectedBy: ref(),
  inspectedAt: instant(),
  acceptedOn: businessDate(),
  verdict: text().notNull().default(''),
  isSamePerson: flag().notNull().default(false),
  waitingSince: instant().notNull(),
  version: int().notNull().default(0),
});

export const purchaseLine = table('purchase_line', {
  id: id(),
  receiptId: ref().notNull(),
  lineNo: int().notNull(),
  productId: ref().notNull(),
  batchNo: text().notNull(),
  lotId: ref().notNull(),
  location: text().notNull().default(''),
  arrivedQty: int().notNull(),
  acceptedQty: int(),
  price: int(),
});
