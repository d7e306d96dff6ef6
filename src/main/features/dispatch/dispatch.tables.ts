import { businessDate, flag, id, instant, int, ref, table, text } from '../../store/columns';

export const dispatchNote = table('dispatch_note', {
  id: id(),
  number: text().notNull(),
  orderId: ref().notNull(),
  orderNumber: text().notNull(),
  ownerId: ref().notNull(),
  buyerId: ref().notNull(),
  buyerName: text().notNull(),
  buyerPy: text().notNull(),
  receiverName: text().notNull().default(''),
  receiverPhone: text().notNull().default(''),
  receiverAddress: text().notNull().default(''),
  state: text<'released' | 'picking' | 'to_check' | 'checked' | 'shipped' | 'signed' | 'void'>()
    .notNull()
    .default('released'),
  lineCount: int().notNull(),
  createdBy: ref().notNull(),
  createdAt: instant().notNull(),
  createdOn: businessDate().notNull(),
  pickedBy: ref(),
  pickedAt: instant(),
  checkedBy: ref(),
  checkedAt: instant(),
  shippedBy: ref(),
  shippedAt: instant(),
  shippedOn: businessDate(),
  carrier: text().notNull().default(''),
  waybillNo: text().notNull().default(''),
  boxCount: int().notNull().default(0),
  departureTenthC: int(),
  signedOn: businessDate(),
  signedBy: text().notNull().default(''),
  signRecordedBy: ref(),
  voidedBy: ref(),
  voidReason: text().notNull().default(''),
  isSamePerson: flag().notNull().default(false),
  waitingSince: instant().notNull(),
  printCount: int().notNull().default(0),
  version: int().notNull().default(0),
});

export const noteLine = table('note_line', {
  id: id(),
  noteId: ref().notNull(),
  lineNo: int().notNull(),
  orderLineId: ref().notNull(),
  productId: ref().notNull(),
  lotId: ref().notNull(),
  qty: int().notNull(),
  checkedQty: int().notNull().default(0),
});

export const noteScan = table('note_scan', {
  id: id(),
  noteLineId: ref().notNull(),
  code: text().notNull(),
  qty: int().notNull(),
  scannedAt: instant().notNull(),
});

export const printSnapshot = table('print_snapshot', {
  id: id(),
  noteId: ref().notNull(),
  kind: text<'dispatch' | 'goods_list'>().notNull(),
  copyNo: int().notNull(),
  content: text().notNull(),
  printedBy: ref().notNull(),
  printedAt: instant().notNull(),
});
