/** Every account with a balance at the end of a chosen day. */
import { useMemo, useState } from 'react';
import type { AsOfRow } from '../../../shared/contract/periods.contract';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { DataGrid } from '../../ui/grid/data-grid';
import type { GridColumn, GridCriteria, GridRequest } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { balanceColumns, DayPicker, ledgerTables, useToday, type ViewProps } from './period-parts';

const columns: readonly GridColumn<AsOfRow>[] = [
  {
    key: 'customerName',
    header: 'periods.columns.customerName',
    kind: 'text',
    width: 190,
    pinned: 'left',
    isSortable: true,
  },
  { key: 'productCode', header: 'periods.columns.productCode', kind: 'text', width: 90, isSortable: true },
  { key: 'productName', header: 'periods.columns.productName', kind: 'text', width: 170, isSortable: true },
  { key: 'rateBp', header: 'periods.columns.rateBp', kind: 'percent', width: 80, isSortable: true },
  ...balanceColumns<AsOfRow>(),
];

export const AccountsView = ({ head }: ViewProps) => {
  const t = useT();
  const [on, setOn] = useState(useToday());
  const refreshKey = useTablesVersion(ledgerTables);
  const loaders = useMemo(
    () => ({
      loadBlock: (request: GridRequest) => api.periods.asOf({ ...request, on }),
      loadTotals: (criteria: GridCriteria) => api.periods.asOfTotals({ ...criteria, on }),
    }),
    [on],
  );
  return (
    <div className="td-list-page">
      <DataGrid<AsOfRow>
        key={on}
        gridId="periodAccounts"
        label={t('periods.segments.accounts')}
        columns={columns}
        {...loaders}
        refreshKey={refreshKey}
        emptyHint={t('periods.balances.empty')}
        toolbarStart={
          <>
            {head}
            <DayPicker value={on} onChange={setOn} />
          </>
        }
      />
    </div>
  );
};
