/** Which orders a receipt pays: a first-in-first-out proposal, changed by hand; matches can be taken back. */
import { Input } from 'antd';
import { useState } from 'react';
import { formatFen } from '../../../shared/domain/format';
import { parseFen } from '../../../shared/domain/money';
import { api } from '../../rpc/client';
import { useMayState } from '../../rpc/me';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { useT } from '../../ui/i18n';
import { MoneyText } from '../../ui/money-text';
import { useNotice } from '../../ui/notice';
import { PanelLoading, PanelMessage, PanelRefused } from '../../ui/panel-state';
import { SidePanel } from '../../ui/side-panel';
import { MatchedList } from './matched-list';

type Open = {
  readonly orderId: number;
  readonly number: string;
  readonly submittedOn: string;
  readonly openFen: number;
  readonly proposedFen: number;
};

/** What was typed for each order; untouched orders keep the proposal. */
type Typed = Readonly<Record<number, string>>;
const shown = (order: Open, typed: Typed): string =>
  typed[order.orderId] ?? (order.proposedFen === 0 ? '' : formatFen(order.proposedFen));

const OpenOrders = ({
  orders,
  typed,
  onType,
}: {
  orders: readonly Open[];
  typed: Typed;
  onType: (typed: Typed) => void;
}) => {
  const t = useT();
  return (
    <table className="td-plain">
      <thead>
        <tr>
          <th>{t('receivables.order')}</th>
          <th>{t('receivables.submittedOn')}</th>
          <th className="td-number">{t('receivables.openFen')}</th>
          <th className="td-number">{t('receivables.amount')}</th>
        </tr>
      </thead>
      <tbody>
        {orders.map((order) => (
          <tr key={order.orderId}>
            <td>{order.number}</td>
            <td>{order.submittedOn}</td>
            <td className="td-number">
              <MoneyText fen={order.openFen} />
            </td>
            <td>
              <Input
                aria-label={`${t('receivables.amount')} ${order.number}`}
                className="td-number"
                value={shown(order, typed)}
                onChange={({ target }) => onType({ ...typed, [order.orderId]: target.value })}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

type Props = { readonly receiptId: number; readonly onClose: () => void };

export const MatchPanel = ({ receiptId, onClose }: Props) => {
  const t = useT();
  const notice = useNotice();
  const may = useMayState('receipts.match');
  const match = useCommand(api.receivables.match);
  const [typed, setTyped] = useState<Typed>({});
  const found = useRead(['receivables.proposal', receiptId], () => api.receivables.proposal({ receiptId }), {
    tables: ['receipt', 'sales_order'],
  });
  const { value } = found;
  const orders = value?.orders ?? [];
  const freeFen = value ? value.receipt.amountFen - value.receipt.matchedFen : 0;
  const send = async () => {
    const parts: { orderId: number; amountFen: number }[] = [];
    for (const order of orders) {
      const text = shown(order, typed).trim();
      if (text === '') continue;
      const amount = parseFen(text, `/parts/${order.number}`);
      if (!amount.ok) return notice.problem(amount.problem);
      if (amount.value !== 0) parts.push({ orderId: order.orderId, amountFen: amount.value });
    }
    const answer = await match.run({ receiptId, parts });
    if (notice.accept(answer)) {
      setTyped({});
      notice.success(t('receivables.matched'));
    }
    return undefined;
  };
  const state = value ? value.receipt.actions.match : may;
  const footer = (
    <ActionButton type="primary" state={state} loading={match.isBusy} onClick={() => void send()}>
      {t('receivables.match')}
    </ActionButton>
  );
  return (
    <SidePanel
      title={value?.receipt.number ?? t('receivables.matchTitle')}
      footer={freeFen > 0 && footer}
      onClose={onClose}
    >
      {!value && found.isLoading && <PanelLoading />}
      {!value && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
      {value && (
        <>
          <dl className="td-facts">
            <dt>{t('receivables.columns.customerName')}</dt>
            <dd>{value.receipt.customerName}</dd>
            <dt>{t('receivables.columns.amountFen')}</dt>
            <dd>
              <MoneyText fen={value.receipt.amountFen} />
            </dd>
            <dt>{t('receivables.free')}</dt>
            <dd>
              <MoneyText fen={freeFen} />
            </dd>
          </dl>
          {freeFen > 0 && orders.length === 0 && <PanelMessage title={t('receivables.noOrders')} />}
          {freeFen > 0 && orders.length > 0 && (
            <>
              <h3>{t('receivables.proposal')}</h3>
              <OpenOrders orders={orders} typed={typed} onType={setTyped} />
            </>
          )}
          <MatchedList rows={value.allocations} />
        </>
      )}
    </SidePanel>
  );
};
