import { ageing, ageingTotals, customerDues } from './ageing.queries';
import { bankLineTotals, listBankLines } from './bank-lines.queries';
import { billTotals, listBills } from './bills.queries';
import { addBankLine, claimLine, ignoreLine, restoreLine, unclaimLine } from './claim-line';
import { dishonourBill, settleBill } from './close-bill';
import { answerStatement, makeStatement, printStatement, sendStatement, withdrawStatement } from './make-statement';
import { matchProposal } from './match.queries';
import { matchReceipt, unmatchReceipt } from './match-receipt';
import { listReceipts, receiptTotals } from './receipt-grid.queries';
import { recordOpening, withdrawOpening } from './record-opening';
import { recordReceipt, reverseReceipt } from './record-receipt';
import { refundReceipt, reverseRefund } from './refund-receipt';
import { recordSold, takeBackSold } from './record-sold';
import { listSoldReports, proposeSold, soldReportDetail, soldReportTotals } from './sold-grid.queries';
import { statement } from './statement.queries';
import { listStatements, previewStatement, statementTotals } from './statements.queries';
import { waiveRest } from './waive-rest';

export const receivablesHandlers = {
  list: listReceipts,
  totals: receiptTotals,
  record: recordReceipt,
  reverse: reverseReceipt,
  refund: refundReceipt,
  reverseRefund,
  waive: waiveRest,
  proposal: matchProposal,
  match: matchReceipt,
  unmatch: unmatchReceipt,
  bankLines: listBankLines,
  bankLineTotals,
  addBankLine,
  claimLine,
  unclaimLine,
  ignoreLine,
  restoreLine,
  bills: listBills,
  billTotals,
  settleBill,
  dishonourBill,
  ageing,
  ageingTotals,
  dues: customerDues,
  recordOpening,
  withdrawOpening,
  statement,
  statements: listStatements,
  statementTotals,
  makeStatement,
  previewStatement,
  printStatement,
  sendStatement,
  answerStatement,
  withdrawStatement,
  soldReports: listSoldReports,
  soldReportTotals,
  soldReport: soldReportDetail,
  proposeSold,
  recordSold,
  takeBackSold,
};
