import type { GridView } from './types';

/** The columns in the order of the view; those it does not know keep their place behind the one before them. */
export const arranged = <C extends { readonly key: string }>(
  columns: readonly C[],
  view: GridView | undefined,
): C[] => {
  if (view === undefined) return [...columns];
  const places = new Map(view.columns.map(({ key }, place) => [key, place]));
  let last = -1;
  const placed = columns.map((column, own) => {
    last = places.get(column.key) ?? last;
    return { column, place: last, own };
  });
  return placed.sort((a, b) => a.place - b.place || a.own - b.own).map(({ column }) => column);
};
