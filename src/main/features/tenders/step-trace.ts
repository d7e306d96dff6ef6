/** Each step of a tender is written down with what it changed, so that it can be taken back. */
import { tenderSteps, type TenderStep } from '../../../shared/domain/tender-paths';
import type { Ctx, Outcome } from '../../store/handler';
import type { ReadDb, Tx } from '../../store/handles';
import { depositsOf } from './deposit.queries';
import { milestonesOf } from './milestones.queries';
import { tenderStep } from './step.tables';
import { stepChange, type Seen } from './take-back.rules';
import { tenderFacts } from './tenders.queries';

async function seenOf(db: ReadDb, tenderId: number): Promise<Seen | undefined> {
  const tender = await tenderFacts(db, tenderId);
  if (!tender) return undefined;
  return { tender, dates: await milestonesOf(db, [tenderId]), deposits: await depositsOf(db, [tenderId]) };
}

const steps: readonly string[] = tenderSteps;
const isStep = (action: string): action is TenderStep => steps.includes(action);

type Taken = { readonly before: Seen; readonly after: Seen; readonly step: TenderStep };

async function writeStep(tx: Tx, { before, after, step }: Taken, { actor, now }: Ctx): Promise<void> {
  await tx.insert(tenderStep).values({
    ...{ tenderId: after.tender.id, step, fromState: before.tender.state, toState: after.tender.state },
    ...{ changed: stepChange(before, after), takenBy: actor.userId, takenAt: now },
  });
}

type Step<I, O> = (tx: Tx, input: I, ctx: Ctx) => Promise<Outcome<O>>;

/** A command that takes one step of a tender, written down when it was taken. */
export const traced =
  <I extends { readonly tenderId: number }, O>(command: Step<I, O>): Step<I, O> =>
  async (tx, input, ctx) => {
    const before = await seenOf(tx, input.tenderId);
    const outcome = await command(tx, input, ctx);
    if (!outcome.ok || !before) return outcome;
    const isOurs = (one: { readonly entity: string; readonly id: number }) =>
      one.entity === 'tender' && one.id === input.tenderId;
    const step = outcome.entries.find((one) => isOurs(one) && isStep(one.action))?.action;
    const after = await seenOf(tx, input.tenderId);
    if (step !== undefined && isStep(step) && after) await writeStep(tx, { before, after, step }, ctx);
    return outcome;
  };
