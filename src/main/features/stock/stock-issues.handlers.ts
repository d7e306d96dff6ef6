/** The procedures of issues without a sale, as main/rpc registers them. */
import {
  approveSample,
  approveWriteOff,
  cancelIssue,
  printIssuePaper,
  refuseSample,
  refuseWriteOff,
} from './decide-issue';
import { requestIssue } from './request-issue';
import { getIssue, issueTotals, listIssues, previewIssuePaper } from './stock-issue.queries';

export const stockIssues = {
  list: listIssues,
  totals: issueTotals,
  get: getIssue,
  request: requestIssue,
  approveWriteOff,
  refuseWriteOff,
  approveSample,
  refuseSample,
  cancel: cancelIssue,
  previewPaper: previewIssuePaper,
  printPaper: printIssuePaper,
};
