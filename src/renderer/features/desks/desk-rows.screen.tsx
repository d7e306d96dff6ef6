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

/** Rows of the ledger: since when, and how much. */
const ledgerRows: readonly GridColumn<DeskRow>[] = [
  title,
  who,
  { key: 'sinceAt', header: 'desks.columns.since', kind: 'instant', width: 140, isSortable: true },
  { key: 'amountFen', header: 'desks.columns.amount', kind: 'money', width: 140, isSortable: true, isSummed: true },
];
const monthRows = ledgerRows.map((column) =>
  column.key === 'sinceAt'
    ? ({ key: 'sinceOn', header: 'desks.columns.dueOn', kind: 'date', width: 120, isSortable: true } as const)
    : column,
);

type Look = { readonly grid: string; readonly columns: readonly GridColumn<DeskRow>[]; readonly screen: string };
/** What the rows of a number are, and the screen on which they are dealt with where they have no page. */
function lookOf(key: ComputedKey): Look {
  switch (key) {
    case 'shortGoods':
    case 'shortArrived':
      return { grid: 'desk-goods', columns: goods, screen: 'toIssue' };
    case 'redForms':
      return { grid: 'desk-red-forms', columns: ledgerRows, screen: 'redLetters' };
    case 'milestonesMissed':
      return { grid: 'desk-missed-dates', columns: goods.slice(0, 3), screen: 'tenders' };
    case 'monthEnd':
      return { grid: 'desk-month-end', columns: monthRows, screen: 'periods' };
    case 'overdueFourth':
    case 'overdueThird':
    case 'overdueSecond':
    case 'overdueFirst':
    case 'dueSoon':
      return { grid: 'desk-debts', columns: debts, screen: 'ageing' };
  }
}

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
  const { grid, columns, screen } = lookOf(key);
  const open = ({ opens, title: number }: DeskRow) => {
    if (opens) openTab(documentTab(opens, number));
    else openTab({ key: screen, screen });
  };
  return (
    <div className="td-list-page">
      <DataGrid<DeskRow>
        key={key}
        gridId={grid}
        label={t('desks.title')}
        columns={columns}
        {...loaders}
        onOpen={open}
        refreshKey={refreshKey}
        emptyHint={t('desks.rowsEmpty')}
      />
    </div>
  );
};

export default DeskRowsScreen;
