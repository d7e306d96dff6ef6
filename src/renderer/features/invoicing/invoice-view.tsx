/** One invoice: its amounts, its lines with what each billed, its red ones, its files. */
import { Tabs } from 'antd';
import type { InvoiceDetail, InvoiceLineDetail } from '../../../shared/contract/ledger-shapes';
import { formatQty } from '../../../shared/domain/format';
import { useAttachments } from '../../rpc/use-attachments';
import { Attachments } from '../../ui/attachments';
import { HistoryList } from '../../ui/history-list';
import { useT } from '../../ui/i18n';
import { MoneyText, PriceText, QtyText } from '../../ui/money-text';
import { StateTag } from '../../ui/state-tag';
import { Figures, type Figure } from './ledger-figures';
import { InvoiceJump, OrderJump, PlainTable } from './ledger-tables';

const heads = [
  { key: 'ledger.columns.productName' },
  { key: 'ledger.columns.qty', isNumber: true },
  { key: 'ledger.columns.price', isNumber: true },
  { key: 'ledger.columns.fen', isNumber: true },
  { key: 'ledger.columns.rateBp', isNumber: true },
  { key: 'ledger.columns.taxFen', isNumber: true },
  { key: 'ledger.columns.order' },
  { key: 'ledger.columns.openQty', isNumber: true },
  { key: 'ledger.columns.pending', isNumber: true },
] as const;

const Line = ({ line }: { readonly line: InvoiceLineDetail }) => (
  <tr>
    <td>
      {line.productName}
      <br />
      <small className="td-quiet">{line.specification}</small>
    </td>
    <td className="td-number">
      <QtyText qty={line.qty} /> {line.unit}
    </td>
    <td className="td-number">
      <PriceText price={line.price} />
    </td>
    <td className="td-number">
      <MoneyText fen={line.fen} />
    </td>
    <td className="td-number">{line.rateBp / 100}%</td>
    <td className="td-number">
      <MoneyText fen={line.taxFen} />
    </td>
    <td>
      {line.billed.map((one) => (
        <div key={`${one.orderNumber}/${one.lineNo}`}>
          <OrderJump orderId={one.orderId} number={one.orderNumber} /> {formatQty(one.qty)}
        </div>
      ))}
    </td>
    <td className="td-number">
      <QtyText qty={line.openQty} />
    </td>
    <td className="td-number">
      <QtyText qty={line.pendingQty} />
    </td>
  </tr>
);

const Files = ({ invoiceId }: { readonly invoiceId: number }) => (
  <Attachments files={useAttachments('invoice', invoiceId)} firstKind="issued_invoice" />
);

const figuresOf = ({ row, reds, redOf, handover, recordedBy, remark }: InvoiceDetail, notHanded: string): Figure[] => [
  { key: 'ledger.figures.total', value: <MoneyText fen={row.totalFen} /> },
  {
    key: 'ledger.figures.tax',
    value: (
      <>
        <MoneyText fen={row.exclFen} /> / <MoneyText fen={row.taxFen} />
      </>
    ),
  },
  ...(row.openFen > 0 ? [{ key: 'ledger.figures.advance', value: <MoneyText fen={row.openFen} /> } as const] : []),
  ...(row.pendingFen > 0
    ? [{ key: 'ledger.figures.pending', value: <MoneyText fen={row.pendingFen} /> } as const]
    : []),
  ...(row.requestNumber ? [{ key: 'ledger.figures.request', value: row.requestNumber } as const] : []),
  ...(redOf
    ? [{ key: 'ledger.figures.redOf', value: <InvoiceJump invoiceId={redOf.id} number={redOf.number} /> } as const]
    : [
        {
          key: 'ledger.figures.handed',
          value: handover ? `${handover.handedOn} ${handover.receiver}` : notHanded,
        } as const,
      ]),
  ...(reds.length > 0
    ? [
        {
          key: 'ledger.figures.reds',
          value: reds.map(({ id, number, totalFen }) => (
            <div key={id}>
              <InvoiceJump invoiceId={id} number={number} /> <MoneyText fen={totalFen} />
            </div>
          )),
        } as const,
      ]
    : []),
  { key: 'ledger.figures.recorded', value: recordedBy },
  ...(remark === '' ? [] : [{ key: 'ledger.figures.remark', value: remark } as const]),
];

export const InvoiceView = ({ detail }: { readonly detail: InvoiceDetail }) => {
  const t = useT();
  const { row, lines, history, reds } = detail;
  const redFen = reds.reduce((sum, { totalFen }) => sum + totalFen, 0);
  const items = [
    {
      key: 'invoice',
      children: <PlainTable heads={heads} rows={lines.map((line) => <Line key={line.id} line={line} />)} />,
    },
    { key: 'files', children: <Files invoiceId={row.id} /> },
    {
      key: 'history',
      children: <HistoryList title={t('ledger.tabs.history')} rows={history} words="ledger.actions" />,
    },
  ] as const;
  return (
    <>
      <p>
        <StateTag tone={row.kind === 'red' ? 'bad' : 'info'}>{t(`ledger.kinds.${row.kind}`)}</StateTag>{' '}
        {row.isAdvance && row.kind === 'blue' && <StateTag tone="warning">{t('ledger.advance')}</StateTag>}{' '}
        {row.kind === 'blue' && redFen + row.totalFen === 0 && <StateTag>{t('ledger.wholeRed')}</StateTag>}{' '}
        <span className="td-quiet">
          {row.issuedOn} · {row.title} {row.taxNo} · {t(`ledger.sources.${row.source}`)}
        </span>
      </p>
      <Figures of={figuresOf(detail, t('ledger.notHanded'))} />
      <Tabs size="small" items={items.map((item) => ({ ...item, label: t(`ledger.tabs.${item.key}`) }))} />
    </>
  );
};
