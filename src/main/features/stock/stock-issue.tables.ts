import type { StockIssueKind, StockIssueState } from '../../../shared/domain/stock-words';
import { businessDate, flag, id, instant, int, ref, table, text } from '../../store/columns';

export const stockIssue = table('stock_issue', {
  id: id(),
  number: text().notNull(),
  kind: text<StockIssueKind>().notNull(),
  state: text<StockIssueState>().notNull().default('requested'),
  reason: text().notNull(),
  receiver: text().notNull().default(''),
  productNames: text().notNull(),
  lineCount: int().notNull(),
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

export const stockIssueLine = table('stock_issue_line', {
  id: id(),
  issueId: ref().notNull(),
  lineNo: int().notNull(),
  lotId: ref().notNull(),
  qty: int().notNull(),
});
