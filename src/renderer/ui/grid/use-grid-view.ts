/** How the person arranged the list: read once, kept after every change, and the way back. */
import type { ColumnState, GridApi } from 'ag-grid-community';
import { useCallback, useMemo, useState } from 'react';
import type { GridColumn, GridRow, GridView, SortOrder, ViewStore } from './types';

/** The sorted columns, the first one first. */
export const sortOfState = (state: readonly ColumnState[]): SortOrder[] =>
  state
    .filter(({ sort }) => sort === 'asc' || sort === 'desc')
    .toSorted((a, b) => (a.sortIndex ?? 0) - (b.sortIndex ?? 0))
    .map(({ colId, sort }) => ({ column: colId, direction: sort === 'desc' ? 'desc' : 'asc' }));

/** The arrangement as it stands; a column that fills the rest keeps no width. */
export const viewOfState = (state: readonly ColumnState[]): GridView => ({
  columns: state.map(({ colId, width, flex, hide }) => ({
    key: colId,
    ...(typeof width === 'number' && !flex ? { width } : {}),
    ...(hide ? { isHidden: true } : {}),
  })),
  sort: sortOfState(state),
});

type Input<Row extends GridRow> = {
  readonly gridId: string;
  readonly views: ViewStore;
  readonly columns: readonly GridColumn<Row>[];
  readonly defaultSort: readonly SortOrder[];
  readonly api: GridApi<Row> | undefined;
  /** The grid is built anew with other words; then the arrangement is read anew. */
  readonly language: string;
};

export const useGridView = <Row extends GridRow>(input: Input<Row>) => {
  const { gridId, views, columns, defaultSort, api, language } = input;
  const [view, setView] = useState(() => ({ language, kept: views.load(gridId) }));
  if (view.language !== language) setView({ language, kept: views.load(gridId) });
  const save = useCallback(() => {
    if (api) views.save(gridId, viewOfState(api.getColumnState()));
  }, [api, views, gridId]);
  const reset = useCallback(() => {
    const state = columns.map((column): ColumnState => {
      const place = defaultSort.findIndex((order) => order.column === column.key);
      const size = column.isWide ? { flex: 1 } : { flex: null, ...(column.width && { width: column.width }) };
      const sort = defaultSort[place]?.direction ?? null;
      return { colId: column.key, hide: column.isHidden === true, sort, sortIndex: sort ? place : null, ...size };
    });
    api?.applyColumnState({ state, applyOrder: true });
    save();
  }, [api, columns, defaultSort, save]);
  return useMemo(() => ({ view: view.kept, save, reset }), [view, save, reset]);
};
