/**
 * The rows of a line and the record beside them: the arrow keys walk, Enter goes in, a single letter presses the button
 * of the panel that has it, Esc closes. A row that was dealt with leaves its place to the next one.
 */
import { type KeyboardEvent, useCallback, useEffect, useRef } from 'react';
import type { MarkedRow } from '../../../shared/contract/desks.contract';
import { isComposing } from '../../ui/keyboard';
import { useFollowedRow } from '../../ui/use-followed-row';

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
/** The rows stand a moment after they were read. */
const SETTLE_MS = 60;

const pressOf = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): string | undefined =>
  key.length === 1 && !ctrlKey && !metaKey && !altKey ? key.toUpperCase() : undefined;

/** Somebody is in the middle of a word: what he typed stays, whatever became of the row. */
const isTyping = (): boolean =>
  document.activeElement?.matches('input:not([type="radio"], [type="checkbox"]), textarea, [contenteditable="true"]') ??
  false;

/** Nobody has gone elsewhere: the focus is on the desk, in a window above it, or was on what has just left. */
const isHere = (desk: Element | null | undefined): boolean => {
  const { activeElement } = document;
  if (activeElement === null || activeElement === document.body) return true;
  return (desk?.contains(activeElement) ?? false) || activeElement.closest('.ant-modal') !== null;
};

/** The row that stands where one was that has gone; the last one where it was the last. */
export function nextOf<Row extends { readonly id: number }>(
  before: readonly Row[],
  rows: readonly Row[],
  id: number,
): Row | undefined {
  const place = before.findIndex((row) => row.id === id);
  const later = before.slice(place + 1).find((row) => rows.some((one) => one.id === row.id));
  return rows.find((row) => row.id === later?.id) ?? rows.at(-1);
}

/** @param entry how often somebody came to the rows: the first one takes the focus */
export const useRowWalk = (rows: readonly MarkedRow[], entry: number) => {
  const { followed, enter, follow, close } = useFollowedRow();
  const part = useRef<HTMLDivElement>(null);
  const before = useRef(rows);
  /** The row that had the focus last: it may be gone by the time it is asked for. */
  const lastId = useRef<number>(undefined);
  const focusRow = useCallback((id: number) => {
    setTimeout(() => part.current?.querySelector<HTMLElement>(`.td-desk-row[data-id="${id}"]`)?.focus(), SETTLE_MS);
  }, []);
  const firstId = rows[0]?.id;
  const entered = useRef(0);
  useEffect(() => {
    if (entry === entered.current || firstId === undefined) return;
    entered.current = entry;
    // Who walks already is not called back.
    const isWalking = part.current?.contains(document.activeElement) ?? false;
    if (!isWalking) focusRow(firstId);
  }, [entry, firstId, focusRow]);
  useEffect(() => {
    const id = followed?.id ?? lastId.current;
    const was = before.current;
    before.current = rows;
    const isGone = id !== undefined && was.some((row) => row.id === id) && !rows.some((row) => row.id === id);
    if (!isGone || isTyping()) return;
    const next = nextOf(was, rows, id);
    if (next === undefined) return close();
    follow([next]);
    return isHere(part.current?.parentElement) ? focusRow(next.id) : undefined;
  }, [rows, followed, follow, close, focusRow]);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { target, currentTarget: rowsPart } = event;
    if (isComposing(event.nativeEvent) || !(target instanceof HTMLElement) || !target.matches('.td-desk-row')) return;
    const press = (selector: string) => rowsPart.parentElement?.querySelector<HTMLElement>(selector)?.click();
    const by = steps[event.key];
    const letter = pressOf(event);
    if (event.key === 'Enter') target.querySelector<HTMLElement>('.td-desk-act button')?.click();
    // Out of the panel first, then back to the numbers.
    else if (event.key === 'Escape' && followed) close();
    else if (event.key === 'Escape')
      rowsPart.parentElement?.querySelector<HTMLElement>('.td-desk-item[aria-pressed="true"]')?.focus();
    else if (by !== undefined) {
      const all = Array.from(rowsPart.querySelectorAll<HTMLElement>('.td-desk-row'));
      all[Math.min(Math.max(all.indexOf(target) + by, 0), all.length - 1)]?.focus();
    } else if (letter !== undefined) press(`.td-side [aria-keyshortcuts="${letter}"]`);
    else return;
    event.preventDefault();
  };
  const onFocusRow = (row: MarkedRow) => {
    lastId.current = row.id;
    follow([row]);
  };
  return { followed, enter, close, part, onKeyDown, onFocusRow };
};
export type RowWalk = ReturnType<typeof useRowWalk>;
