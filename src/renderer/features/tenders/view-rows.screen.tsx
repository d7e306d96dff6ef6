/** The tenders behind one figure; Enter opens one. */
import { useMemo } from 'react';
import type { TenderRow } from '../../../shared/contract/tenders.contract';
import { figureCuts, figureParts } from '../../../shared/domain/tender-views';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { DataGrid } from '../../ui/grid/data-grid';
import type { GridColumn, GridCriteria, GridRequest } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { type ScreenProps, type TabParams, useTabActions } from '../../ui/tab-actions';
import { kindLooks, reasonWord, stateLooks, tenderTab, TenderStateTag } from './tender-words';
import type { Figure } from './view-figures-model';
import { viewTables } from './view-words';

const Reason = ({ row }: { readonly row: TenderRow }) => {
  const t = useT();
  return reasonWord(row, t);
};

const both = { isSortable: true, isFilterable: true } as const;
const columns: readonly GridColumn<TenderRow>[] = [
  { key: 'number', header: 'tenders.columns.number', kind: 'text', width: 130, ...both },
  { key: 'title', header: 'tenders.columns.title', kind: 'text', isWide: true, ...both },
  { key: 'kind', header: 'tenders.columns.kind', kind: 'state', width: 120, states: kindLooks, ...both },
  {
    ...{ key: 'state', header: 'tenders.columns.state', kind: 'state', width: 110, states: stateLooks, ...both },
    render: ({ kind, state }) => <TenderStateTag kind={kind} state={state} />,
  },
  { key: 'purchaser', header: 'tenders.columns.purchaser', kind: 'text', width: 180, ...both },
  { key: 'province', header: 'tenders.columns.province', kind: 'text', width: 100, ...both },
  { key: 'ownerName', header: 'tenders.columns.ownerName', kind: 'text', width: 100, ...both },
  { key: 'bidDeadlineAt', header: 'tenders.columns.bidDeadlineAt', kind: 'instant', width: 150, ...both },
  {
    ...{ key: 'outcomeReason', header: 'tenders.columns.outcomeReason', kind: 'text', width: 140 },
    render: (row) => <Reason row={row} />,
  },
];

const textOf = (params: TabParams, key: keyof Figure): string => String(params[key] ?? '');

/** What the tab was opened with; a figure that is not known is everything that was decided. */
const figureOf = (params: TabParams): Figure => ({
  by: figureCuts.find((one) => one === params['by']) ?? 'all',
  part: figureParts.find((one) => one === params['part']) ?? 'decided',
  ...{ key: textOf(params, 'key'), name: textOf(params, 'name') },
  ...{ from: textOf(params, 'from'), until: textOf(params, 'until') },
});

const loadersOf = ({ by, key, part, from, until }: Figure) => {
  const wish = { from, until, cut: { by, key, part } };
  return {
    loadBlock: (request: GridRequest) => api.tenderViews.rows({ ...request, ...wish }),
    loadTotals: (criteria: GridCriteria) => api.tenderViews.rowsTotals({ ...criteria, ...wish }),
  };
};

const TenderFigureRowsScreen = ({ params }: ScreenProps) => {
  const t = useT();
  const { openTab } = useTabActions();
  const refreshKey = useTablesVersion(viewTables);
  const figure = useMemo(() => figureOf(params), [params]);
  const loaders = useMemo(() => loadersOf(figure), [figure]);
  const { by, name, part, from, until } = figure;
  const isDue = by === 'milestone' && part === 'decided';
  const words = isDue ? t('tenderViews.rows.due') : t(`tenderViews.rows.parts.${part}`);
  return (
    <div className="td-list-page">
      <DataGrid<TenderRow>
        gridId="tenderFigureRows"
        label={t('tenderViews.rowsTitle')}
        columns={columns}
        {...loaders}
        onOpen={({ id, title }) => openTab(tenderTab({ id, title }))}
        refreshKey={refreshKey}
        searchHint={t('tenders.searchHint')}
        emptyHint={t('tenderViews.rows.empty')}
        toolbarEnd={<small className="td-quiet">{t('tenderViews.rows.of', { name, part: words, from, until })}</small>}
      />
    </div>
  );
};

export default TenderFigureRowsScreen;
