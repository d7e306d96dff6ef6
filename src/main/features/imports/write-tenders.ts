/** Writes what a file of running tenders says. */
import type { Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { addRunningTenders } from '../tenders/import-tenders.repo';
import type { TenderPlan } from './plan-tenders';
import type { Written } from './write-plans';

export async function writeTenders(tx: Tx, { fresh }: TenderPlan, ctx: Ctx): Promise<Written> {
  const { ids, entries: papers } = await addRunningTenders(tx, fresh, ctx);
  const made = fresh.map((row, at) => ({ entity: 'tender', id: ids[at] ?? 0, action: 'create', after: { ...row } }));
  return {
    records: ids.map((recordId) => ({ recordId, before: null })),
    added: fresh.length,
    changed: 0,
    entries: [...made, ...papers],
  };
}
