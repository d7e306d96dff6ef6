/** Walking through the cells of the lines and changing them. */
import { type KeyboardEvent, useCallback, useMemo, useState } from 'react';
import type { PickedProduct } from '../../../shared/contract/products.contract';
import { useLatest } from '../../ui/grid/use-latest';
import {
  type Cell,
  type LineColumn,
  type OrderDraft,
  withoutLine,
  withProduct,
  withRoom,
  withText,
} from './draft-model';

/** Where Enter goes: the remark is left to Tab and the mouse. */
const enterPath: readonly LineColumn[] = ['product', 'qty', 'price'];
const tabPath: readonly LineColumn[] = ['product', 'qty', 'price', 'remark'];

/** The cell behind one on a path; undefined at the end of the line. */
const behind = (path: readonly LineColumn[], column: LineColumn): LineColumn | undefined =>
  path[path.indexOf(column) + 1];

export type Change = (next: (draft: OrderDraft) => OrderDraft) => void;

export const useLineMoves = (draft: OrderDraft, change: Change) => {
  const [active, setActive] = useState<Cell>();
  const now = useLatest({ active, count: draft.lines.length });
  const open = useCallback((cell: Cell | undefined) => setActive(cell), []);
  const goTo = useCallback(
    (row: number, column: LineColumn) => {
      change((one) => (row >= one.lines.length ? withRoom(one) : one));
      setActive({ row: Math.max(row, 0), column });
    },
    [change],
  );
  const next = useCallback(() => {
    const { active: at } = now.current;
    if (!at) return;
    const column = at.column === 'remark' ? undefined : behind(enterPath, at.column);
    if (column) setActive({ row: at.row, column });
    else goTo(at.row + 1, 'product');
  }, [goTo, now]);
  const pick = useCallback(
    (row: number, product: PickedProduct) => {
      change((one) => withProduct(one, row, product));
      setActive({ row, column: 'qty' });
    },
    [change],
  );
  const type = useCallback((cell: Cell, text: string) => change((one) => withText(one, cell, text)), [change]);
  const remove = useCallback(
    (row: number) => {
      change((one) => withoutLine(one, row));
      setActive({ row: Math.max(row - 1, 0), column: 'product' });
    },
    [change],
  );
  const tab = useCallback(
    (event: KeyboardEvent, at: Cell) => {
      const step = event.shiftKey ? -1 : 1;
      const place = at.row * tabPath.length + tabPath.indexOf(at.column) + step;
      const row = Math.floor(place / tabPath.length);
      // Out of the lines, at both ends, as everywhere.
      if (row < 0 || row >= now.current.count) {
        setActive(undefined);
        return;
      }
      event.preventDefault();
      setActive({ row, column: tabPath[place % tabPath.length] ?? 'product' });
    },
    [now],
  );
  const onKey = useCallback(
    (event: KeyboardEvent) => {
      const at = now.current.active;
      if (!at) return;
      if (event.key === 'Tab') tab(event, at);
      else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        const row = at.row + (event.key === 'ArrowDown' ? 1 : -1);
        if (row >= 0 && row < now.current.count) setActive({ row, column: at.column });
      }
    },
    [tab, now],
  );
  return useMemo(
    () => ({ active, open, next, pick, type, remove, onKey }),
    [active, open, next, pick, type, remove, onKey],
  );
};
export type LineMoves = ReturnType<typeof useLineMoves>;
