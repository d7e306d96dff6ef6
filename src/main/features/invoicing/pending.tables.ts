import { businessDate, flag, id, instant, int, ref, table, text } from '../../store/columns';

/** Somebody asks that what waits to be red be an open advance again. */
export const pendingWish = table('pending_wish', {
  id: id(),
  lineId: ref().notNull(),
  qty: int().notNull(),
  reason: text().notNull(),
  state: text<'requested' | 'approved' | 'refused'>().notNull().default('requested'),
  requestedBy: ref().notNull(),
  requestedAt: instant().notNull(),
  requestedOn: businessDate().notNull(),
  decidedBy: ref(),
  decidedAt: instant(),
  decisionReason: text().notNull().default(''),
  isSamePerson: flag().notNull().default(false),
  version: int().notNull().default(0),
});

/** Why sales and advances of a key are left at different prices. */
export const priceNote = table('price_note', {
  id: id(),
  accountId: ref().notNull(),
  note: text().notNull(),
  notedBy: ref().notNull(),
  notedAt: instant().notNull(),
});
