import type { GridApi } from 'ag-grid-community';
import { type Ref, useCallback, useImperativeHandle } from 'react';
import type { GridColumn, GridHandle, GridRow } from './types';
import { filtersOf } from './use-grid-source';
import { sortOfState } from './view-state';

type Input<Row extends GridRow> = {
  readonly api: GridApi<Row> | undefined;
  readonly columns: readonly GridColumn<Row>[];
  readonly refresh: () => void;
  readonly search: string;
  readonly handle?: Ref<GridHandle<Row>>;
};

const selectedIndex = <Row extends GridRow>(api: GridApi<Row>): number | undefined =>
  api.getSelectedNodes()[0]?.rowIndex ?? undefined;

/** Puts the focus on a row and selects it; undefined when it is not there. */
const goTo = <Row extends GridRow>(api: GridApi<Row>, rowIndex: number): Row | undefined => {
  const node = rowIndex < 0 ? undefined : api.getDisplayedRowAtIndex(rowIndex);
  const [column] = api.getAllDisplayedColumns();
  if (node?.data === undefined || column === undefined) return undefined;
  api.ensureIndexVisible(rowIndex);
  api.setFocusedCell(rowIndex, column);
  node.setSelected(true, true);
  return node.data;
};

const noHandle = () => undefined;

/** What the screen may ask of the list; returns how to go to the rows. */
export const useGridHandle = <Row extends GridRow>({
  api,
  columns,
  refresh,
  search,
  handle,
}: Input<Row>): (() => void) => {
  const focus = useCallback(() => {
    if (api) goTo(api, selectedIndex(api) ?? 0);
  }, [api]);
  useImperativeHandle(
    handle ?? noHandle,
    () => ({
      focus,
      refresh,
      move: (steps) => (api ? goTo(api, (selectedIndex(api) ?? -1) + steps) : undefined),
      seen: () => ({
        search,
        filters: filtersOf(api?.getFilterModel()),
        sort: sortOfState(api?.getColumnState() ?? []),
        columns: (api?.getAllDisplayedColumns() ?? [])
          .map((column) => column.getColId())
          .filter((key) => columns.some((column) => column.key === key)),
      }),
    }),
    [api, columns, focus, refresh, search],
  );
  return focus;
};
