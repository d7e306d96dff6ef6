/** The list of every screen: rows in blocks from the engine, arranged by the person, everything by keyboard. */
import { ColumnChooser } from './column-chooser';
import { ExportMenu } from './export-menu';
import { FilterChips } from './filter-chips';
import { GridOverlay } from './grid-overlay';
import { GridRows } from './grid-rows';
import { QuickSearch } from './quick-search';
import { RowMenu } from './row-menu';
import { TotalsBar } from './totals-bar';
import type { DataGridProps, GridRow } from './types';
import { useDataGrid } from './use-data-grid';
import './data-grid.css';

export const DataGrid = <Row extends GridRow>(props: DataGridProps<Row>) => {
  const grid = useDataGrid(props);
  const { columns, hasSearch = true } = props;
  const { state, totals, refresh } = grid.source;
  return (
    <section className="td-grid-frame" aria-label={props.label}>
      <div className="td-toolbar">
        {props.toolbarStart}
        {hasSearch && (
          <QuickSearch
            key={grid.searchRound}
            hint={props.searchHint}
            onSearch={grid.setSearch}
            onLeave={grid.focusRows}
          />
        )}
        <ColumnChooser api={grid.api} columns={columns} onReset={grid.arrangement.reset} />
        <span className="td-spring" />
        {props.toolbarEnd}
        <ExportMenu {...grid.exporting} />
      </div>
      <FilterChips
        filters={grid.filters}
        columns={columns}
        onRemove={grid.removeFilter}
        onRemoveAll={grid.clearFilters}
      />
      <div
        className="td-grid-body"
        onCopy={grid.onCopy}
        onKeyDownCapture={grid.keys.onKeyDownCapture}
        onMouseDownCapture={grid.keys.onMouseDownCapture}
      >
        <GridRows grid={grid} selectionMode={props.selectionMode} onOpen={props.onOpen} />
        <GridOverlay state={state} emptyHint={props.emptyHint} onRetry={refresh} onClearFilters={grid.clearAll} />
      </div>
      <TotalsBar
        columns={columns}
        totals={totals}
        hasTotals={props.loadTotals !== undefined}
        problem={state.phase === 'rows' ? state.problem : undefined}
        onRetry={refresh}
        selected={grid.selection.selected}
        focusedColumn={grid.focusedColumn}
      />
      <RowMenu place={grid.keys.menu} onClose={grid.keys.closeMenu} />
    </section>
  );
};
