/** The keys of a table whose lines take the focus: arrows walk, Enter does the next step, F2 notes an answer, C copies. */
import type { KeyboardEvent } from 'react';
import { isComposing, plainLetter } from '../../ui/keyboard';

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

const walk = (line: HTMLElement, by: number): void => {
  const table = line.closest('[data-lines]');
  const lines = Array.from(table?.querySelectorAll<HTMLElement>('tr[data-id]') ?? []);
  lines[Math.min(Math.max(lines.indexOf(line) + by, 0), lines.length - 1)]?.focus();
};

type Run = (id: number) => void;
type Runs = { readonly onEnter: Run; readonly onNote: Run; readonly onCopy?: Run | undefined };

/** What a key does on a line. Letters act alone: Ctrl+C stays that of the browser. */
export const runOf = (event: Parameters<typeof plainLetter>[0], { onEnter, onNote, onCopy }: Runs): Run | undefined => {
  if (isComposing(event)) return undefined;
  if (event.key === 'Enter') return onEnter;
  if (event.key === 'F2') return onNote;
  return plainLetter(event) === 'c' ? onCopy : undefined;
};

/** For an element with `data-lines` around lines with `data-id`; keys of fields and buttons inside are theirs. */
export const lineKeys =
  (runs: Runs) =>
  (event: KeyboardEvent<HTMLElement>): void => {
    const line = event.target;
    if (!(line instanceof HTMLElement) || line.dataset['id'] === undefined || isComposing(event.nativeEvent)) return;
    const by = steps[event.key];
    const run = runOf(event.nativeEvent, runs);
    if (by !== undefined) walk(line, by);
    else if (run) run(Number(line.dataset['id']));
    else return;
    event.preventDefault();
  };
