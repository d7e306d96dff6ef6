/** The procedures of orders, as main/rpc registers them. */
import { approvalTotals, listApprovals } from './approvals.queries';
import { approveOrder } from './approve-order';
import { askChange, askEnd } from './ask-change';
import { changeTotals, listChanges } from './change-list.queries';
import { shortCloseOrder } from './close-order';
import { copyLastOrder, copyOrder } from './copy-order';
import { createOrder } from './create-order';
import { approveChange, refuseChange, withdrawChange } from './decide-change';
import { listOrders, orderTotals } from './list.queries';
import { getOrder, previewOrder } from './order.queries';
import { previewOrderPrint } from './paper.queries';
import { printOrder } from './print-order';
import { reassignOrder } from './reassign-order';
import { releaseCredit, releaseLicence, releaseRegion } from './release-check';
import { resumeOrder } from './resume-order';
import { cancelOrder, holdOrder, rejectOrder, unapproveOrder, withdrawOrder } from './return-order';
import { removeDraft, saveOrder } from './save-order';
import { submitOrder } from './submit-order';

export const ordersHandlers = {
  list: listOrders,
  totals: orderTotals,
  get: getOrder,
  approvals: listApprovals,
  approvalTotals,
  preview: previewOrder,
  create: createOrder,
  save: saveOrder,
  copy: copyOrder,
  copyLast: copyLastOrder,
  remove: removeDraft,
  submit: submitOrder,
  withdraw: withdrawOrder,
  reject: rejectOrder,
  approve: approveOrder,
  unapprove: unapproveOrder,
  cancel: cancelOrder,
  hold: holdOrder,
  resume: resumeOrder,
  shortClose: shortCloseOrder,
  changes: listChanges,
  changeTotals,
  askChange,
  askEnd,
  withdrawChange,
  approveChange,
  refuseChange,
  previewPrint: previewOrderPrint,
  print: printOrder,
  releaseCredit,
  releaseLicence,
  releaseRegion,
  reassign: reassignOrder,
};
