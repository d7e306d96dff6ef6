/** What each step of a tender begins and ends with. */
import { refuse, okay, type Result } from '../../../shared/domain/problem';
import { nextState } from '../../../shared/domain/states';
import { pathOf, type TenderStep } from '../../../shared/domain/tender-paths';
import type { MilestoneKind, TenderState } from '../../../shared/domain/tender-words';
import type { Entry } from '../../store/audit';
import type { Tx } from '../../store/handles';
import { dropMilestones } from './milestones.repo';
import { tenderFacts, type TenderRecord } from './tenders.queries';
import { changeTender, type TenderSet } from './tenders.repo';
import { stepProblem } from './tenders.rules';

const objections = ['publication', 'objection_result', 'challenge', 'complaint'] as const satisfies MilestoneKind[];

type Standing = { readonly found: TenderRecord; readonly to: TenderState };

/** The tender and where the step leads; refused where the step may not be taken. */
export async function standingFor(tx: Tx, tenderId: number, step: TenderStep): Promise<Result<Standing>> {
  const found = await tenderFacts(tx, tenderId);
  if (!found) return refuse('NOT_FOUND', {}, ['/tenderId']);
  const to = nextState(pathOf(found.kind), found.state, step);
  if (to === undefined) return stepProblem(found, step) ?? refuse('STATE_CONFLICT');
  return okay({ found, to });
}

type Taken = {
  readonly found: TenderRecord;
  readonly version: number;
  readonly step: TenderStep;
  readonly set: TenderSet;
  readonly reason?: string;
};

/** Writes a step and tells it to the trail: what it set, from what. */
export async function takeStep(tx: Tx, taken: Taken): Promise<Result<{ version: number; entry: Entry }>> {
  const { found, version, step, set, reason } = taken;
  const changed = await changeTender(tx, { tenderId: found.id, version, set });
  if (!changed.ok) return changed;
  // Who won has nothing left to object to.
  if (step === 'win') await dropMilestones(tx, { tenderId: found.id, kinds: objections });
  const before = { state: found.state };
  const entry = { entity: 'tender', id: found.id, action: step, before, after: { ...set } };
  return okay({ version: changed.value, entry: reason ? { ...entry, reason } : entry });
}
