/** 客户开票账: both balances of one buyer, his advances and limits, what may be invoiced now, his last invoices. */
import { Tabs } from 'antd';
import type { AdvanceRow, CustomerLedger, InvoiceRow, LedgerRow } from '../../../shared/contract/ledger-shapes';
import { api } from '../../rpc/client';
import { useRead } from '../../rpc/use-read';
import { useT } from '../../ui/i18n';
import { MoneyText, PriceText, QtyText } from '../../ui/money-text';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { StateTag } from '../../ui/state-tag';
import type { ScreenProps } from '../../ui/tab-actions';
import { Both, Figures } from './ledger-figures';
import { ledgerTables } from './ledger-jumps';
import { EntitlementTable, InvoiceJump, PlainTable } from './ledger-tables';

const number = { isNumber: true } as const;
const accountHeads = [
  { key: 'ledger.columns.productName' },
  { key: 'ledger.columns.rateBp', ...number },
  { key: 'ledger.columns.storedQty', ...number },
  { key: 'ledger.columns.storedFen', ...number },
  { key: 'ledger.columns.invoiceableQty', ...number },
  { key: 'ledger.columns.advanceQty', ...number },
  { key: 'ledger.columns.advanceFen', ...number },
  { key: 'ledger.columns.pendingQty', ...number },
  { key: 'ledger.columns.pendingFen', ...number },
  { key: 'ledger.columns.aheadQty', ...number },
] as const;

const account = (row: LedgerRow) => (
  <tr key={row.id}>
    <td>
      {row.productName} <small className="td-quiet">{row.specification}</small>
    </td>
    <td className="td-number">{row.rateBp / 100}%</td>
    {(
      [
        'storedQty',
        'storedFen',
        'invoiceableQty',
        'advanceQty',
        'advanceFen',
        'pendingQty',
        'pendingFen',
        'aheadQty',
      ] as const
    ).map((key) => (
      <td key={key} className="td-number">
        {key.endsWith('Fen') ? <MoneyText fen={row[key]} /> : <QtyText qty={row[key]} />}
      </td>
    ))}
  </tr>
);

const advanceHeads = [
  { key: 'ledger.columns.number' },
  { key: 'ledger.columns.issuedOn' },
  { key: 'ledger.columns.age' },
  { key: 'ledger.columns.productName' },
  { key: 'ledger.columns.price', ...number },
  { key: 'ledger.columns.openQty', ...number },
  { key: 'ledger.columns.openFen', ...number },
] as const;

const Advance = ({ row }: { readonly row: AdvanceRow }) => {
  const t = useT();
  return (
    <tr>
      <td>
        <InvoiceJump invoiceId={row.invoiceId} number={row.invoiceNumber} />
      </td>
      <td>{row.issuedOn}</td>
      <td>
        {t('ledger.days', { count: row.ageDays })}{' '}
        {row.isOverAge && <StateTag tone="bad">{t('ledger.overAge')}</StateTag>}
      </td>
      <td>
        {row.productName} <small className="td-quiet">{row.specification}</small>
      </td>
      <td className="td-number">
        <PriceText price={row.price} />
      </td>
      <td className="td-number">
        <QtyText qty={row.openQty} />
      </td>
      <td className="td-number">
        <MoneyText fen={row.openFen} />
      </td>
    </tr>
  );
};

const invoiceHeads = [
  { key: 'ledger.columns.number' },
  { key: 'ledger.columns.kind' },
  { key: 'ledger.columns.issuedOn' },
  { key: 'ledger.columns.totalFen', ...number },
  { key: 'ledger.columns.openFen', ...number },
  { key: 'ledger.columns.handedOn' },
] as const;

const Invoice = ({ row }: { readonly row: InvoiceRow }) => {
  const t = useT();
  return (
    <tr>
      <td>
        <InvoiceJump invoiceId={row.id} number={row.number} />
      </td>
      <td>
        <StateTag tone={row.kind === 'red' ? 'bad' : 'info'}>{t(`ledger.kinds.${row.kind}`)}</StateTag>{' '}
        {row.isAdvance && row.kind === 'blue' && <StateTag tone="warning">{t('ledger.advance')}</StateTag>}
      </td>
      <td>{row.issuedOn}</td>
      <td className="td-number">
        <MoneyText fen={row.totalFen} />
      </td>
      <td className="td-number">
        <MoneyText fen={row.openFen} />
      </td>
      <td>{row.handedOn}</td>
    </tr>
  );
};

const Page = ({ ledger }: { readonly ledger: CustomerLedger }) => {
  const t = useT();
  const { total, accounts, advances, invoiceable, lastInvoices, limitFen, usedFen, maxCount } = ledger;
  const papers = new Set(advances.map(({ invoiceId }) => invoiceId)).size;
  const items = [
    { key: 'accounts', children: <PlainTable heads={accountHeads} rows={accounts.map(account)} /> },
    { key: 'invoiceable', children: <EntitlementTable rows={invoiceable} hasProduct /> },
    {
      key: 'advances',
      children: <PlainTable heads={advanceHeads} rows={advances.map((row) => <Advance key={row.id} row={row} />)} />,
    },
    {
      key: 'lastInvoices',
      children: (
        <PlainTable heads={invoiceHeads} rows={lastInvoices.map((row) => <Invoice key={row.id} row={row} />)} />
      ),
    },
  ] as const;
  return (
    <div className="td-ledger-page">
      <header>
        <h1>{ledger.customerName}</h1>
        <span className="td-quiet">{t(`ledger.timing.${ledger.timing}`)}</span>
      </header>
      <Figures
        of={[
          { key: 'ledger.figures.stored', value: <Both qty={total.storedQty} fen={total.storedFen} /> },
          { key: 'ledger.figures.advance', value: <Both qty={total.advanceQty} fen={total.advanceFen} /> },
          { key: 'ledger.figures.pending', value: <Both qty={total.pendingQty} fen={total.pendingFen} /> },
          { key: 'ledger.figures.invoiceable', value: <QtyText qty={total.invoiceableQty} /> },
          { key: 'ledger.figures.ahead', value: <Both qty={total.aheadQty} fen={total.aheadFen} /> },
          { key: 'ledger.figures.used', value: t('ledger.used', { used: usedFen, limit: limitFen }) },
          { key: 'ledger.figures.count', value: t('ledger.countOf', { count: papers, max: maxCount }) },
        ]}
      />
      {ledger.isCapped && <p className="td-quiet">{t('ledger.capped')}</p>}
      <Tabs size="small" items={items.map((item) => ({ ...item, label: t(`ledger.tabs.${item.key}`) }))} />
    </div>
  );
};

const CustomerLedgerScreen = ({ params }: ScreenProps) => {
  const customerId = Number(params['customerId']);
  const found = useRead(['ledger.customer', customerId], () => api.ledger.customer({ customerId }), {
    tables: ledgerTables,
  });
  if (found.value) return <Page ledger={found.value} />;
  if (found.problem) return <PanelRefused problem={found.problem} onRetry={found.reload} />;
  return <PanelLoading />;
};

export default CustomerLedgerScreen;
