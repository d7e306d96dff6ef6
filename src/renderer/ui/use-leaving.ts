/** Rows that are done slide out of their list: they stay for a moment, for the eye only; nothing waits for it. */
import { type Key, useEffect, useState } from 'react';

/** As long as the transition of `.td-leaving`. */
const LEAVE_MS = 220;
/** More than this at once is another list, not a row that was done. */
const MOST_LEAVING = 3;

export type Shown<T> = { readonly row: T; readonly isLeaving: boolean };

/** The new rows with those that have just gone, each where it stood. */
export function withLeaving<T>(before: readonly T[], rows: readonly T[], keyOf: (row: T) => Key): readonly Shown<T>[] {
  const there = new Set(rows.map(keyOf));
  const gone = before.filter((row) => !there.has(keyOf(row)));
  const shown = rows.map((row): Shown<T> => ({ row, isLeaving: false }));
  if (gone.length === 0 || gone.length > MOST_LEAVING) return shown;
  for (const row of gone) {
    // Behind the nearest row above it that is still there.
    const above = before.slice(0, before.indexOf(row)).findLast((one) => there.has(keyOf(one)));
    const place = above === undefined ? -1 : shown.findIndex((one) => keyOf(one.row) === keyOf(above));
    let at = place + 1;
    while (shown[at]?.isLeaving) at += 1;
    shown.splice(at, 0, { row, isLeaving: true });
  }
  return shown;
}

/** The rows of a list with those that are on their way out. `keyOf` must be stable. */
export const useLeaving = <T>(rows: readonly T[], keyOf: (row: T) => Key): readonly Shown<T>[] => {
  const [seen, setSeen] = useState({ rows, shown: withLeaving(rows, rows, keyOf) });
  const current = seen.rows === rows ? seen : { rows, shown: withLeaving(seen.rows, rows, keyOf) };
  if (current !== seen) setSeen(current);
  const isAnyLeaving = current.shown.some(({ isLeaving }) => isLeaving);
  useEffect(() => {
    if (!isAnyLeaving) return undefined;
    const timer = setTimeout(() => setSeen({ rows, shown: withLeaving(rows, rows, keyOf) }), LEAVE_MS);
    return () => clearTimeout(timer);
  }, [isAnyLeaving, rows, keyOf]);
  return current.shown;
};
