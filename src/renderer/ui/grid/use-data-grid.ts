/** Everything a list holds while it is open: the grid, its rows, what is searched, filtered, selected. */
import type { GridApi } from 'ag-grid-community';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTexts } from '../i18n';
import { columnDefs } from './column-defs';
import { gridWords } from './locale';
import type { DataGridProps, GridFilter, GridRow, SortOrder } from './types';
import { useAskedFilters } from './use-asked-filters';
import { useCopy } from './use-copy';
import { useExport } from './use-export';
import { useGridHandle } from './use-grid-handle';
import { useGridKeys } from './use-grid-keys';
import { useGridSource } from './use-grid-source';
import { useGridView } from './use-grid-view';
import { useLatest } from './use-latest';
import { usePlace } from './use-place';
import { useSelection } from './use-selection';
import { useViews } from './view-store';

const noSort: readonly SortOrder[] = [];

export const useDataGrid = <Row extends GridRow>(props: DataGridProps<Row>) => {
  const { gridId, columns, defaultSort = noSort } = props;
  const { t, language } = useTexts();
  const [api, setApi] = useState<GridApi<Row>>();
  const [search, setSearch] = useState('');
  const [searchRound, setSearchRound] = useState(0);
  const [filters, setFilters] = useState<readonly GridFilter[]>([]);
  const [focusedColumn, setFocusedColumn] = useState<string>();
  useAskedFilters(api, gridId);
  const selection = useSelection({ api, onSelect: props.onSelect });
  const { lastIndex } = selection;
  const source = useGridSource({ ...props, search, api, onSettled: selection.onSettled });
  const arrangement = useGridView({ gridId, views: useViews(props.views), columns, defaultSort, api, language, t });
  const keys = useGridKeys(props);
  const onCopy = useCopy({ api, columns });
  const exporting = useExport({ ...props, api, search });
  const { refresh } = source;
  const handle = props.handle && { handle: props.handle };
  const focusRows = useGridHandle({ api, columns, refresh, search, lastIndex, ...handle });
  const { view } = arrangement;
  const latest = useLatest(props);
  const rowActions = useCallback((row: Row) => latest.current.rowActions?.(row) ?? [], [latest]);
  const defs = useMemo(
    () => columnDefs({ columns, view, sort: view?.sort ?? defaultSort, t, rowActions }),
    [columns, view, defaultSort, t, rowActions],
  );
  const words = useMemo(() => gridWords(language, t), [language, t]);
  usePlace({ index: selection.index, totals: source.totals, onPlace: props.onPlace });
  const removeFilter = (column: string) => {
    void api?.setColumnFilterModel(column, null).then(() => api.onFilterChanged());
  };
  // Rows that the list no longer shows are no longer selected.
  useEffect(() => api?.deselectAll(), [api, search, props.fixedFilters, props.loadBlock, filters]);
  const clearFilters = () => api?.setFilterModel(null);
  const clearAll = () => {
    clearFilters();
    setSearch('');
    setSearchRound(searchRound + 1);
  };
  return {
    ...{
      searchRound,
      clearFilters,
      clearAll,
      language,
      api,
      setApi,
      setSearch,
      filters,
      setFilters,
      focusedColumn,
      setFocusedColumn,
    },
    ...{ source, arrangement, keys, onCopy, exporting, focusRows, defs, words, selection, removeFilter },
  };
};

export type DataGridState<Row extends GridRow> = ReturnType<typeof useDataGrid<Row>>;
