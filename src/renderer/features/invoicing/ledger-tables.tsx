/** What stands behind an account, as plain tables: entitlements, lines of invoices, postings. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { EntitlementRow, LedgerLineRow, MovementRow } from '../../../shared/contract/ledger-shapes';
import { formatQty } from '../../../shared/domain/format';
import { type TextKey, useT } from '../../ui/i18n';
import { MoneyText, PriceText, QtyText } from '../../ui/money-text';
import { StateTag } from '../../ui/state-tag';
import { useLedgerJumps } from './ledger-jumps';
import './ledger.css';

type Head = { readonly key: TextKey; readonly isNumber?: boolean };

/** A plain table with its head; says so where nothing is. */
export const PlainTable = ({
  heads,
  rows,
}: {
  readonly heads: readonly Head[];
  readonly rows: readonly ReactNode[];
}) => {
  const t = useT();
  if (rows.length === 0) return <p className="td-quiet">{t('ledger.noRows')}</p>;
  return (
    <div className="td-ledger-table">
      <table className="td-plain">
        <thead>
          <tr>
            {heads.map(({ key, isNumber }) => (
              <th key={key} className={isNumber ? 'td-number' : undefined}>
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{rows}</tbody>
      </table>
    </div>
  );
};

/** A number of a document that opens it. */
export const Jump = ({ onOpen, children }: { readonly onOpen: () => void; readonly children: ReactNode }) => (
  <Button type="link" size="small" className="td-ledger-jump" onClick={onOpen}>
    {children}
  </Button>
);

export const OrderJump = ({ orderId, number }: { readonly orderId: number | null; readonly number: string | null }) => {
  const { order } = useLedgerJumps();
  if (orderId === null) return <>{number}</>;
  return <Jump onOpen={() => order(orderId, number ?? '')}>{number}</Jump>;
};
export const InvoiceJump = ({
  invoiceId,
  number,
}: {
  readonly invoiceId: number | null;
  readonly number: string | null;
}) => {
  const { invoice } = useLedgerJumps();
  if (invoiceId === null) return <>{number}</>;
  return <Jump onOpen={() => invoice(invoiceId, number ?? '')}>{number}</Jump>;
};

type EntitlementsProps = { readonly rows: readonly EntitlementRow[]; readonly hasProduct?: boolean };

export const EntitlementTable = ({ rows, hasProduct = false }: EntitlementsProps) => {
  const t = useT();
  const heads: readonly Head[] = [
    { key: 'ledger.columns.order' },
    ...(hasProduct ? ([{ key: 'ledger.columns.productName' }] as const) : []),
    { key: 'ledger.columns.approvedOn' },
    { key: 'ledger.columns.price', isNumber: true },
    { key: 'ledger.columns.net', isNumber: true },
    { key: 'ledger.columns.allocated', isNumber: true },
    { key: 'ledger.columns.open', isNumber: true },
    { key: 'ledger.columns.fen', isNumber: true },
    { key: 'ledger.columns.invoiceableQty', isNumber: true },
    { key: 'ledger.columns.stages' },
  ];
  const cells = (row: EntitlementRow) => (
    <tr key={row.id}>
      <td>
        <OrderJump orderId={row.orderId} number={row.orderNumber} />
        <br />
        <small className="td-quiet">
          {row.source === 'order'
            ? t(`ledger.demands.${row.invoiceDemand}`)
            : t(`ledger.entitlementSources.${row.source}`)}
        </small>
      </td>
      {hasProduct && (
        <td>
          {row.productName}
          <br />
          <small className="td-quiet">{row.specification}</small>
        </td>
      )}
      <td>
        {row.approvedOn}
        <br />
        <small className="td-quiet">{t('ledger.days', { count: row.ageDays })}</small>
      </td>
      <td className="td-number">
        <PriceText price={row.price} />
      </td>
      <td className="td-number">
        <QtyText qty={row.netQty} />
      </td>
      <td className="td-number">
        <QtyText qty={row.allocatedQty} />
      </td>
      <td className="td-number">
        <QtyText qty={row.openQty} />
      </td>
      <td className="td-number">
        <MoneyText fen={row.openFen} />
      </td>
      <td className="td-number">
        <QtyText qty={row.invoiceableQty} />
        {row.requestedQty > 0 && (
          <>
            <br />
            <small className="td-quiet">
              {t('ledger.columns.requested')} {formatQty(row.requestedQty)}
            </small>
          </>
        )}
      </td>
      <td>
        {formatQty(row.checkedQty)} / {formatQty(row.shippedQty)} / {formatQty(row.signedQty)}
      </td>
    </tr>
  );
  return <PlainTable heads={heads} rows={rows.map(cells)} />;
};

const lineHeads: readonly Head[] = [
  { key: 'ledger.columns.invoice' },
  { key: 'ledger.columns.issuedOn' },
  { key: 'ledger.columns.price', isNumber: true },
  { key: 'ledger.columns.qty', isNumber: true },
  { key: 'ledger.columns.fen', isNumber: true },
  { key: 'ledger.columns.billed', isNumber: true },
  { key: 'ledger.columns.reds', isNumber: true },
  { key: 'ledger.columns.pending', isNumber: true },
  { key: 'ledger.columns.openQty', isNumber: true },
];

export const LineTable = ({ rows }: { readonly rows: readonly LedgerLineRow[] }) => {
  const t = useT();
  const cells = (row: LedgerLineRow) => (
    <tr key={row.id}>
      <td>
        <InvoiceJump invoiceId={row.invoiceId} number={row.invoiceNumber} />{' '}
        {row.isRed && <StateTag tone="bad">{t('ledger.kinds.red')}</StateTag>}
        {!row.isRed && row.isAdvance && <StateTag tone="info">{t('ledger.advance')}</StateTag>}
      </td>
      <td>{row.issuedOn}</td>
      <td className="td-number">
        <PriceText price={row.price} />
      </td>
      <td className="td-number">
        <QtyText qty={row.qty} />
      </td>
      <td className="td-number">
        <MoneyText fen={row.fen} />
      </td>
      <td className="td-number">
        <QtyText qty={row.allocatedQty} />
      </td>
      <td className="td-number">
        <QtyText qty={row.redQty} />
      </td>
      <td className="td-number">
        <QtyText qty={row.pendingQty} />
        {row.pendingFen > 0 && (
          <>
            <br />
            <small className="td-quiet">
              <MoneyText fen={row.pendingFen} /> {row.pendingOn}
            </small>
          </>
        )}
      </td>
      <td className="td-number">
        <QtyText qty={row.openQty} />
      </td>
    </tr>
  );
  return <PlainTable heads={lineHeads} rows={rows.map(cells)} />;
};

const movementHeads: readonly Head[] = [
  { key: 'ledger.columns.postedOn' },
  { key: 'ledger.columns.cause' },
  { key: 'ledger.columns.order' },
  { key: 'ledger.columns.invoice' },
  { key: 'ledger.columns.qty', isNumber: true },
  { key: 'ledger.columns.fen', isNumber: true },
  { key: 'ledger.columns.by' },
];

export const MovementTable = ({ rows }: { readonly rows: readonly MovementRow[] }) => {
  const t = useT();
  const cells = (row: MovementRow) => (
    <tr key={row.key}>
      <td>{row.postedOn}</td>
      <td>
        {t(`ledger.movementKinds.${row.kind}`)} ·{' '}
        {t(`ledger.causes.${row.kind}.${row.cause}` as 'ledger.causes.event.approve')}{' '}
        {row.isReversal && <StateTag tone="warning">{t('ledger.reversal')}</StateTag>}
        {row.reason !== '' && <small className="td-quiet"> {row.reason}</small>}
      </td>
      <td>
        <OrderJump orderId={row.orderId} number={row.orderNumber} />
      </td>
      <td>
        <InvoiceJump invoiceId={row.invoiceId} number={row.invoiceNumber} />
      </td>
      <td className="td-number">
        <QtyText qty={row.qty} />
      </td>
      <td className="td-number">
        <MoneyText fen={row.fen} />
      </td>
      <td>{row.by ?? t('ledger.automatic')}</td>
    </tr>
  );
  return <PlainTable heads={movementHeads} rows={rows.map(cells)} />;
};
