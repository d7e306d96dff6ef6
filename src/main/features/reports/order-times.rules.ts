/** How long each step of orders took: medians over finished steps, and what still waits. Pure. */
import type { OrderTimeStep } from '../../../shared/domain/report-words';
import { orderTimeSteps } from '../../../shared/domain/report-words';

/** One step of one document. */
export type Span = {
  readonly step: OrderTimeStep;
  /** Who finished it; null while it waits. */
  readonly personId: number | null;
  /** Monday of the week in which the order was submitted. */
  readonly week: string;
  /** Working minutes, of the signature days; null while it waits. */
  readonly took: number | null;
};

/** Up to so much counts as on time, in the unit of the step. */
export type Limits = Readonly<Record<OrderTimeStep, number>>;

export type StepFigures = {
  readonly step: OrderTimeStep;
  readonly doneCount: number;
  readonly median: number | null;
  readonly onTimeCount: number;
  readonly onTimeBp: number | null;
  readonly waitingCount: number;
};

/** The middle value; of two middle ones their mean, rounded down. Null where there is none. */
export function medianOf(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const upper = Math.floor(sorted.length / 2);
  const high = sorted[upper] ?? 0;
  return sorted.length % 2 === 1 ? high : Math.floor(((sorted[upper - 1] ?? 0) + high) / 2);
}

/** The figures of every step that anything was found for, in the order of the steps. */
export function figuresOf(spans: readonly Span[], limits: Limits): StepFigures[] {
  const byStep = Map.groupBy(spans, ({ step }) => step);
  return orderTimeSteps.flatMap((step) => {
    const found = byStep.get(step);
    if (!found) return [];
    const took = found.flatMap((span) => span.took ?? []);
    const onTimeCount = took.filter((one) => one <= limits[step]).length;
    const onTimeBp = took.length === 0 ? null : Math.floor((onTimeCount * 10_000) / took.length);
    const waitingCount = found.length - took.length;
    return [{ step, doneCount: took.length, median: medianOf(took), onTimeCount, onTimeBp, waitingCount }];
  });
}
