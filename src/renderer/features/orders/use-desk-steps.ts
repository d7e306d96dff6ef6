/** What the desk of finance does with an order: approve and go on, reject with a reason, open. */
import { useState } from 'react';
import type { ApprovalRow } from '../../../shared/contract/orders.schemas';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import type { RowAction } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { useTabActions } from '../../ui/tab-actions';
import type { ApprovedRow } from './approval-panel';
import type { Rejection } from './ask-reason';
import type { Approvals } from './use-approvals';
import { useApprove } from './use-approve';

export const useDeskSteps = ({ current, setCurrent, grid }: Approvals) => {
  const t = useT();
  const notice = useNotice();
  const { openTab } = useTabActions();
  const { approve, isBusy } = useApprove();
  const rejection = useCommand(api.orders.reject);
  const [rejecting, setRejecting] = useState<ApprovalRow>();

  /** The one below, else the one above: the desk goes on by itself. */
  const goOn = () => {
    const next = grid.current?.move(1) ?? grid.current?.move(-1);
    if (next === undefined) setCurrent(undefined);
  };
  const approveAndNext = async (row: ApprovedRow) => {
    if (await approve(row)) goOn();
  };
  const open = ({ id, number }: ApprovalRow) =>
    openTab({ key: `order/${id}`, screen: 'order', title: number ?? '', params: { orderId: id } });
  const reject = ({ id: orderId, version }: ApprovalRow, reason: Rejection) =>
    rejection.run({ orderId, version, ...reason });
  const rejected = ({ number }: ApprovalRow) => {
    notice.success(t('orders.done.rejected', { number: number ?? '' }));
    setRejecting(undefined);
    goOn();
  };
  /** Keys act on the order that the panel shows. */
  const rowActions = (row: ApprovalRow): RowAction[] => [
    {
      key: 'approve',
      label: t('orders.act.approve'),
      state: row.actions.approve,
      shortcut: 'A',
      onRun: () => void approveAndNext(current ?? row),
    },
    {
      key: 'reject',
      label: t('orders.act.reject'),
      state: row.actions.reject,
      shortcut: 'R',
      isDanger: true,
      onRun: () => setRejecting(current ?? row),
    },
    { key: 'open', label: t('orders.act.open'), state: true, onRun: () => open(row) },
  ];
  return { isBusy, approveAndNext, open, reject, rejected, rowActions, rejecting, setRejecting };
};
