import { matchReceipt, unmatchReceipt } from './match-receipt';
import { listReceipts, matchProposal, receiptTotals } from './receivables.queries';
import { recordReceipt, reverseReceipt } from './record-receipt';

export const receivablesHandlers = {
  list: listReceipts,
  totals: receiptTotals,
  record: recordReceipt,
  reverse: reverseReceipt,
  proposal: matchProposal,
  match: matchReceipt,
  unmatch: unmatchReceipt,
};
