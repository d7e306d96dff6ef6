/** Dates of the demo's bids that somebody kept: entered for it, samples brought, papers sent. */
import { person, type Stage } from './master-data';

/** Days without a time end at midnight; the work of one is done in its afternoon. */
const BEFORE_MS = 8 * 3_600_000;
const kinds: readonly string[] = ['registration', 'samples', 'sent'];

type MadeDate = { readonly id: number; readonly kind: string; readonly dueAt: number; readonly version: number };
type Wish = {
  readonly tenderId: number;
  /** UTC ms: done by then, and on the afternoon of its day where that is earlier. */
  readonly until: number;
};

/** Marks the first dates of a bid as done, each in time where it is called before the first of them. */
export async function keepDates(stage: Stage, { tenderId, until }: Wish): Promise<void> {
  const who = person(stage, 'assistant');
  const input = { tenderId };
  const { dates } = await stage.caller.must<{ dates: MadeDate[] }>('tenderDates.of', { who, at: until, input });
  const said = { doneAt: null, note: '', lateReason: '', answeredOn: null };
  for (const { id: milestoneId, kind, dueAt, version } of dates) {
    if (!kinds.includes(kind)) continue;
    const at = Math.min(until, dueAt - BEFORE_MS);
    await stage.caller.must('tenderDates.done', { who, at, input: { tenderId, milestoneId, version, ...said } });
  }
}
