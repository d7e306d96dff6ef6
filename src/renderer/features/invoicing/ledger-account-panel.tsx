/** One account: both balances, and everything behind them. */
import { Tabs } from 'antd';
import type { AccountDetail } from '../../../shared/contract/ledger-shapes';
import { api } from '../../rpc/client';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { useT } from '../../ui/i18n';
import { QtyText } from '../../ui/money-text';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { SidePanel } from '../../ui/side-panel';
import { Both, Figures } from './ledger-figures';
import { ledgerTables, useLedgerJumps } from './ledger-jumps';
import { EntitlementTable, LineTable, MovementTable } from './ledger-tables';

const Details = ({ detail }: { readonly detail: AccountDetail }) => {
  const t = useT();
  const { row, entitlements, lines, movements, isCapped, timing } = detail;
  const waiting = lines.filter(({ pendingQty, pendingFen }) => pendingQty > 0 || pendingFen > 0);
  const items = [
    { key: 'entitlements', children: <EntitlementTable rows={entitlements} /> },
    { key: 'lines', children: <LineTable rows={lines} /> },
    { key: 'movements', children: <MovementTable rows={movements} /> },
    ...(waiting.length > 0 ? [{ key: 'pending', children: <LineTable rows={waiting} /> } as const] : []),
  ] as const;
  return (
    <>
      <p className="td-quiet">
        {row.title} {row.taxNo} · {row.productName} {row.specification} · {t(`ledger.methods.${row.method}`)}{' '}
        {row.rateBp / 100}% · {t(`ledger.timing.${timing}`)}
      </p>
      <Figures
        of={[
          { key: 'ledger.figures.stored', value: <Both qty={row.storedQty} fen={row.storedFen} /> },
          { key: 'ledger.figures.advance', value: <Both qty={row.advanceQty} fen={row.advanceFen} /> },
          { key: 'ledger.figures.pending', value: <Both qty={row.pendingQty} fen={row.pendingFen} /> },
          { key: 'ledger.figures.invoiceable', value: <QtyText qty={row.invoiceableQty} /> },
          { key: 'ledger.figures.ahead', value: <Both qty={row.aheadQty} fen={row.aheadFen} /> },
        ]}
      />
      {isCapped && <p className="td-quiet">{t('ledger.capped')}</p>}
      <Tabs size="small" items={items.map((item) => ({ ...item, label: t(`ledger.tabs.${item.key}`) }))} />
    </>
  );
};

type Props = { readonly accountId: number; readonly entry: number; readonly onClose: () => void };

export const LedgerAccountPanel = ({ accountId, entry, onClose }: Props) => {
  const t = useT();
  const { customer } = useLedgerJumps();
  const found = useRead(['ledger.account', accountId], () => api.ledger.account({ accountId }), {
    tables: ledgerTables,
  });
  const row = found.value?.row;
  const footer = row && (
    <ActionButton onClick={() => customer(row.customerId, row.customerName)}>{t('ledger.openCustomer')}</ActionButton>
  );
  return (
    <SidePanel title={row?.customerName ?? ''} footer={footer} width={760} entry={entry} onClose={onClose}>
      {!found.value && found.isLoading && <PanelLoading />}
      {!found.value && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
      {found.value && <Details detail={found.value} />}
    </SidePanel>
  );
};
