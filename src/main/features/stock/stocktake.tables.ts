import type { StocktakeScope, StocktakeState } from '../../../shared/domain/stock-words';
import { businessDate, flag, id, instant, int, ref, table, text } from '../../store/columns';

export const stocktake = table('stocktake', {
  id: id(),
  number: text().notNull(),
  state: text<StocktakeState>().notNull().default('counting'),
  scope: text<StocktakeScope>().notNull(),
  scopeText: text().notNull().default(''),
  productId: ref(),
  remark: text().notNull().default(''),
  round: int().notNull().default(1),
  lineCount: int().notNull(),
  differenceCount: int().notNull().default(0),
  startedBy: ref().notNull(),
  startedAt: instant().notNull(),
  startedOn: businessDate().notNull(),
  finishedBy: ref(),
  finishedAt: instant(),
  decidedBy: ref(),
  decidedAt: instant(),
  postedOn: businessDate(),
  decision: text().notNull().default(''),
  isSamePerson: flag().notNull().default(false),
  waitingSince: instant().notNull(),
  version: int().notNull().default(0),
});

export const stocktakeLine = table('stocktake_line', {
  id: id(),
  stocktakeId: ref().notNull(),
  lineNo: int().notNull(),
  lotId: ref().notNull(),
  isFound: flag().notNull().default(false),
  isOpen: flag().notNull().default(true),
  bookQty: int(),
  countedQty: int(),
  countedBy: ref(),
  countedAt: instant(),
  earlierQty: int(),
  version: int().notNull().default(0),
});
