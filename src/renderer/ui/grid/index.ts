/** The door of this folder: what screens import. */
export { DataGrid } from './data-grid';
export type {
  Block,
  CellValue,
  DataGridProps,
  GridColumn,
  GridCriteria,
  GridFilter,
  GridHandle,
  GridRequest,
  GridRow,
  GridView,
  RowAction,
  SeenGrid,
  SortOrder,
  StateLook,
  Totals,
  ViewStore,
} from './types';
