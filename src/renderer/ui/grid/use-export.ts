/** Exports what a list shows: its columns, order and conditions, every row. */
import type { GridApi } from 'ag-grid-community';
import { useRef, useState } from 'react';
import { useSaveFile } from '../file-saver';
import { useTexts } from '../i18n';
import { useNotice } from '../notice';
import { useTimeZone } from '../time-zone';
import { cellText, cellValue, type TextTools } from './cell-text';
import { csvBytes, type ExportCell, type ExportKind, MOST_IN_WORKBOOK, workbookBytes } from './export-rows';
import { gatherRows } from './gather-rows';
import type { DataGridProps, GridColumn, GridRow } from './types';
import { filtersOf } from './use-grid-source';
import { sortOfState } from './view-state';

/** Stored units of one unit that people read. */
const unitsOf: Readonly<Record<string, number>> = { money: 100, price: 10_000, quantity: 1_000, number: 1 };

/** A figure stays a figure, so that a spreadsheet adds it up; the rest is the text of the screen. */
const exportCell = <Row extends GridRow>(column: GridColumn<Row>, row: Row, tools: TextTools): ExportCell => {
  const value = cellValue(column, row);
  const units = unitsOf[column.kind];
  return units !== undefined && typeof value === 'number' ? value / units : cellText(column, row, tools);
};

const seenColumns = <Row extends GridRow>(api: GridApi<Row>, columns: readonly GridColumn<Row>[]) =>
  api.getAllDisplayedColumns().flatMap((shown) => columns.find(({ key }) => key === shown.getColId()) ?? []);

type Input<Row extends GridRow> = DataGridProps<Row> & {
  readonly api: GridApi<Row> | undefined;
  readonly search: string;
};

export type Export = {
  /** Undefined where nothing can be saved. */
  readonly start: ((kind: ExportKind) => void) | undefined;
  /** Rows gathered so far; undefined while no export is under way. */
  readonly progress: number | undefined;
  readonly cancel: () => void;
};

export const useExport = <Row extends GridRow>(input: Input<Row>): Export => {
  const { api, columns, label, loadBlock, fixedFilters = [], search } = input;
  const { t } = useTexts();
  const timeZone = useTimeZone();
  const notice = useNotice();
  const save = useSaveFile();
  const [progress, setProgress] = useState<number>();
  const stop = useRef<AbortController>(undefined);
  const run = async (kind: ExportKind) => {
    if (!api || !save || stop.current) return;
    const abort = new AbortController();
    stop.current = abort;
    setProgress(0);
    const filters = [...fixedFilters, ...filtersOf(api.getFilterModel())];
    const request = { filters, search, sort: sortOfState(api.getColumnState()) };
    const answer = await gatherRows({ loadBlock, request, onProgress: setProgress, signal: abort.signal });
    if (notice.accept(answer) && answer.ok && answer.value) {
      const seen = seenColumns(api, columns);
      const rows = answer.value.map((row) => seen.map((column) => exportCell(column, row, { t, timeZone })));
      const table = { headers: seen.map(({ header }) => t(header)), rows };
      const isWorkbook = kind === 'xlsx' && rows.length <= MOST_IN_WORKBOOK;
      const bytes = isWorkbook ? await workbookBytes(table) : csvBytes(table);
      const saved = await save(`${label}.${isWorkbook ? 'xlsx' : 'csv'}`, bytes);
      if (notice.accept(saved) && saved.ok && saved.value) notice.success(t('grid.exported', { count: rows.length }));
    }
    stop.current = undefined;
    setProgress(undefined);
  };
  return { start: save ? (kind) => void run(kind) : undefined, progress, cancel: () => stop.current?.abort() };
};
