import { businessDate, id, instant, int, ref, table, text } from '../../store/columns';
import type { LotArea, MoveKind } from '../../../shared/domain/stock-words';

export const lot = table('lot', {
  id: id(),
  productId: ref().notNull(),
  batchNo: text().notNull(),
  area: text<LotArea>().notNull().default('stock'),
  madeOn: businessDate(),
  expiresOn: businessDate().notNull(),
  expiresLabel: text().notNull(),
  location: text().notNull().default(''),
  supplierName: text().notNull().default(''),
  status: text<'sellable' | 'locked'>().notNull().default('sellable'),
  onHand: int().notNull().default(0),
  reserved: int().notNull().default(0),
  productName: text().notNull(),
  productPy: text().notNull(),
  createdAt: instant().notNull(),
  version: int().notNull().default(0),
});

export const stockMove = table('stock_move', {
  id: id(),
  lotId: ref().notNull(),
  kind: text<MoveKind>().notNull(),
  qty: int().notNull(),
  movedOn: businessDate().notNull(),
  movedAt: instant().notNull(),
  userId: ref().notNull(),
  noteId: int(),
  documentId: int(),
  reversalOf: ref(),
  reason: text().notNull().default(''),
});
