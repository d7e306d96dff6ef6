/** What all reminders of one look share. */
import { mayDo } from '../../../shared/domain/permissions';
import { workingClock } from '../../../shared/domain/working-hours';
import type { Ctx } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { readSettings } from '../settings/settings.queries';
import { askLimitsOf } from '../tenders/deposit-gaps.queries';
import type { DeskFacts } from './source.queries';

export async function deskFacts(db: ReadDb, { actor, today, now, timeZone }: Ctx): Promise<DeskFacts> {
  const clock = workingClock(timeZone);
  return {
    ...{ actor, today, now, timeZone, settings: await readSettings(db) },
    askLimits: await askLimitsOf(db, { today, timeZone }),
    lateBefore: (hours) => clock.lateBefore(now, hours),
    seesMoney: mayDo(actor.posts, 'orders.read'),
  };
}
