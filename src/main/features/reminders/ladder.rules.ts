/** Which step of a ladder has been reached. Pure. */
import { ladders, type LadderStep, type ReminderStep, type TenderRule } from '../../../shared/domain/reminder-words';
import type { QuietClock } from './quiet.rules';

const DAY_MS = 86_400_000;
/** A day without a time is over at midnight; what has to be done on it wants the office: until 17:30. */
const OFFICE_BEFORE_MIDNIGHT_MS = 6.5 * 3_600_000;

export type DateFacts = {
  /** UTC ms; of a whole day its last millisecond. */
  readonly dueAt: number;
  readonly isWholeDay: boolean;
};
/** `quiet` undefined: the rule keeps no quiet hours. */
export type LadderRule = { readonly rule: TenderRule; readonly threshold: number | null };
type Moment = { readonly now: number; readonly quiet: QuietClock | undefined };

const stepsOf = ({ rule, threshold }: LadderRule): readonly LadderStep[] =>
  threshold === null ? ladders[rule] : ladders[rule].filter(({ beforeMs }) => beforeMs <= threshold * DAY_MS);

/**
 * When a step is told. One that falls into quiet hours waits for their end, but not past the next step: over a holiday
 * that lasts longer it is told in the last hour before it, while something can still be done.
 */
function toldAt(at: number, nextAt: number, quiet: QuietClock): number {
  const awakeAt = quiet.nextAwake(at);
  return awakeAt <= nextAt ? awakeAt : quiet.lastAwake(at);
}

/** The moments of all steps, in their order, never one before the other. */
export function momentsOf(rule: LadderRule, { dueAt, isWholeDay }: DateFacts, quiet: QuietClock | undefined) {
  const closesAt = isWholeDay ? dueAt - OFFICE_BEFORE_MIDNIGHT_MS : dueAt;
  const steps = stepsOf(rule);
  // Over is over when the date is, whatever its last office hour was.
  const reached = ({ beforeMs }: LadderStep): number => (beforeMs > 0 ? closesAt : dueAt) - beforeMs;
  let previous = Number.NEGATIVE_INFINITY;
  return steps.map((step, place) => {
    const next = steps[place + 1];
    const at = reached(step);
    const told = step.isLoud || !quiet ? at : toldAt(at, next ? reached(next) : Number.POSITIVE_INFINITY, quiet);
    previous = Math.max(previous, told);
    return { step: step.step, isLoud: step.isLoud === true, at: previous };
  });
}

/**
 * The newest step that is to be told now, none while it is quiet: a computer that was off for a weekend says one thing,
 * not four. That a step is told once is kept by its row.
 */
export function dueSteps(rule: LadderRule, facts: DateFacts, { now, quiet }: Moment): ReminderStep | undefined {
  const found = momentsOf(rule, facts, quiet).findLast(({ at }) => at <= now);
  if (!found) return undefined;
  return found.isLoud || !quiet?.isQuiet(now) ? found.step : undefined;
}
