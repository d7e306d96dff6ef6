/** What quality approved in the demo book before the first order, and what still waits for it. */
import { businessDateOf, addDays } from '../../../shared/domain/business-date';
import { writeSetting } from '../../features/settings/settings.repo';
import type { Tx } from '../../store/handles';
import { person, type Stage } from './master-data';

const HOUR = 3_600_000;
/** The firm took the program up so many days ago: what is not approved yet is only told for some weeks more. */
const TRIAL_SINCE_DAYS = 20;

/** Buyers and products with complete papers are asked for and approved; the trial period runs. */
export async function approvePapers(tx: Tx, stage: Stage): Promise<void> {
  const { caller, from, now } = stage;
  const today = businessDateOf(now, 'Asia/Shanghai');
  await writeSetting(tx, 'trialStartedOn', addDays(today, -TRIAL_SINCE_DAYS));
  for (const kind of ['buyer', 'product'] as const) {
    await caller.must('quality.requestComplete', {
      who: person(stage, 'assistant'),
      at: from + HOUR,
      input: { subjectKind: kind },
    });
    await caller.must('quality.approveComplete', {
      who: person(stage, 'quality'),
      at: from + 2 * HOUR,
      input: { subjectKind: kind },
    });
  }
}
