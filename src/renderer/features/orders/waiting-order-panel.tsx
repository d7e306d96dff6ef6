/** A waiting order beside another screen than the desk of finance: its checks, and who decides, decides here. */
import { useState } from 'react';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import type { RecordPanelProps } from '../../ui/record-panels';
import { useTabActions } from '../../ui/tab-actions';
import { ApprovalPanel, type WaitingRow } from './approval-panel';
import { AskRejection } from './ask-reason';
import { checkTables } from './order-tables';
import { useApprove } from './use-approve';

export const WaitingOrderPanel = ({ documentId: orderId, entry, onClose }: RecordPanelProps) => {
  const t = useT();
  const notice = useNotice();
  const { openTab } = useTabActions();
  const { approve, isBusy } = useApprove();
  const rejection = useCommand(api.orders.reject);
  const [isRejecting, setIsRejecting] = useState(false);
  const { value } = useRead(['orders.get', orderId], () => api.orders.get({ orderId }), { tables: checkTables });
  if (!value) return null;
  const { order, actions } = value;
  const { version } = order;
  const number = order.number ?? '';
  const row: WaitingRow = { ...order, actions, blocks: [] };
  return (
    <>
      <ApprovalPanel
        {...{ row, isBusy, entry, onClose }}
        onApprove={(one) => void approve(one)}
        onReject={() => setIsRejecting(true)}
        onOpen={() => openTab({ key: `order/${orderId}`, screen: 'order', title: number, params: { orderId } })}
      />
      {isRejecting && (
        <AskRejection
          title={t('orders.rejectTitle', { number })}
          onSubmit={(reason) => rejection.run({ orderId, version, ...reason })}
          onDone={() => {
            notice.success(t('orders.done.rejected', { number }));
            setIsRejecting(false);
          }}
          onClose={() => setIsRejecting(false)}
        />
      )}
    </>
  );
};
