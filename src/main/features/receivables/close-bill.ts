import type { receivablesContract } from '../../../shared/contract/receivables.contract';
import { okay, refuse } from '../../../shared/domain/problem';
import { done, type Command } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { findBill } from './bills.queries';
import { allocationsOfReceipt, receiptFacts, usesOfReceipt } from './receivables.queries';
import { addReversal, closeBill, takeBackAllocations, takeBackUses } from './receivables.repo';

type Contract = typeof receivablesContract;

async function heldBill(tx: Tx, billId: number, { on, today, field }: { on: string; today: string; field: string }) {
  const bill = await findBill(tx, billId);
  if (!bill) return refuse('NOT_FOUND', {}, ['/billId']);
  if (bill.state !== 'held') return refuse('STATE_CONFLICT', {}, ['/billId']);
  return on > today ? refuse('RULE_VIOLATED', { case: 'receivables.rules.future' }, [field]) : okay(bill);
}

/** The bank paid the bill. */
export const settleBill: Command<Contract['settleBill']> = async (tx, { billId, version, settledOn }, ctx) => {
  const bill = await heldBill(tx, billId, { on: settledOn, today: ctx.today, field: '/settledOn' });
  if (!bill.ok) return bill;
  const set = { state: 'settled', closedOn: settledOn, closedBy: ctx.actor.userId } as const;
  const moved = await closeBill(tx, { id: billId, version }, set);
  if (!moved.ok) return moved;
  const states = { before: { state: 'held' }, after: { state: 'settled', closedOn: settledOn } };
  return done({ version: moved.value }, { entity: 'acceptance_bill', id: billId, action: 'settle', ...states });
};

/** The bill was not paid: the debts it paid are open again, its receipt is reversed. */
export const dishonourBill: Command<Contract['dishonourBill']> = async (tx, input, ctx) => {
  const { billId, version, dishonouredOn, reason } = input;
  const bill = await heldBill(tx, billId, { on: dishonouredOn, today: ctx.today, field: '/dishonouredOn' });
  if (!bill.ok) return bill;
  const { receiptId } = bill.value;
  const refunded = (await usesOfReceipt(tx, receiptId)).filter(({ refundId }) => refundId !== null);
  if (refunded.length > 0) return refuse('IN_USE', { count: refunded.length }, ['/billId']);
  const set = { state: 'dishonoured', closedOn: dishonouredOn, closedBy: ctx.actor.userId, remark: reason } as const;
  const moved = await closeBill(tx, { id: billId, version }, set);
  if (!moved.ok) return moved;
  const allocations = await allocationsOfReceipt(tx, receiptId);
  await takeBackAllocations(tx, allocations, ctx);
  await takeBackUses(tx, await usesOfReceipt(tx, receiptId), ctx);
  const facts = await receiptFacts(tx, receiptId);
  if (!facts) throw new Error('a bill without its receipt');
  const { made } = await addReversal(tx, facts, { ctx, reason, on: dishonouredOn });
  const unpaid = allocations.map(({ orderId, amountFen }) => {
    return {
      entity: 'sales_order',
      id: orderId,
      action: 'unpay',
      before: { receipt: facts.number, amountFen },
      reason,
    };
  });
  return done(
    { version: moved.value },
    { entity: 'acceptance_bill', id: billId, action: 'dishonour', after: { state: 'dishonoured' }, reason },
    { entity: 'receipt', id: receiptId, action: 'reverse', after: { number: made.number }, reason },
    ...unpaid,
  );
};
