/** One order: its head and lines, its lamps, what the checks find, its notes and its history. */
import { Tabs } from 'antd';
import { useEffect } from 'react';
import type { OrderDetail } from '../../../shared/contract/orders.schemas';
import { api } from '../../rpc/client';
import { useAttachments } from '../../rpc/use-attachments';
import { useRead } from '../../rpc/use-read';
import { Attachments } from '../../ui/attachments';
import { HistoryList } from '../../ui/history-list';
import { useT } from '../../ui/i18n';
import { PanelLoading, PanelMessage, PanelRefused } from '../../ui/panel-state';
import { StateTag } from '../../ui/state-tag';
import { type ScreenProps, useTabActions } from '../../ui/tab-actions';
import { ChangesView } from './change-view';
import { ChecksList } from './checks-list';
import { CopyKeys } from './copy-keys';
import { OrderLampsView, OrderStateTag } from './order-columns';
import { OrderFacts, OrderLines } from './order-facts';
import { OrderSteps } from './order-steps';
import { checkTables } from './order-tables';
import { OrderTimeline } from './order-timeline';
import { lampWords } from './order-words';
import { useReleases } from './release-check';
import { VerbalFlag } from './release-words';
import './orders.css';

const Notes = ({ detail }: { readonly detail: OrderDetail }) => {
  const t = useT();
  if (detail.notes.length === 0) return <PanelMessage title={t('orders.noNotes')} />;
  const dated = (key: 'shippedOn' | 'signedOn', date: string | null) =>
    date === null ? '' : `${t(`dispatch.columns.${key}`)} ${date}`;
  return (
    <ul className="td-rows">
      {detail.notes.map(({ number, state, carrier, waybillNo, shippedOn, signedOn, signedBy }) => (
        <li key={number}>
          <span>{number}</span>
          <StateTag>{t(`dispatch.states.${state as 'released'}`)}</StateTag>
          <span>
            {[carrier, waybillNo, dated('shippedOn', shippedOn), dated('signedOn', signedOn), signedBy]
              .filter((part) => part !== '')
              .join(' ')}
          </span>
        </li>
      ))}
    </ul>
  );
};

const Files = ({ orderId }: { readonly orderId: number }) => (
  <Attachments files={useAttachments('sales_order', orderId)} firstKind="customer_order" />
);

const Beside = ({ detail }: { readonly detail: OrderDetail }) => {
  const t = useT();
  const { release, window } = useReleases(detail);
  const items = [
    {
      key: 'checks',
      label: t('orders.tabs.checks'),
      children: <ChecksList checks={detail.checks} release={release} />,
    },
    { key: 'notes', label: t('orders.tabs.notes'), children: <Notes detail={detail} /> },
    { key: 'changes', label: t('orders.tabs.changes'), children: <ChangesView changes={detail.changes} /> },
    { key: 'files', label: t('files.title'), children: <Files orderId={detail.order.id} /> },
    {
      key: 'history',
      label: t('orders.tabs.history'),
      children: <HistoryList title={t('orders.tabs.history')} rows={detail.history} words="orders.actions" />,
    },
  ];
  const isOpen = detail.checks.length > 0;
  return (
    <aside>
      <OrderTimeline detail={detail} />
      <Tabs
        size="small"
        defaultActiveKey={detail.order.openChange ? 'changes' : isOpen ? 'checks' : 'notes'}
        items={isOpen ? items : items.slice(1)}
      />
      {window}
    </aside>
  );
};

const Page = ({ detail, tabKey }: { readonly detail: OrderDetail; readonly tabKey: string }) => {
  const t = useT();
  const { order, lamps } = detail;
  const said = { ...order, lamps };
  return (
    <div className="td-order">
      <header>
        <h1>{order.number ?? t('orders.draftTitle')}</h1>
        <OrderStateTag state={order.state} />
        {order.openChange && <StateTag tone="warning">{t('orders.change.open')}</StateTag>}
        <VerbalFlag order={order} />
        {order.isSamePerson && <StateTag tone="warning">{t('orders.samePerson')}</StateTag>}
        <OrderLampsView lamps={lamps} />
        <span className="td-spring" />
        <OrderSteps detail={detail} tabKey={tabKey} />
      </header>
      <p className="td-order-lamps">
        {lampWords(lamps, t)} <CopyKeys said={said} detail={detail} />
      </p>
      <div className="td-order-body">
        <main>
          <OrderFacts order={order} />
          <OrderLines detail={detail} hasProgress />
        </main>
        <Beside detail={detail} />
      </div>
    </div>
  );
};

const OrderScreen = ({ tabKey, params }: ScreenProps) => {
  const { retitleTab } = useTabActions();
  const orderId = Number(params['orderId']);
  const found = useRead(['orders.get', orderId], () => api.orders.get({ orderId }), { tables: checkTables });
  const number = found.value?.order.number;
  useEffect(() => {
    if (number) retitleTab(tabKey, number);
  }, [number, retitleTab, tabKey]);
  if (found.value) return <Page detail={found.value} tabKey={tabKey} />;
  if (found.problem) return <PanelRefused problem={found.problem} onRetry={found.reload} />;
  return <PanelLoading />;
};

export default OrderScreen;
