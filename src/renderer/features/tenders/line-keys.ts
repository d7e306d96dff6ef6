/** The keys of a table whose lines take the focus: arrows walk, Enter does the next step, F2 notes an answer. */
import type { KeyboardEvent } from 'react';
import { isComposing } from '../../ui/keyboard';

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

const walk = (line: HTMLElement, by: number): void => {
  const table = line.closest('[data-lines]');
  const lines = Array.from(table?.querySelectorAll<HTMLElement>('tr[data-id]') ?? []);
  lines[Math.min(Math.max(lines.indexOf(line) + by, 0), lines.length - 1)]?.focus();
};

type Run = (id: number) => void;

/** For an element with `data-lines` around lines with `data-id`; keys of fields and buttons inside are theirs. */
export const lineKeys =
  ({ onEnter, onNote }: { readonly onEnter: Run; readonly onNote: Run }) =>
  (event: KeyboardEvent<HTMLElement>): void => {
    const line = event.target;
    if (!(line instanceof HTMLElement) || line.dataset['id'] === undefined || isComposing(event.nativeEvent)) return;
    const by = steps[event.key];
    const id = Number(line.dataset['id']);
    if (by !== undefined) walk(line, by);
    else if (event.key === 'Enter') onEnter(id);
    else if (event.key === 'F2') onNote(id);
    else return;
    event.preventDefault();
  };
