/** Our columns as AG Grid's, arranged as the person left them. */
import type { ColDef } from 'ag-grid-community';
import type { Translate } from '../i18n';
import { cellValue, isFigure } from './cell-text';
import { GridCell } from './cells';
import { filterStyleOf } from './filter-model';
import { arranged } from './column-order';
import { usualWidth } from './column-width';
import { FilterPopup } from './filter-popup';
import type { GridColumn, GridRow, GridView, RowAction, SortOrder } from './types';

const LEAST_WIDTH = 56;
const LEAST_WIDE = 122;

export type DefsInput<Row extends GridRow> = {
  readonly columns: readonly GridColumn<Row>[];
  readonly view: GridView | undefined;
  readonly sort: readonly SortOrder[];
  readonly t: Translate;
  readonly rowActions: ((row: Row) => readonly RowAction[]) | undefined;
};

const sortPart = (key: string, sort: readonly SortOrder[]): Pick<ColDef, 'initialSort' | 'initialSortIndex'> => {
  const place = sort.findIndex(({ column }) => column === key);
  const order = sort[place];
  return order ? { initialSort: order.direction, initialSortIndex: place } : {};
};

const filterPart = <Row extends GridRow>(column: GridColumn<Row>): Pick<ColDef<Row>, 'filter' | 'filterParams'> => {
  if (column.isFilterable !== true || filterStyleOf(column.kind) === 'none') return { filter: false };
  return { filter: { component: FilterPopup }, filterParams: { gridColumn: column } };
};

/** AG Grid's definition of one column. */
const defOf = <Row extends GridRow>(
  column: GridColumn<Row>,
  { view, sort, t, rowActions }: DefsInput<Row>,
): ColDef<Row> => {
  const kept = view?.columns.find(({ key }) => key === column.key);
  return {
    colId: column.key,
    headerName: t(column.header),
    headerTooltip: t(column.header),
    cellDataType: false,
    valueGetter: ({ data }) => (data ? cellValue(column, data) : undefined),
    cellRenderer: GridCell,
    // Not `column`: AG Grid merges these parameters deep into its own, whose `column` is the grid's.
    cellRendererParams: { gridColumn: column, rowActions },
    cellClass: isFigure(column.kind) ? 'td-cell-figure' : undefined,
    headerClass: isFigure(column.kind) ? 'ag-right-aligned-header' : undefined,
    sortable: column.isSortable === true,
    ...filterPart(column),
    ...sortPart(column.key, sort),
    initialWidth:
      kept?.width ??
      usualWidth(
        column,
        t,
        sort.some((one) => one.column === column.key),
      ),
    minWidth: column.isWide ? LEAST_WIDE : LEAST_WIDTH,
    initialFlex: column.isWide && kept?.width === undefined ? 1 : undefined,
    initialHide: kept ? kept.isHidden === true : column.isHidden === true,
    initialPinned: column.pinned,
  };
};

export const columnDefs = <Row extends GridRow>(input: DefsInput<Row>): ColDef<Row>[] =>
  arranged(input.columns, input.view).map((column) => defOf(column, input));
