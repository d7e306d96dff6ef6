import { AllCommunityModule, ModuleRegistry, type RowSelectionOptions } from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { gridTheme } from './grid-theme';
import type { DataGridProps, GridRow } from './types';
import type { DataGridState } from './use-data-grid';
import { filtersOf } from './use-grid-source';

ModuleRegistry.registerModules([AllCommunityModule]);

/** Rows asked for at once: the engine's largest block. */
const BLOCK_ROWS = 100;
const BLOCKS_KEPT = 30;
const rowId = ({ data }: { readonly data: GridRow }) => String(data.id);

const single: RowSelectionOptions = { mode: 'singleRow', checkboxes: false, enableClickSelection: true };
const multiple: RowSelectionOptions = {
  mode: 'multiRow',
  checkboxes: false,
  headerCheckbox: false,
  enableClickSelection: true,
};

type Props<Row extends GridRow> = Pick<DataGridProps<Row>, 'selectionMode' | 'onOpen'> & {
  readonly grid: DataGridState<Row>;
};

/** The rows themselves. Built anew when the language changes: AG Grid reads its words once. */
export const GridRows = <Row extends GridRow>({ grid, selectionMode, onOpen }: Props<Row>) => {
  const { save } = grid.arrangement;
  return (
    <AgGridReact<Row>
      key={grid.language}
      theme={gridTheme}
      localeText={grid.words}
      columnDefs={grid.defs}
      maintainColumnOrder
      rowModelType="infinite"
      datasource={grid.source.datasource}
      cacheBlockSize={BLOCK_ROWS}
      maxBlocksInCache={BLOCKS_KEPT}
      getRowId={rowId}
      rowSelection={selectionMode === 'multiple' ? multiple : single}
      enableFilterHandlers
      multiSortKey="ctrl"
      suppressOverlays={['loading', 'noRows', 'noMatchingRows']}
      preventDefaultOnContextMenu
      suppressDragLeaveHidesColumns
      onGridReady={({ api }) => grid.setApi(api)}
      onSelectionChanged={grid.selection.onSelectionChanged}
      onFilterChanged={({ api }) => grid.setFilters(filtersOf(api.getFilterModel()))}
      onSortChanged={save}
      onColumnMoved={({ finished }) => finished && save()}
      onColumnResized={({ finished }) => finished && save()}
      onColumnVisible={save}
      onRowDoubleClicked={({ data }) => data && onOpen?.(data)}
      onCellKeyDown={grid.keys.onCellKeyDown}
      onCellContextMenu={grid.keys.onCellContextMenu}
      onCellFocused={(event) => {
        grid.keys.onCellFocused(event);
        grid.setFocusedColumn(typeof event.column === 'string' ? event.column : event.column?.getColId());
      }}
    />
  );
};
