import type { GridApi } from 'ag-grid-community';
import { type Ref, type RefObject, useCallback, useImperativeHandle } from 'react';
import type { GridColumn, GridHandle, GridRow } from './types';
import { filtersOf } from './use-grid-source';
import { selectedIndex } from './use-selection';
import { sortOfState } from './view-state';

type Input<Row extends GridRow> = {
  readonly api: GridApi<Row> | undefined;
  readonly columns: readonly GridColumn<Row>[];
  readonly refresh: () => void;
  readonly search: string;
  readonly lastIndex: RefObject<number | undefined>;
  readonly handle?: Ref<GridHandle<Row>>;
};

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

/** The row `steps` away from the selected one; where that one has left, the next has come to its place. */
const stepFrom = <Row extends GridRow>(api: GridApi<Row>, last: number | undefined, steps: number): number => {
  const at = selectedIndex(api);
  if (at !== undefined) return at + steps;
  return (last ?? 0) + (steps > 0 ? steps - 1 : steps);
};

/** Puts the focus where the selected row stood before it left; another one is not chosen for the person. */
const focusOnly = <Row extends GridRow>(api: GridApi<Row>, rowIndex: number): void => {
  const [column] = api.getAllDisplayedColumns();
  const last = api.getDisplayedRowCount() - 1;
  if (column && last >= 0) api.setFocusedCell(Math.min(rowIndex, last), column);
};

const noHandle = () => undefined;

/** What the screen may ask of the list; returns how to go to the rows. */
export const useGridHandle = <Row extends GridRow>({
  api,
  columns,
  refresh,
  search,
  lastIndex,
  handle,
}: Input<Row>): (() => void) => {
  const focus = useCallback(() => {
    if (!api) return;
    const at = selectedIndex(api);
    if (at === undefined && lastIndex.current !== undefined) focusOnly(api, lastIndex.current);
    else goTo(api, at ?? 0);
  }, [api, lastIndex]);
  useImperativeHandle(
    handle ?? noHandle,
    () => ({
      focus,
      refresh,
      move: (steps) => (api ? goTo(api, stepFrom(api, lastIndex.current, steps)) : undefined),
      seen: () => ({
        search,
        filters: filtersOf(api?.getFilterModel()),
        sort: sortOfState(api?.getColumnState() ?? []),
        columns: (api?.getAllDisplayedColumns() ?? [])
          .map((column) => column.getColId())
          .filter((key) => columns.some((column) => column.key === key)),
      }),
    }),
    [api, columns, focus, lastIndex, refresh, search],
  );
  return focus;
};
