/** The sweep of the reminders: planned on a reader, written only when there is something to write. */
import { startJob, type Job } from '../platform/jobs';
import { isIdle, type Swept } from '../features/reminders/sweep-reminders';
import type { FrontEngine } from './front-engine';

const MINUTE_MS = 60_000;
/** Computed reminders follow from days and from goods: the first round, then every so many. */
const FULL_EVERY = 15;

const nothing: Swept = { fired: 0, closed: 0, woken: 0, escalated: 0 };

/** One sweep now. A refusal (a book that may only be read) leaves everything for the next one. */
export async function sweepReminders(engine: FrontEngine, { isFull = true } = {}): Promise<Swept> {
  const plan = await engine.ask('planReminders', { now: engine.now(), isFull });
  if (isIdle(plan)) return nothing;
  const swept = await engine.tell('applyReminders', { plan });
  return swept.ok ? swept.value : nothing;
}

/** Sweeps every minute, at once to begin with: what became due while the computer was off is told first. */
export function startReminders(engine: FrontEngine): Job {
  let round = 0;
  return startJob(async () => {
    try {
      await sweepReminders(engine, { isFull: round % FULL_EVERY === 0 });
      round += 1;
    } catch (error) {
      engine.log.error('reminders.failed', { error });
    }
  }, MINUTE_MS);
}
