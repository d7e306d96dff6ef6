/** The board without its looks: where the keys lead, what a drop means, how long there is left. Pure. */
import type { BoardCard } from '../../../shared/contract/tender-views.contract';
import { formatElapsed } from '../../../shared/domain/format';
import type { TenderStep } from '../../../shared/domain/tender-paths';
import { stepTo } from '../../../shared/domain/tender-views';
import type { TenderState } from '../../../shared/domain/tender-words';

/** A column, or one of the ways in which a bid ends. */
export type DropTarget = { readonly state: TenderState } | { readonly step: TenderStep };
type Held = Pick<BoardCard, 'kind' | 'state' | 'steps'>;

/** `same`: where it came from; `nowhere`: the path of its kind does not lead there. */
export type Drop =
  | { readonly kind: 'same' }
  | { readonly kind: 'nowhere' }
  | { readonly kind: 'step'; readonly step: TenderStep; readonly state: BoardCard['steps'][number]['state'] };

export function dropOf(card: Held, target: DropTarget): Drop {
  if ('state' in target && target.state === card.state) return { kind: 'same' };
  const wanted = 'step' in target ? target.step : stepTo(card.kind, card.state, target.state);
  const found = card.steps.find(({ step }) => step === wanted);
  return found ? { kind: 'step', ...found } : { kind: 'nowhere' };
}

export type Place = { readonly column: number; readonly row: number };
export const boardArrows = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'] as const;
export type BoardArrow = (typeof boardArrows)[number];
export const isBoardArrow = (key: string): key is BoardArrow => boardArrows.some((one) => one === key);

/** The next column with a card, from one in a direction. */
function columnFrom(counts: readonly number[], start: number, step: 1 | -1): number | undefined {
  for (let at = start + step; at >= 0 && at < counts.length; at += step) if ((counts[at] ?? 0) > 0) return at;
  return undefined;
}

/**
 * The card that a key leads to, by the number of cards of each column; the same one at the end of the way. Beside a
 * card stands the one in the same row, or the last of a shorter column; empty columns are passed over.
 */
export function placeAfter(counts: readonly number[], { column, row }: Place, key: BoardArrow): Place {
  const last = Math.max(0, (counts[column] ?? 0) - 1);
  switch (key) {
    case 'ArrowUp':
      return { column, row: Math.max(0, row - 1) };
    case 'ArrowDown':
      return { column, row: Math.min(last, row + 1) };
    case 'Home':
      return { column, row: 0 };
    case 'End':
      return { column, row: last };
    case 'ArrowLeft':
    case 'ArrowRight': {
      const next = columnFrom(counts, column, key === 'ArrowRight' ? 1 : -1);
      return next === undefined ? { column, row } : { column: next, row: Math.min(row, (counts[next] ?? 1) - 1) };
    }
  }
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
export type Left = { readonly isPast: boolean; readonly tone: 'bad' | 'warning' | 'neutral' };

/** How pressing a time is: red in the last four hours and past it, amber on the last day. */
export function leftTo(at: number, now: number): Left {
  const left = at - now;
  const soon = left < DAY ? 'warning' : 'neutral';
  return { isPast: left < 0, tone: left < 4 * HOUR ? 'bad' : soon };
}

/** What is left in days and hours, or hours and minutes, or minutes. */
export function leftParts(
  at: number,
  now: number,
): { readonly days: number; readonly hours: number; readonly minutes: number } {
  const parts = new Map(formatElapsed(at - now).map(({ unit, value }) => [unit, value]));
  return { days: parts.get('day') ?? 0, hours: parts.get('hour') ?? 0, minutes: parts.get('minute') ?? 0 };
}
