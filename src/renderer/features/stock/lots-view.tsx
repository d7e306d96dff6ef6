/** Every lot, in segments that name how many there are: near expiry, locked, outside the area for sale. */
import { Segmented } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import type { LotRow, StockAlerts } from '../../../shared/contract/stock.contract';
import { lotFilters, type LotSegment, lotSegments } from '../../../shared/domain/list-segments';
import { api } from '../../rpc/client';
import { useRead } from '../../rpc/use-read';
import { DataGrid, type GridCriteria, type GridFilter, type GridRequest } from '../../ui/grid';
import { useT } from '../../ui/i18n';
import type { ScreenProps } from '../../ui/tab-actions';
import { useSegment } from '../../ui/use-segment';
import { LotPanel } from './lot-panel';
import { lotColumns } from './stock-columns';

const alertTables = ['lot', 'setting', 'stocktake', 'stock_issue', 'recall'];
type Segment = {
  readonly value: LotSegment;
  readonly label: string;
  readonly filters: readonly GridFilter[];
  /** Segments without a lot are not offered. */
  readonly count?: number;
};

/** The segments with the bounds and counts that the engine gave; the steps follow the settings of the firm. */
const useSegments = (alerts: StockAlerts | undefined): readonly Segment[] => {
  const t = useT();
  return useMemo(() => {
    const all: Segment = { value: 'all', label: t('stock.segments.all'), filters: [] };
    if (!alerts) return [all];
    const { over, near, lockedCount, quarantineCount, rejectedCount } = alerts;
    const of = (value: LotSegment) => ({ value, filters: lotFilters(value, alerts) });
    return [
      all,
      {
        ...of('over'),
        count: over.count,
        label: t('stock.segments.over', { count: over.count }),
      },
      ...near.map(
        ({ level, months, count }): Segment => ({
          ...of(level),
          count,
          label: t('stock.segments.near', { months, count }),
        }),
      ),
      {
        ...of('locked'),
        count: lockedCount,
        label: t('stock.segments.locked', { count: lockedCount }),
      },
      {
        ...of('quarantine'),
        count: quarantineCount,
        label: t('stock.segments.quarantine', { count: quarantineCount }),
      },
      {
        ...of('rejected'),
        count: rejectedCount,
        label: t('stock.segments.rejected', { count: rejectedCount }),
      },
    ];
  }, [alerts, t]);
};

const loadLots = (request: GridRequest) => api.stock.list(request);
const loadLotTotals = (criteria: GridCriteria) => api.stock.totals(criteria);

type Props = { readonly start: ReactNode; readonly end: ReactNode; readonly refreshKey: number } & Pick<
  ScreenProps,
  'params'
>;

export const LotsView = ({ start, end, refreshKey, params }: Props) => {
  const t = useT();
  const alerts = useRead(['stock.alerts'], () => api.stock.alerts({}), { tables: alertTables });
  const segments = useSegments(alerts.value);
  const [chosen, setChosen] = useSegment<LotSegment>(params, lotSegments, 'all');
  const segment = segments.find(({ value }) => value === chosen) ?? segments[0];
  const offered = segments.filter(({ value, count = 1 }) => count > 0 || value === segment?.value);
  const [lotId, setLotId] = useState<number>();
  return (
    <>
      <DataGrid<LotRow>
        gridId="lots"
        label={t('stock.lots')}
        columns={lotColumns}
        loadBlock={loadLots}
        loadTotals={loadLotTotals}
        fixedFilters={segment?.filters ?? []}
        defaultSort={[{ column: 'expiresOn', direction: 'asc' }]}
        onOpen={({ id }) => setLotId(id)}
        onSelect={([first]) => first && lotId !== undefined && setLotId(first.id)}
        refreshKey={refreshKey}
        emptyHint={t('stock.empty')}
        toolbarStart={
          <>
            {start}
            <Segmented<LotSegment>
              aria-label={t('stock.columns.status')}
              value={segment?.value ?? 'all'}
              onChange={setChosen}
              options={offered.map(({ value, label }) => ({ value, label }))}
            />
          </>
        }
        toolbarEnd={lotId === undefined && end}
      />
      {lotId !== undefined && <LotPanel key={lotId} lotId={lotId} onClose={() => setLotId(undefined)} />}
    </>
  );
};
