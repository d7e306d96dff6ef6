/** The columns of the list of products; the floor price stands only where prices may be seen. */
import type { ProductRow } from '../../../shared/contract/products.contract';
import type { GridColumn } from '../../ui/grid';
import type { StateLook } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { StateTag } from '../../ui/state-tag';

export const storageLooks: Readonly<Record<string, StateLook>> = {
  normal: { label: 'products.storage.normal', tone: 'neutral' },
  cool: { label: 'products.storage.cool', tone: 'info' },
  cold: { label: 'products.storage.cold', tone: 'info' },
  frozen: { label: 'products.storage.frozen', tone: 'info' },
};

type Of = { readonly row: Pick<ProductRow, 'isStopped' | 'isComplete'> };

/** On sale or stopped. */
export const SaleTag = ({ row }: Of) => {
  const t = useT();
  return (
    <StateTag tone={row.isStopped ? 'neutral' : 'good'}>
      {t(row.isStopped ? 'products.state.stopped' : 'products.state.sold')}
    </StateTag>
  );
};

/** Whether it can be ordered as it stands. */
export const CompleteTag = ({ row }: Of) => {
  const t = useT();
  return (
    <StateTag tone={row.isComplete ? 'good' : 'warning'}>
      {t(row.isComplete ? 'products.complete.yes' : 'products.complete.no')}
    </StateTag>
  );
};

const both = { isSortable: true, isFilterable: true } as const;

const common: readonly GridColumn<ProductRow>[] = [
  { key: 'code', header: 'products.fields.code', kind: 'text', width: 100, ...both },
  { key: 'genericName', header: 'products.fields.genericName', kind: 'text', isWide: true, ...both },
  { key: 'tradeName', header: 'products.fields.tradeName', kind: 'text', width: 110, ...both },
  { key: 'specification', header: 'products.fields.specification', kind: 'text', width: 120, ...both },
  { key: 'maker', header: 'products.fields.maker', kind: 'text', width: 190, ...both },
  { key: 'unit', header: 'products.fields.unit', kind: 'text', width: 70, ...both },
  { key: 'taxRateBp', header: 'products.fields.taxRateBp', kind: 'percent', width: 80, ...both },
  {
    key: 'isComplete',
    header: 'products.fields.completeness',
    kind: 'text',
    width: 90,
    isSortable: true,
    render: (row) => <CompleteTag row={row} />,
  },
  {
    key: 'isStopped',
    header: 'products.fields.state',
    kind: 'text',
    width: 90,
    isSortable: true,
    render: (row) => <SaleTag row={row} />,
  },
  { key: 'form', header: 'products.fields.form', kind: 'text', width: 100, isHidden: true, ...both },
  {
    key: 'registrationNo',
    header: 'products.fields.registrationNo',
    kind: 'text',
    width: 150,
    isHidden: true,
    ...both,
  },
  {
    key: 'storageClass',
    header: 'products.fields.storageClass',
    kind: 'state',
    width: 90,
    isHidden: true,
    states: storageLooks,
    ...both,
  },
  { key: 'category', header: 'products.fields.category', kind: 'text', width: 100, isHidden: true, ...both },
  { key: 'createdAt', header: 'products.fields.createdAt', kind: 'instant', width: 140, isHidden: true, ...both },
];

const floor: GridColumn<ProductRow> = {
  key: 'floorPrice',
  header: 'products.fields.floorPrice',
  kind: 'price',
  width: 90,
  ...both,
};

export const columnsWithoutPrices = common;
export const columnsWithPrices: readonly GridColumn<ProductRow>[] = [...common.slice(0, 7), floor, ...common.slice(7)];
