/** Sum, average and count of the selected rows. */
import { cellValue, isFigure } from './cell-text';
import type { GridColumn, GridRow } from './types';

export type Summary = { readonly sum: number; readonly average: number; readonly count: number };

/** The column that is summed: the one with the focus if it holds figures, else the first summed one. */
export const summaryColumn = <Row extends GridRow>(columns: readonly GridColumn<Row>[], focused: string | undefined) =>
  columns.find((column) => column.key === focused && isFigure(column.kind) && column.kind !== 'percent') ??
  columns.find((column) => column.isSummed);

/** Adds up a column over rows, in its own unit; the average is rounded to whole units. */
export const summarize = <Row extends GridRow>(column: GridColumn<Row>, rows: readonly Row[]): Summary => {
  const values = rows.map((row) => cellValue(column, row)).filter((value) => typeof value === 'number');
  const sum = values.reduce((total, value) => total + value, 0);
  return { sum, average: values.length > 0 ? Math.round(sum / values.length) : 0, count: rows.length };
};
