/** The procedures of the invoicing desk, as main/rpc registers them. */
import { checkAdvance } from './advance.queries';
import { releaseAge, requestAdvance } from './advance-request';
import { handOver, takeBackHandover } from './handover-invoice';
import { handoverTotals, listHandovers } from './handover.queries';
import { issueByHand } from './issue-request';
import { approveRequest, refuseRequest, withdrawRequest } from './requests-decide';
import { requestInvoices } from './requests-make';
import { previewInvoices } from './requests-preview.queries';
import { getRequest, listRequests, requestTotals } from './requests.queries';
import { getTerms, quotaOfMonth, setTerms, setTiming } from './terms-change';
import { pickFor } from './to-invoice-pick.queries';
import { listToInvoice, toInvoiceTotals } from './to-invoice.queries';

export const invoicing = {
  toInvoice: listToInvoice,
  toInvoiceTotals,
  pickFor,
  preview: previewInvoices,
  request: requestInvoices,
  checkAdvance,
  requestAdvance,
  list: listRequests,
  totals: requestTotals,
  get: getRequest,
  approve: approveRequest,
  refuse: refuseRequest,
  withdraw: withdrawRequest,
  releaseAge,
  issue: issueByHand,
  handovers: listHandovers,
  handoverTotals,
  handOver,
  withdrawHandover: takeBackHandover,
  terms: getTerms,
  setTerms,
  setTiming,
  quota: quotaOfMonth,
};
