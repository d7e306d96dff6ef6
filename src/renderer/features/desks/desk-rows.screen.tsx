/** Every row behind a computed number of the desk: debts by their step, goods that are short. */
import { useMemo } from 'react';
import type { DeskRow } from '../../../shared/contract/desks.contract';
import { type ComputedKey, computedKeys } from '../../../shared/domain/desk-words';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { DataGrid } from '../../ui/grid/data-grid';
import type { GridColumn, GridCriteria, GridRequest } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { type ScreenProps, useTabActions } from '../../ui/tab-actions';
import { deskTables, documentTab } from './desk-words';

const who = { key: 'who', header: 'desks.columns.who', kind: 'text', isWide: true, isSortable: true } as const;
const title = { key: 'title', header: 'desks.columns.title', kind: 'text', width: 220, isSortable: true } as const;
const debts: readonly GridColumn<DeskRow>[] = [
  title,
  who,
  { key: 'sinceOn', header: 'desks.columns.dueOn', kind: 'date', width: 120, isSortable: true },
  { key: 'amountFen', header: 'desks.columns.amount', kind: 'money', width: 140, isSortable: true, isSummed: true },
];
const goods: readonly GridColumn<DeskRow>[] = [
  title,
  who,
  { key: 'sinceAt', header: 'desks.columns.since', kind: 'instant', width: 140, isSortable: true },
  { key: 'qty', header: 'desks.columns.qty', kind: 'quantity', width: 120, isSortable: true },
];

const loadersOf = (key: ComputedKey) => ({
  loadBlock: (request: GridRequest) => api.desks.behind({ ...request, key }),
  loadTotals: (criteria: GridCriteria) => api.desks.behindTotals({ ...criteria, key }),
});

const DeskRowsScreen = ({ params }: ScreenProps) => {
  const t = useT();
  const { openTab } = useTabActions();
  const refreshKey = useTablesVersion(deskTables);
  const key = computedKeys.find((one) => one === params['segment']) ?? 'shortGoods';
  const loaders = useMemo(() => loadersOf(key), [key]);
  const isOfGoods = key === 'shortGoods' || key === 'shortArrived';
  const open = ({ opens, title: number }: DeskRow) => {
    if (opens) openTab(documentTab(opens, number));
    else openTab(isOfGoods ? { key: 'toIssue', screen: 'toIssue' } : { key: 'ageing', screen: 'ageing' });
  };
  return (
    <div className="td-list-page">
      <DataGrid<DeskRow>
        key={key}
        gridId={isOfGoods ? 'desk-goods' : 'desk-debts'}
        label={t('desks.title')}
        columns={isOfGoods ? goods : debts}
        {...loaders}
        onOpen={open}
        refreshKey={refreshKey}
        emptyHint={t('desks.rowsEmpty')}
      />
    </div>
  );
};

export default DeskRowsScreen;
