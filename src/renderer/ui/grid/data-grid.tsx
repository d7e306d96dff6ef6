/** The list of every screen: rows in blocks from the engine, arranged by the person, everything by keyboard. */
import { AllCommunityModule, type GridApi, ModuleRegistry, type RowSelectionOptions } from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { useCallback, useMemo, useState } from 'react';
import { useTexts } from '../i18n';
import { columnDefs } from './column-defs';
import { ColumnChooser } from './column-chooser';
import { FilterChips } from './filter-chips';
import { GridOverlay } from './grid-overlay';
import { gridTheme } from './grid-theme';
import { gridWords } from './locale';
import { QuickSearch } from './quick-search';
import { RowMenu } from './row-menu';
import { TotalsBar } from './totals-bar';
import type { DataGridProps, GridFilter, GridRow, SortOrder } from './types';
import { useCopy } from './use-copy';
import { useGridHandle } from './use-grid-handle';
import { useGridKeys } from './use-grid-keys';
import { filtersOf, useGridSource } from './use-grid-source';
import { useGridView } from './use-grid-view';
import { useViews } from './view-store';
import './data-grid.css';

ModuleRegistry.registerModules([AllCommunityModule]);

/** Rows asked for at once: the engine's largest block. */
const BLOCK_ROWS = 100;
const BLOCKS_KEPT = 30;
const noSort: readonly SortOrder[] = [];
const rowId = ({ data }: { readonly data: GridRow }) => String(data.id);

const selectionOptions = (mode: 'single' | 'multiple'): RowSelectionOptions =>
  mode === 'single'
    ? { mode: 'singleRow', checkboxes: false, enableClickSelection: true }
    : { mode: 'multiRow', checkboxes: false, headerCheckbox: false, enableClickSelection: true };

export const DataGrid = <Row extends GridRow>(props: DataGridProps<Row>) => {
  const { gridId, columns, rowActions, onSelect, defaultSort = noSort, selectionMode = 'single' } = props;
  const { t, language } = useTexts();
  const [api, setApi] = useState<GridApi<Row>>();
  const [search, setSearch] = useState('');
  const [filters, setFilters] = useState<readonly GridFilter[]>([]);
  const [selected, setSelected] = useState<readonly Row[]>([]);
  const [focusedColumn, setFocusedColumn] = useState<string>();
  const { datasource, state, totals, refresh } = useGridSource({ ...props, search, api });
  const { view, save, reset } = useGridView({ gridId, views: useViews(props.views), columns, defaultSort, api, language });
  const keys = useGridKeys(props);
  const onCopy = useCopy({ api, columns });
  const focusRows = useGridHandle({ api, columns, refresh, search, ...(props.handle && { handle: props.handle }) });
  const defs = useMemo(
    () => columnDefs({ columns, view, sort: view?.sort ?? defaultSort, t, rowActions }),
    [columns, view, defaultSort, t, rowActions],
  );
  const words = useMemo(() => gridWords(language, t), [language, t]);
  const selection = useMemo(() => selectionOptions(selectionMode), [selectionMode]);
  const readSelection = useCallback(() => {
    const rows = api?.getSelectedRows() ?? [];
    setSelected(rows);
    onSelect?.(rows);
  }, [api, onSelect]);
  const clearFilters = () => api?.setFilterModel(null);

  return (
    <section className="td-grid-frame" aria-label={props.label}>
      <div className="td-toolbar">
        {props.toolbarStart}
        {props.hasSearch !== false && <QuickSearch hint={props.searchHint} onSearch={setSearch} onLeave={focusRows} />}
        <ColumnChooser api={api} columns={columns} onReset={reset} />
        <span className="td-spring" />
        {props.toolbarEnd}
      </div>
      <FilterChips
        filters={filters}
        columns={columns}
        onRemove={(column) => void api?.setColumnFilterModel(column, null).then(() => api.onFilterChanged())}
        onRemoveAll={clearFilters}
      />
      <div className="td-grid-body" onCopy={onCopy}>
        <AgGridReact<Row>
          key={language}
          theme={gridTheme}
          localeText={words}
          columnDefs={defs}
          maintainColumnOrder
          rowModelType="infinite"
          datasource={datasource}
          cacheBlockSize={BLOCK_ROWS}
          maxBlocksInCache={BLOCKS_KEPT}
          getRowId={rowId}
          rowSelection={selection}
          enableFilterHandlers
          multiSortKey="ctrl"
          suppressOverlays={['loading', 'noRows', 'noMatchingRows']}
          preventDefaultOnContextMenu
          suppressDragLeaveHidesColumns
          onGridReady={(event) => setApi(event.api)}
          onSelectionChanged={readSelection}
          onFilterChanged={(event) => setFilters(filtersOf(event.api.getFilterModel()))}
          onSortChanged={save}
          onColumnMoved={({ finished }) => finished && save()}
          onColumnResized={({ finished }) => finished && save()}
          onColumnVisible={save}
          onRowDoubleClicked={({ data }) => data && props.onOpen?.(data)}
          onCellKeyDown={keys.onCellKeyDown}
          onCellContextMenu={keys.onCellContextMenu}
          onCellFocused={(event) => {
            keys.onCellFocused(event);
            setFocusedColumn(typeof event.column === 'string' ? event.column : event.column?.getColId());
          }}
        />
        <GridOverlay state={state} emptyHint={props.emptyHint} onRetry={refresh} onClearFilters={clearFilters} />
      </div>
      <TotalsBar
        columns={columns}
        totals={totals}
        hasTotals={props.loadTotals !== undefined}
        problem={state.phase === 'rows' ? state.problem : undefined}
        onRetry={refresh}
        selected={selected}
        focusedColumn={focusedColumn}
      />
      <RowMenu place={keys.menu} onClose={keys.closeMenu} />
    </section>
  );
};
