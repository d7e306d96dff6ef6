/** The end of a stocktake: its differences are approved and posted, or it is given up. */
import type { stocktakesContract } from '../../../shared/contract/stocktakes.contract';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import type { Entry } from '../../store/audit';
import { done, type Command, type Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { moveStock } from './stock.repo';
import { changeStocktake, closeLines } from './stocktake.repo';
import { stocktakeFor } from './stocktake-step';
import type { StocktakeLineFacts } from './stocktake.queries';
import { differenceOf, differing, secondPerson } from './stocktake.rules';

type Contract = typeof stocktakesContract;

/**
 * Each difference against the book at the moment of the count is posted as a delta: what moved meanwhile stays moved.
 * One that would go below what is reserved refuses the whole posting, with its numbers.
 */
async function post(tx: Tx, stocktakeId: number, posted: { lines: readonly StocktakeLineFacts[]; ctx: Ctx }) {
  const { today: movedOn, now: movedAt, actor } = posted.ctx;
  const facts = { kind: 'stocktake' as const, documentId: stocktakeId, movedOn, movedAt, userId: actor.userId };
  const entries: Entry[] = [];
  for (const line of differing(posted.lines)) {
    const qty = differenceOf(line);
    const moved = await moveStock(tx, { ...facts, lotId: line.lotId, qty });
    if (!moved.ok) return moved;
    const { onHand } = moved.value;
    const values = { before: { onHand: onHand - qty }, after: { onHand } };
    entries.push({ entity: 'lot', id: line.lotId, action: 'stocktake', ...values });
  }
  const result: Result<Entry[]> = okay(entries);
  return result;
}

export const approveStocktake: Command<Contract['approve']> = async (tx, input, ctx) => {
  const { stocktakeId, version, decision } = input;
  const ready = await stocktakeFor(tx, { step: 'approve', stocktakeId, version }, ctx);
  if (!ready.ok) return ready;
  const { stored, facts, clerk, lines } = ready.value;
  const second = secondPerson({ ...facts, people: facts.counters }, clerk);
  if ('problem' in second) return second;
  const posted = await post(tx, stocktakeId, { lines, ctx });
  if (!posted.ok) return posted;
  await closeLines(tx, stocktakeId);
  const decided = { decidedBy: ctx.actor.userId, decidedAt: ctx.now, postedOn: ctx.today, decision };
  const change = { state: 'posted', ...decided, isSamePerson: second.isSamePerson } as const;
  const next = await changeStocktake(tx, { stocktakeId, version }, change);
  if (next === undefined) return refuse('CONFLICT', { expected: version, found: stored.version }, ['/version']);
  const after = { state: 'posted', differences: posted.value.length, isSamePerson: second.isSamePerson };
  const values = { before: { state: stored.state }, after, ...(decision === '' ? {} : { reason: decision }) };
  return done(
    { version: next },
    { entity: 'stocktake', id: stocktakeId, action: 'approve', ...values },
    ...posted.value,
  );
};

export const cancelStocktake: Command<Contract['cancel']> = async (tx, { stocktakeId, version, reason }, ctx) => {
  const ready = await stocktakeFor(tx, { step: 'cancel', stocktakeId, version }, ctx);
  if (!ready.ok) return ready;
  const { stored } = ready.value;
  await closeLines(tx, stocktakeId);
  const change = { state: 'cancelled', decidedBy: ctx.actor.userId, decidedAt: ctx.now, decision: reason } as const;
  const next = await changeStocktake(tx, { stocktakeId, version }, change);
  if (next === undefined) return refuse('CONFLICT', { expected: version, found: stored.version }, ['/version']);
  const values = { before: { state: stored.state }, after: { state: 'cancelled' }, reason };
  return done({ version: next }, { entity: 'stocktake', id: stocktakeId, action: 'cancel', ...values });
};
