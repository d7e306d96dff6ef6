/** Receipts of the last weeks of which something pays nothing yet. */
import { sql, type SQL } from 'drizzle-orm';
import { addDays } from '../../../shared/domain/business-date';
import { receipt, receiptAllocation, receiptUse } from './receivables.tables';

/** Receipts of older days that pay nothing stand on the customer's account; only the fresh ones wait for somebody. */
const MATCH_DAYS_BACK = 60;

const pays = sql`(SELECT coalesce(sum(${receiptAllocation.amountFen}), 0) FROM ${receiptAllocation} WHERE ${receiptAllocation.receiptId} = ${receipt.id}) + (SELECT coalesce(sum(${receiptUse.amountFen}), 0) FROM ${receiptUse} WHERE ${receiptUse.receiptId} = ${receipt.id})`;
const isReversed = sql`EXISTS (SELECT 1 FROM ${receipt} AS back WHERE back.reversal_of = ${receipt.id})`;

/** What of a receipt pays nothing, fen. */
export const unmatchedFen: SQL = sql`${receipt.amountFen} - (${pays})`;
/** The condition of a receipt that waits for its match on a day. */
export const isToMatch = (today: string): SQL =>
  sql`${receipt.receivedOn} >= ${addDays(today, -MATCH_DAYS_BACK)} AND ${receipt.form} <> 'refund' AND ${receipt.reversalOf} IS NULL AND ${receipt.amountFen} > ${pays} AND NOT ${isReversed}`;
