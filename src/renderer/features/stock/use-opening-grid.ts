/** Where the cursor stands in the entry grid, what is edited, and what keys do. */
import { type KeyboardEvent, type RefObject, useRef, useState } from 'react';
import { isComposing } from '../../ui/keyboard';
import { blankLine, type Cell, cells, type Line, withBlock, withCell } from './opening-model';
import type { Chosen } from './product-cell';

export type Cursor = { readonly row: number; readonly cell: Cell };

export type OpeningGridState = {
  readonly lines: readonly Line[];
  readonly setLines: (lines: readonly Line[]) => void;
  readonly cursor: Cursor;
  /** The text an editor starts with; undefined while nothing is edited. */
  readonly editing: string | undefined;
  /** True once a key was used: from then on the focus follows the cursor. */
  readonly isFocusWanted: RefObject<boolean>;
  readonly goTo: (cursor: Cursor) => void;
  readonly edit: (text: string) => void;
  readonly commit: (value: Chosen | string, goOn: boolean) => void;
  readonly cancel: () => void;
  readonly paste: (text: string) => void;
  readonly removeLine: (row: number) => void;
  readonly onKey: (event: KeyboardEvent) => void;
};

const FIRST_LINES = 5;
const first: Cursor = { row: 0, cell: 'product' };
export const freshLines = (): readonly Line[] => Array.from({ length: FIRST_LINES }, (_, at) => blankLine(at + 1));

const nextKey = (lines: readonly Line[]): number => Math.max(0, ...lines.map(({ key }) => key)) + 1;

/** The cell some steps to the right, going on in the next line. */
const stepped = ({ row, cell }: Cursor, steps: number): Cursor => {
  const at = row * cells.length + cells.indexOf(cell) + steps;
  const safe = Math.max(0, at);
  return { row: Math.floor(safe / cells.length), cell: cells[safe % cells.length] ?? 'product' };
};

const arrows: Readonly<Record<string, (from: Cursor) => Cursor>> = {
  ArrowLeft: (from) => stepped(from, -1),
  ArrowRight: (from) => stepped(from, 1),
  ArrowUp: (from) => ({ ...from, row: Math.max(0, from.row - 1) }),
  ArrowDown: (from) => ({ ...from, row: from.row + 1 }),
};

export const useOpeningGrid = (): OpeningGridState => {
  const [lines, setLines] = useState(freshLines);
  const [cursor, setCursor] = useState(first);
  const [editing, setEditing] = useState<string>();
  const isFocusWanted = useRef(false);
  const goTo = (to: Cursor) => {
    isFocusWanted.current = true;
    setCursor(to);
  };
  /** Moves; past the last line a new one begins. */
  const moveTo = (to: Cursor, of: readonly Line[]) => {
    if (to.row >= of.length) setLines([...of, blankLine(nextKey(of))]);
    goTo({ ...to, row: Math.min(to.row, of.length) });
  };
  const commit = (value: Chosen | string, goOn: boolean) => {
    const { row, cell } = cursor;
    const changed = lines.map((line, at) => {
      if (at !== row) return line;
      if (typeof value === 'string') return withCell(line, cell, value);
      const typed = withCell(line, 'product', value.product);
      return value.productId === null ? typed : { ...typed, productId: value.productId };
    });
    setLines(changed);
    setEditing(undefined);
    if (goOn) moveTo(stepped(cursor, 1), changed);
  };
  const onKey = (event: KeyboardEvent) => {
    const text = lines[cursor.row]?.[cursor.cell] ?? '';
    const move = arrows[event.key];
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (isComposing(event.nativeEvent)) setEditing('');
    else if (!isPlain) return;
    else if (move) moveTo(move(cursor), lines);
    else if (event.key === 'Enter' || event.key === 'F2') setEditing(text);
    else if (event.key === 'Delete')
      setLines(lines.map((line, at) => (at === cursor.row ? withCell(line, cursor.cell, '') : line)));
    else if (event.key.length === 1) setEditing(event.key);
    else return;
    event.preventDefault();
  };
  return {
    lines,
    setLines,
    cursor,
    editing,
    isFocusWanted,
    goTo,
    edit: setEditing,
    commit,
    cancel: () => setEditing(undefined),
    paste: (text) => setLines(withBlock(lines, cursor, text)),
    removeLine: (row) => {
      const rest = lines.filter((_, at) => at !== row);
      setLines(rest.length > 0 ? rest : freshLines());
      setCursor(first);
    },
    onKey,
  };
};
