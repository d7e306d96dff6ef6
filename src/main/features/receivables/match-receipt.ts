import type { receivablesContract } from '../../../shared/contract/receivables.contract';
import { refuse } from '../../../shared/domain/problem';
import { done, type Command } from '../../store/handler';
import { liveAllocation, ordersWantingMoney, receiptFacts } from './receivables.queries';
import { addAllocations } from './receivables.repo';
import { checkMatch } from './receivables.rules';

type Contract = typeof receivablesContract;

/** Finance says which orders a receipt pays; the rest stays on account. */
export const matchReceipt: Command<Contract['match']> = async (tx, { receiptId, parts }, ctx) => {
  const found = await receiptFacts(tx, receiptId);
  if (!found) return refuse('NOT_FOUND', {}, ['/receiptId']);
  if (found.isReversed || found.reversalOf !== null) return refuse('STATE_CONFLICT', {}, ['/receiptId']);
  const fits = checkMatch(found.freeFen, await ordersWantingMoney(tx, found.customerId), parts);
  if (!fits.ok) return fits;
  const by = { receiptId, matchedBy: ctx.actor.userId, matchedAt: ctx.now };
  await addAllocations(
    tx,
    parts.map((part) => ({ ...part, ...by })),
  );
  const matchedFen = found.matchedFen + parts.reduce((sum, { amountFen }) => sum + amountFen, 0);
  return done(
    { matchedFen },
    { entity: 'receipt', id: receiptId, action: 'match', after: { parts } },
    ...parts.map(({ orderId, amountFen }) => ({
      entity: 'sales_order',
      id: orderId,
      action: 'pay',
      after: { receipt: found.number, amountFen },
    })),
  );
};

/** Takes one match back by a row against it. */
export const unmatchReceipt: Command<Contract['unmatch']> = async (tx, { allocationId, reason }, ctx) => {
  const live = await liveAllocation(tx, allocationId);
  if (!live) return refuse('NOT_FOUND', {}, ['/allocationId']);
  const { receiptId, orderId, amountFen } = live;
  const by = { matchedBy: ctx.actor.userId, matchedAt: ctx.now };
  await addAllocations(tx, [{ receiptId, orderId, amountFen: -amountFen, reversalOf: allocationId, ...by }]);
  const facts = await receiptFacts(tx, receiptId);
  return done(
    { matchedFen: facts?.matchedFen ?? 0 },
    { entity: 'receipt', id: receiptId, action: 'unmatch', before: { orderId, amountFen }, reason },
    { entity: 'sales_order', id: orderId, action: 'unpay', before: { receipt: facts?.number, amountFen }, reason },
  );
};
