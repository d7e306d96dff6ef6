/** Periods of the figures and what a share looks like. Pure. */
import { addDays, addMonths } from '../../../shared/domain/business-date';
import { formatCount, formatPercent } from '../../../shared/domain/format';
import type { FigureCut, FigurePart } from '../../../shared/domain/tender-views';

export const presets = ['quarter', 'year', 'thisYear'] as const;
export type Preset = (typeof presets)[number];
export type Period = { readonly from: string; readonly until: string };

const QUARTER_DAYS = 90;
/** The days of a preset, both included, up to today. */
export function periodOf(preset: Preset, today: string): Period {
  switch (preset) {
    case 'quarter':
      return { from: addDays(today, 1 - QUARTER_DAYS), until: today };
    case 'year':
      return { from: addDays(addMonths(today, -12), 1), until: today };
    case 'thisYear':
      return { from: `${today.slice(0, 4)}-01-01`, until: today };
  }
}

const TENTH = 10;
/** A share with one decimal, as people say it; a dash where there is nothing to share. */
export const shareText = (bp: number | null, nothing: string): string =>
  bp === null ? nothing : formatPercent(Math.round(bp / TENTH) * TENTH);

/** `15 / 39`. */
export const partOf = (part: number, whole: number): string => `${formatCount(part)} / ${formatCount(whole)}`;

/** What the rows behind a number are found by, and what the number is called. */
export type Figure = Period & {
  readonly by: FigureCut;
  readonly key: string;
  readonly part: FigurePart;
  readonly name: string;
};
/** One tab for a figure: the same number brings the open one to the front. */
export const tabKeyOf = ({ by, key, part, from, until }: Figure): string =>
  `tenderFigureRows/${by}/${key}/${part}/${from}/${until}`;
