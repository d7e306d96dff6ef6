/** The state of the grid's columns as an arrangement that can be kept. */
import type { ColumnState } from 'ag-grid-community';
import type { GridView, SortOrder } from './types';

/** The sorted columns, the first one first. */
export const sortOfState = (state: readonly ColumnState[]): SortOrder[] =>
  state
    .filter(({ sort }) => sort === 'asc' || sort === 'desc')
    .toSorted((a, b) => (a.sortIndex ?? 0) - (b.sortIndex ?? 0))
    .map(({ colId, sort }) => ({ column: colId, direction: sort === 'desc' ? 'desc' : 'asc' }));

/** The arrangement as it stands; a column that fills the rest keeps no width. */
export const viewOfState = (state: readonly ColumnState[]): GridView => ({
  columns: state.map(({ colId, width, flex, hide }) => ({
    key: colId,
    ...(typeof width === 'number' && !flex ? { width } : {}),
    ...(hide ? { isHidden: true } : {}),
  })),
  sort: sortOfState(state),
});
