import { id, instant, int, ref, table, text } from '../../store/columns';

/** `month` is `YYYY-MM`. */
export const periodClose = table('period_close', {
  id: id(),
  month: text().notNull(),
  closedBy: ref().notNull(),
  closedAt: instant().notNull(),
  keyCount: int().notNull(),
  hash: text().notNull(),
  reopenedBy: ref(),
  reopenedAt: instant(),
  reopenReason: text().notNull().default(''),
});

export const periodSnapshot = table('period_snapshot', {
  id: id(),
  closeId: ref().notNull(),
  accountId: ref().notNull(),
  price: int().notNull(),
  openingQty: int().notNull(),
  openingFen: int().notNull(),
  approvedQty: int().notNull(),
  approvedFen: int().notNull(),
  cancelledQty: int().notNull(),
  cancelledFen: int().notNull(),
  adjustedQty: int().notNull(),
  adjustedFen: int().notNull(),
  invoicedQty: int().notNull(),
  invoicedFen: int().notNull(),
  redQty: int().notNull(),
  redFen: int().notNull(),
  closingQty: int().notNull(),
  closingFen: int().notNull(),
  storedQty: int().notNull(),
  storedFen: int().notNull(),
  advanceQty: int().notNull(),
  advanceFen: int().notNull(),
  pendingQty: int().notNull(),
  pendingFen: int().notNull(),
});
