/** The door of this folder: what screens import. */
export { DataGrid } from './data-grid';
export type {
  Block,
  DataGridProps,
  GridColumn,
  GridCriteria,
  GridFilter,
  GridHandle,
  GridRequest,
  GridRow,
  RowAction,
  SeenGrid,
  SortOrder,
  Totals,
} from './types';
