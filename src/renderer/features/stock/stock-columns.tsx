/** Columns of the two lists of stock, and the looks that they share. */
import type { LotRow, ProductStockRow } from '../../../shared/contract/stock.contract';
import { formatQty } from '../../../shared/domain/format';
import type { GridColumn } from '../../ui/grid';
import type { StateLook } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { StateTag } from '../../ui/state-tag';

export const lotStates: Readonly<Record<string, StateLook>> = {
  sellable: { label: 'stock.status.sellable', tone: 'good' },
  locked: { label: 'stock.status.locked', tone: 'bad' },
};

export const areaLooks: Readonly<Record<string, StateLook>> = {
  stock: { label: 'stock.areas.stock', tone: 'good' },
  quarantine: { label: 'stock.areas.quarantine', tone: 'warning' },
  rejected: { label: 'stock.areas.rejected', tone: 'bad' },
};

const tones = { over: 'bad', urgent: 'bad', close: 'warning', near: 'info', far: 'neutral' } as const;
type ExpiryProps = {
  readonly date: string | null;
  readonly of: Pick<LotRow, 'expiryLevel' | 'expiryMonths'>;
  readonly label?: string;
};

/** A last day, coloured by how near it is; the word beside it says the same. */
export const Expiry = ({ date, of: { expiryLevel: level, expiryMonths: months }, label }: ExpiryProps) => {
  const t = useT();
  if (date === null) return null;
  const text = months === null ? t('stock.expiry.over') : t('stock.expiry.within', { months });
  return (
    <span>
      {label ?? date} {level !== 'far' && <StateTag tone={tones[level]}>{text}</StateTag>}
    </span>
  );
};

const both = { isSortable: true, isFilterable: true } as const;

export const productStockColumns: readonly GridColumn<ProductStockRow>[] = [
  { key: 'code', header: 'products.fields.code', kind: 'text', width: 78, ...both },
  { key: 'genericName', header: 'products.fields.genericName', kind: 'text', isWide: true, ...both },
  { key: 'specification', header: 'products.fields.specification', kind: 'text', width: 100, ...both },
  { key: 'maker', header: 'products.fields.maker', kind: 'text', width: 140, ...both },
  { key: 'unit', header: 'products.fields.unit', kind: 'text', width: 60, ...both },
  { key: 'onHandQty', header: 'stock.columns.onHand', kind: 'quantity', width: 80 },
  { key: 'sellableQty', header: 'stock.columns.sellable', kind: 'quantity', width: 80 },
  { key: 'reservedQty', header: 'stock.columns.reserved', kind: 'quantity', width: 80 },
  { key: 'promisedQty', header: 'stock.columns.promised', kind: 'quantity', width: 80 },
  { key: 'availableQty', header: 'stock.columns.available', kind: 'quantity', width: 80 },
  { key: 'lotCount', header: 'stock.columns.lotCount', kind: 'number', width: 56 },
  {
    key: 'nearestExpiresOn',
    header: 'stock.columns.nearest',
    kind: 'text',
    width: 196,
    render: (row) => <Expiry date={row.nearestExpiresOn} of={row} />,
  },
  { key: 'category', header: 'products.fields.category', kind: 'text', width: 100, isHidden: true, ...both },
];

export const lotColumns: readonly GridColumn<LotRow>[] = [
  { key: 'productName', header: 'stock.columns.product', kind: 'text', isWide: true, ...both },
  { key: 'specification', header: 'products.fields.specification', kind: 'text', width: 120 },
  { key: 'batchNo', header: 'stock.columns.batchNo', kind: 'text', width: 110, ...both },
  {
    key: 'expiresOn',
    header: 'stock.columns.expires',
    kind: 'date',
    width: 180,
    render: (row) => <Expiry date={row.expiresOn} of={row} label={row.expiresLabel} />,
    copy: (row) => row.expiresOn,
    ...both,
  },
  { key: 'madeOn', header: 'stock.columns.madeOn', kind: 'date', width: 105, isHidden: true, ...both },
  { key: 'onHand', header: 'stock.columns.onHand', kind: 'quantity', width: 90, isSummed: true, ...both },
  { key: 'reserved', header: 'stock.columns.reserved', kind: 'quantity', width: 80, isSummed: true, ...both },
  {
    key: 'free',
    header: 'stock.columns.free',
    kind: 'quantity',
    width: 90,
    value: (row) => row.onHand - row.reserved,
    copy: (row) => formatQty(row.onHand - row.reserved, 'plain'),
  },
  { key: 'unit', header: 'products.fields.unit', kind: 'text', width: 60 },
  { key: 'area', header: 'stock.columns.area', kind: 'state', width: 90, states: areaLooks, ...both },
  { key: 'location', header: 'stock.columns.location', kind: 'text', width: 100, ...both },
  { key: 'status', header: 'stock.columns.status', kind: 'state', width: 90, states: lotStates, ...both },
  { key: 'supplierName', header: 'stock.columns.supplierName', kind: 'text', width: 160, isHidden: true, ...both },
  { key: 'createdAt', header: 'stock.columns.createdAt', kind: 'instant', width: 140, isHidden: true, ...both },
];
