/** Ctrl+C on the rows: the selected ones with their headers, as spreadsheets take them. */
import type { GridApi } from 'ag-grid-community';
import type { ClipboardEvent } from 'react';
import { useT } from '../i18n';
import { useNotice } from '../notice';
import { useTimeZone } from '../time-zone';
import { formatCount } from '../../../shared/domain/format';
import { cellText } from './cell-text';
import { tableText } from './copy-rows';
import type { GridColumn, GridRow } from './types';

type Input<Row extends GridRow> = {
  readonly api: GridApi<Row> | undefined;
  readonly columns: readonly GridColumn<Row>[];
};

/** The selected rows in the order they stand in; without any, the focused one. */
const rowsToCopy = <Row extends GridRow>(api: GridApi<Row>): readonly Row[] => {
  const nodes = api.getSelectedNodes().toSorted((a, b) => (a.rowIndex ?? 0) - (b.rowIndex ?? 0));
  const rows = nodes.flatMap(({ data }) => (data === undefined ? [] : [data]));
  if (rows.length > 0) return rows;
  const focused = api.getFocusedCell();
  const row = focused ? api.getDisplayedRowAtIndex(focused.rowIndex)?.data : undefined;
  return row === undefined ? [] : [row];
};

const isInInput = (target: EventTarget | null) =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

export const useCopy = <Row extends GridRow>({ api, columns }: Input<Row>) => {
  const t = useT();
  const timeZone = useTimeZone();
  const notice = useNotice();
  return (event: ClipboardEvent) => {
    if (api === undefined || isInInput(event.target)) return;
    const rows = rowsToCopy(api);
    if (rows.length === 0) return;
    const shown = api
      .getAllDisplayedColumns()
      .flatMap((one) => columns.find(({ key, kind }) => key === one.getColId() && kind !== 'actions') ?? []);
    const headers = shown.map(({ header }) => t(header));
    const cells = rows.map((row) => shown.map((column) => cellText(column, row, { t, timeZone })));
    event.clipboardData.setData('text/plain', tableText(headers, cells));
    event.preventDefault();
    notice.success(t('grid.copied', { count: formatCount(rows.length) }));
  };
};
