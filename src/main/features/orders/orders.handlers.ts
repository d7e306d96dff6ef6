/** The procedures of orders, as main/rpc registers them. */
import { approvalTotals, listApprovals } from './approvals.queries';
import { approveOrder } from './approve-order';
import { copyOrder } from './copy-order';
import { createOrder } from './create-order';
import { listOrders, orderTotals } from './list.queries';
import { getOrder, previewOrder } from './order.queries';
import { reassignOrder } from './reassign-order';
import { releaseCredit, releaseLicence } from './release-check';
import { cancelOrder, rejectOrder, unapproveOrder, withdrawOrder } from './return-order';
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
  remove: removeDraft,
  submit: submitOrder,
  withdraw: withdrawOrder,
  reject: rejectOrder,
  approve: approveOrder,
  unapprove: unapproveOrder,
  cancel: cancelOrder,
  releaseCredit,
  releaseLicence,
  reassign: reassignOrder,
};
