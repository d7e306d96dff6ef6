/** The writing half of a sweep: one short transaction, and only when there is something to change. */
import { done, type Ctx, type Outcome } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { planReminders } from './plan.queries';
import type { Plan } from './plan.rules';
import { closeReminders, forgetOld, markEscalated, wakeReminders, writeFires } from './reminders.repo';

export type Swept = {
  readonly fired: number;
  readonly closed: number;
  readonly woken: number;
  readonly escalated: number;
};

export const isIdle = ({ fires, closes, wakes, escalations }: Plan): boolean =>
  fires.length + closes.length + wakes.length + escalations.length === 0;

/** Carries a plan out. What somebody did since it was made stands: only rows that are still live change. */
export async function applyReminders(tx: Tx, plan: Plan, { now }: Pick<Ctx, 'now'>): Promise<Outcome<Swept>> {
  const closed = await closeReminders(tx, plan.closes, now);
  const fired = await writeFires(tx, plan.fires, now);
  const woken = await wakeReminders(tx, plan.wakes, now);
  let escalated = 0;
  for (const { id, to } of plan.escalations) escalated += await markEscalated(tx, id, to);
  await forgetOld(tx, now);
  const swept = { fired, closed, woken, escalated };
  const isNothing = fired + closed + woken + escalated === 0;
  return isNothing ? done(swept) : done(swept, { entity: 'reminder', id: 0, action: 'sweep', after: swept });
}

/** Both halves in one transaction, whatever the hour: for a demo book, whose inbox must not be empty. */
export const sweepAtOnce = async (tx: Tx, ctx: Pick<Ctx, 'now'>): Promise<Outcome<Swept>> =>
  applyReminders(tx, await planReminders(tx, { now: ctx.now, isFull: true, isLoud: true }), ctx);
