/** How old the balances of each customer are, one side at a time. */
import { Select } from 'antd';
import { useMemo, useState } from 'react';
import type { AgedRow } from '../../../shared/contract/periods.contract';
import { agedSides, invoiceAges, type AgedSide } from '../../../shared/domain/period-words';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { DataGrid } from '../../ui/grid/data-grid';
import type { GridColumn, GridCriteria, GridRequest } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { DayPicker, ledgerTables, useToday, type ViewProps } from './period-parts';

const measure = { kind: 'money', width: 130, isSortable: true, isSummed: true } as const;
const columnsFor = (side: AgedSide): readonly GridColumn<AgedRow>[] => [
  {
    key: 'customerName',
    header: 'periods.columns.customerName',
    kind: 'text',
    width: 220,
    pinned: 'left',
    isSortable: true,
  },
  { key: 'totalFen', header: 'periods.ageing.totalFen', ...measure },
  ...invoiceAges
    .filter((age) => side === 'stored' || age !== 'unshipped')
    .map((age) => ({ key: age, header: `periods.ageing.${age}` as const, ...measure })),
];

export const AgeingView = ({ head }: ViewProps) => {
  const t = useT();
  const [on, setOn] = useState(useToday());
  const [side, setSide] = useState<AgedSide>('stored');
  const refreshKey = useTablesVersion(ledgerTables);
  const columns = useMemo(() => columnsFor(side), [side]);
  const loaders = useMemo(
    () => ({
      loadBlock: (request: GridRequest) => api.periods.ageing({ ...request, on, side }),
      loadTotals: (criteria: GridCriteria) => api.periods.ageingTotals({ ...criteria, on, side }),
    }),
    [on, side],
  );
  return (
    <div className="td-list-page">
      <DataGrid<AgedRow>
        key={`${side}/${on}`}
        gridId={`periodAgeing/${side}`}
        label={t('periods.segments.ageing')}
        columns={columns}
        {...loaders}
        refreshKey={refreshKey}
        emptyHint={t('periods.ageing.empty')}
        toolbarStart={
          <>
            {head}
            <Select<AgedSide>
              aria-label={t('periods.ageing.side')}
              value={side}
              style={{ width: 200 }}
              options={agedSides.map((value) => ({ value, label: t(`periods.ageing.sides.${value}`) }))}
              onChange={setSide}
            />
            <DayPicker value={on} onChange={setOn} />
          </>
        }
      />
    </div>
  );
};
