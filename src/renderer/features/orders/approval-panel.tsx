/** One waiting order beside the list: what it is, what the checks found, what can be done. */
import type { ApprovalRow, OrderCheck, OrderDetail } from '../../../shared/contract/orders.schemas';
import { api } from '../../rpc/client';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import type { GridPlace } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { RecordPager } from '../../ui/record-pager';
import { SidePanel } from '../../ui/side-panel';
import { ChecksList } from './checks-list';
import { OrderStateTag } from './order-columns';
import { OrderFacts, OrderLines } from './order-facts';
import { checkTables } from './order-tables';
import { useReleases } from './release-check';
import './orders.css';

const Body = ({ detail }: { readonly detail: OrderDetail }) => {
  const { release, window } = useReleases(detail);
  return (
    <>
      <OrderFacts order={detail.order} isShort />
      <OrderLines detail={detail} />
      <ChecksList checks={detail.checks} release={release} />
      {window}
    </>
  );
};

/** What of the order is known before its checks are read. */
export type WaitingRow = Pick<ApprovalRow, 'id' | 'number' | 'version' | 'state' | 'actions' | 'blocks'>;
export type ApprovedRow = Pick<ApprovalRow, 'id' | 'number' | 'version'>;
type Props = {
  readonly row: WaitingRow;
  /** Where it stands in the list; nowhere once somebody has dealt with it. */
  readonly place?: GridPlace | undefined;
  readonly isBusy: boolean;
  readonly onApprove: (order: ApprovedRow) => void;
  readonly onReject: () => void;
  readonly onOpen: () => void;
  readonly onMove?: (steps: number) => void;
  readonly entry?: number;
  readonly onClose?: () => void;
};

const Blocked = ({ checks }: { readonly checks: readonly OrderCheck[] }) => {
  const t = useT();
  const names = checks.filter(({ level }) => level === 'block').map(({ code }) => t(`orders.checkNames.${code}`));
  if (names.length === 0) return null;
  return <p className="td-quiet">{t('orders.cannotApprove', { checks: names.join(t('common.listSeparator')) })}</p>;
};

export const ApprovalPanel = (props: Props) => {
  const { row, place, isBusy, onApprove, onReject, onOpen, onMove, entry, onClose } = props;
  const t = useT();
  const { id: orderId, blocks } = row;
  const found = useRead(['orders.get', orderId], () => api.orders.get({ orderId }), { tables: checkTables });
  const detail = found.value;
  // The order may have moved since the list was read: what is read last counts.
  const { state } = detail?.order ?? row;
  const { actions } = detail ?? row;
  const checks = detail?.checks ?? [];
  const count = checks.length > 0 ? checks.filter(({ level }) => level === 'block').length : blocks.length;
  const blocked = { code: 'CHECKS_BLOCK', params: { count } } as const;
  const approve = actions.approve === true && count > 0 ? blocked : actions.approve;
  const footer = (
    <>
      <ActionButton
        type="primary"
        shortcut="A"
        state={approve}
        loading={isBusy}
        onClick={() => onApprove(detail?.order ?? row)}
      >
        {t('orders.act.approve')}
      </ActionButton>
      <ActionButton shortcut="R" state={actions.reject} onClick={onReject}>
        {t('orders.act.reject')}
      </ActionButton>
      <ActionButton onClick={onOpen}>{t('orders.act.open')}</ActionButton>
      <Blocked checks={checks} />
    </>
  );
  return (
    <SidePanel
      title={row.number ?? ''}
      extra={
        <>
          <OrderStateTag state={state} />
          {onMove && <RecordPager place={place} onMove={onMove} />}
        </>
      }
      footer={footer}
      {...(entry !== undefined && { entry })}
      {...(onClose && { onClose })}
    >
      {!detail && found.isLoading && <PanelLoading />}
      {!detail && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
      {detail && <Body detail={detail} />}
    </SidePanel>
  );
};
