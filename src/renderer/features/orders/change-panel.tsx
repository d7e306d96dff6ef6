/** One request beside the list: what differs, what the checks find on the order as it would be, what can be done. */
import type { ChangeRow } from '../../../shared/contract/order-changes.schemas';
import type { OrderDetail } from '../../../shared/contract/orders.schemas';
import { api } from '../../rpc/client';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { useT } from '../../ui/i18n';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { SidePanel } from '../../ui/side-panel';
import { ChangeStateTag, ChangeView } from './change-view';
import { ChecksList } from './checks-list';
import { OrderFacts } from './order-facts';
import { checkTables } from './order-tables';
import { useReleases } from './release-check';
import type { DecidedChange } from './use-change-steps';

const Body = ({ detail, changeId }: { readonly detail: OrderDetail; readonly changeId: number }) => {
  const { release, window } = useReleases(detail);
  const change = detail.changes.find(({ id }) => id === changeId);
  return (
    <>
      {change && <ChangeView change={change} />}
      <OrderFacts order={detail.order} isShort />
      {change?.state === 'requested' && <ChecksList checks={detail.checks} release={release} />}
      {window}
    </>
  );
};

type Props = {
  readonly row: ChangeRow;
  readonly isBusy: boolean;
  readonly onApprove: (change: DecidedChange) => void;
  readonly onRefuse: (change: DecidedChange) => void;
  readonly onWithdraw: (change: DecidedChange) => void;
  readonly onOpen: () => void;
  readonly onClose: () => void;
};

export const ChangePanel = ({ row, isBusy, onApprove, onRefuse, onWithdraw, onOpen, onClose }: Props) => {
  const t = useT();
  const { orderId } = row;
  const found = useRead(['orders.get', orderId], () => api.orders.get({ orderId }), { tables: checkTables });
  // What can be done goes by what was read last, not by the row that was clicked.
  const change = found.value?.changes.find(({ id }) => id === row.id) ?? row;
  const isOpen = change.state === 'requested';
  return (
    <SidePanel
      title={t('orders.change.ofOrder', { number: row.orderNumber, no: row.changeNo })}
      extra={<ChangeStateTag state={change.state} />}
      width={520}
      onClose={onClose}
      footer={
        <>
          {isOpen && (
            <>
              <ActionButton
                type="primary"
                state={change.actions.approve}
                loading={isBusy}
                onClick={() => onApprove(change)}
              >
                {t('orders.act.approveChange')}
              </ActionButton>
              <ActionButton danger state={change.actions.refuse} onClick={() => onRefuse(change)}>
                {t('orders.act.refuseChange')}
              </ActionButton>
              {change.actions.withdraw === true && (
                <ActionButton onClick={() => onWithdraw(change)}>{t('orders.act.withdrawChange')}</ActionButton>
              )}
            </>
          )}
          <ActionButton onClick={onOpen}>{t('orders.act.open')}</ActionButton>
        </>
      }
    >
      {found.value && <Body detail={found.value} changeId={row.id} />}
      {!found.value && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
      {!found.value && !found.problem && <PanelLoading />}
    </SidePanel>
  );
};
