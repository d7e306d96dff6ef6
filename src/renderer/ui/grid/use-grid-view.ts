/** How the person arranged the list: read once, kept after every change, and the way back. */
import type { ColumnState, GridApi } from 'ag-grid-community';
import { useCallback, useMemo, useState } from 'react';
import type { Translate } from '../i18n';
import { usualWidth } from './column-width';
import type { GridColumn, GridRow, SortOrder, ViewStore } from './types';
import { viewOfState } from './view-state';

type Input<Row extends GridRow> = {
  readonly gridId: string;
  readonly views: ViewStore;
  readonly columns: readonly GridColumn<Row>[];
  readonly defaultSort: readonly SortOrder[];
  readonly api: GridApi<Row> | undefined;
  /** The grid is built anew with other words; then the arrangement is read anew. */
  readonly language: string;
  readonly t: Translate;
};

export const useGridView = <Row extends GridRow>(input: Input<Row>) => {
  const { gridId, views, columns, defaultSort, api, language, t } = input;
  const [view, setView] = useState(() => ({ language, kept: views.load(gridId) }));
  if (view.language !== language) setView({ language, kept: views.load(gridId) });
  const save = useCallback(() => {
    if (api) views.save(gridId, viewOfState(api.getColumnState()));
  }, [api, views, gridId]);
  const reset = useCallback(() => {
    const state = columns.map((column): ColumnState => {
      const place = defaultSort.findIndex((order) => order.column === column.key);
      const size = column.isWide ? { flex: 1 } : { flex: null, width: usualWidth(column, t, place >= 0) };
      const sort = defaultSort[place]?.direction ?? null;
      return { colId: column.key, hide: column.isHidden === true, sort, sortIndex: sort ? place : null, ...size };
    });
    api?.applyColumnState({ state, applyOrder: true });
    save();
  }, [api, columns, defaultSort, save, t]);
  return useMemo(() => ({ view: view.kept, save, reset }), [view, save, reset]);
};
