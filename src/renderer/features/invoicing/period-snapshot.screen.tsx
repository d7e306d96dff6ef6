/** What a closed month closed with, key by key. */
import { useMemo } from 'react';
import type { SnapshotRow } from '../../../shared/contract/periods.contract';
import { api } from '../../rpc/client';
import { DataGrid } from '../../ui/grid/data-grid';
import type { GridColumn, GridCriteria, GridRequest } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import type { ScreenProps } from '../../ui/tab-actions';
import { balanceColumns } from './period-parts';

const moves = ['opening', 'approved', 'cancelled', 'adjusted', 'invoiced', 'red', 'closing'] as const;
const measure = { width: 116, isSortable: true, isSummed: true } as const;
const columns: readonly GridColumn<SnapshotRow>[] = [
  {
    key: 'customerName',
    header: 'periods.columns.customerName',
    kind: 'text',
    width: 180,
    pinned: 'left',
    isSortable: true,
  },
  {
    key: 'productName',
    header: 'periods.columns.productName',
    kind: 'text',
    width: 150,
    pinned: 'left',
    isSortable: true,
  },
  { key: 'productCode', header: 'periods.columns.productCode', kind: 'text', width: 90, isSortable: true },
  { key: 'rateBp', header: 'periods.columns.rateBp', kind: 'percent', width: 80, isSortable: true },
  { key: 'price', header: 'periods.columns.price', kind: 'price', width: 100, isSortable: true },
  ...moves.flatMap((move): GridColumn<SnapshotRow>[] => [
    { key: `${move}Qty`, header: `periods.columns.${move}Qty`, kind: 'quantity', ...measure },
    { key: `${move}Fen`, header: `periods.columns.${move}Fen`, kind: 'money', ...measure },
  ]),
  ...balanceColumns<SnapshotRow>(),
];

const SnapshotScreen = ({ params }: ScreenProps) => {
  const t = useT();
  const closeId = Number(params['closeId']);
  const loaders = useMemo(
    () => ({
      loadBlock: (request: GridRequest) => api.periods.snapshot({ ...request, closeId }),
      loadTotals: (criteria: GridCriteria) => api.periods.snapshotTotals({ ...criteria, closeId }),
    }),
    [closeId],
  );
  return (
    <div className="td-list-page">
      <DataGrid<SnapshotRow>
        gridId="periodSnapshot"
        label={t('periods.close.open')}
        columns={columns}
        {...loaders}
        emptyHint={t('periods.balances.empty')}
      />
    </div>
  );
};

export default SnapshotScreen;
