/** Words of the views on tenders: the board, the calendar of a month, the figures. */
import { nextState } from './states';
import { pathOf, tenderSteps, type TenderStep } from './tender-paths';
import { milestoneKinds, runningStates, type MilestoneKind, type TenderKind, type TenderState } from './tender-words';

/** Whose tenders: of everybody one sees, or those that one owns or works on. */
export const viewWhoses = ['all', 'mine'] as const;
export type ViewWhose = (typeof viewWhoses)[number];

/** The columns of the board. */
export const boardStates = runningStates;
export type BoardState = (typeof boardStates)[number];
/** Cards that a column is asked for at once. */
export const BOARD_CARDS = 50;

/** What stands in the calendar of a month: milestones, and the day on which to ask again. */
export const monthKinds = [...milestoneKinds, 'follow_up'] as const;
export type MonthKind = (typeof monthKinds)[number];
/** How a date stands: `doneLate` was kept after its time, `missed` never. */
export const dateStandings = ['open', 'late', 'done', 'doneLate', 'missed', 'dropped'] as const;
export type DateStanding = (typeof dateStandings)[number];
/** Dates that a month shows at most. */
export const MOST_MONTH_DATES = 1_000;

/** Bids that somebody decided, but not for us. */
export const notWonStates = ['lost', 'rejected', 'voided'] as const satisfies TenderState[];
/** Ends that nobody decided against us: after them nobody waits for the dates any more. */
export const calledOffStates = ['abandoned', 'failed', 'terminated'] as const satisfies TenderState[];
/** Days until which we may raise our voice: nobody who lets them pass is late. */
export const rightKinds = [
  'objection_documents',
  'objection_result',
  'challenge',
  'complaint',
] as const satisfies MilestoneKind[];
const MINUTE_MS = 60_000;
/** A day where the documents say nothing. */
export const OPENING_MINUTES = 1_440;
/**
 * How long after its time (ms) a date still counts as kept: bids are opened at their time and not before it, within
 * the minutes allowed; everything else is done until its time.
 */
export const graceOf = (kind: MilestoneKind, minutesAllowed: number | null): number =>
  kind === 'opening' ? (minutesAllowed ?? OPENING_MINUTES) * MINUTE_MS : 0;

/** By what the win rate is cut. */
export const rateCuts = ['province', 'product', 'kind', 'person'] as const;
export type RateCut = (typeof rateCuts)[number];
/** What the rows behind a figure are found by. */
export const figureCuts = ['all', ...rateCuts, 'reason', 'milestone'] as const;
export type FigureCut = (typeof figureCuts)[number];
/** `late`: of a kind of milestone those that were not on time. */
export const figureParts = ['decided', 'won', 'notWon', 'late'] as const;
export type FigurePart = (typeof figureParts)[number];
/** Days that figures look back at most. */
export const MOST_FIGURE_DAYS = 1_100;
/** Rows of missed bids that are listed at most. */
export const MOST_MISSED = 200;
/** Up to how many days outside a deposit counts in a group; the last group has no end. */
export const depositAges = [30, 90, 180] as const;

/** The step that leads from where a tender stands to another state, if its kind knows one. */
export function stepTo(kind: TenderKind, from: TenderState, to: TenderState): TenderStep | undefined {
  const path = pathOf(kind);
  return tenderSteps.find((step) => nextState(path, from, step) === to);
}

/** The steps that its kind allows a tender from where it stands, in their order. */
export function stepsFrom(kind: TenderKind, from: TenderState): readonly TenderStep[] {
  const path = pathOf(kind);
  return tenderSteps.filter((step) => nextState(path, from, step) !== undefined);
}
