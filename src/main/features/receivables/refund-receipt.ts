import type { receivablesContract } from '../../../shared/contract/receivables.contract';
import { refuse } from '../../../shared/domain/problem';
import { done, type Command } from '../../store/handler';
import { takeNumber } from '../../store/series';
import { receiptFacts, usesOfRefund } from './receivables.queries';
import { addReceipt, addReversal, addUses, takeBackUses } from './receivables.repo';

type Contract = typeof receivablesContract;

/** Pays back what of a receipt pays nothing: a receipt below zero, taken from the first one. */
export const refundReceipt: Command<Contract['refund']> = async (tx, input, ctx) => {
  const { receiptId, amountFen, refundedOn, reason } = input;
  const found = await receiptFacts(tx, receiptId);
  if (!found) return refuse('NOT_FOUND', {}, ['/receiptId']);
  const isOver = found.isReversed || found.reversalOf !== null;
  if (isOver || found.form === 'refund' || found.form === 'rounding')
    return refuse('STATE_CONFLICT', {}, ['/receiptId']);
  if (refundedOn > ctx.today) return refuse('RULE_VIOLATED', { case: 'receivables.rules.future' }, ['/refundedOn']);
  if (amountFen > found.freeFen) {
    const params = { case: 'receivables.rules.moreThanReceipt', wantedFen: amountFen, leftFen: found.freeFen };
    return refuse('RULE_VIOLATED', params, ['/amountFen']);
  }
  const { customerId, customerName, customerPy, ownerId, payer, payerAccount } = found;
  const number = await takeNumber(tx, 'SK', ctx.today);
  const refundId = await addReceipt(tx, {
    ...{ customerId, customerName, customerPy, ownerId, payer, payerAccount, number },
    receivedOn: refundedOn,
    amountFen: -amountFen,
    form: 'refund',
    remark: reason,
    recordedBy: ctx.actor.userId,
    recordedAt: ctx.now,
  });
  await addUses(tx, [{ receiptId, refundId, amountFen, matchedBy: ctx.actor.userId, matchedAt: ctx.now }]);
  return done(
    { receiptId: refundId, number },
    { entity: 'receipt', id: refundId, action: 'refund', after: { number, of: found.number, amountFen }, reason },
    { entity: 'receipt', id: receiptId, action: 'pay-back', after: { refund: number, amountFen }, reason },
  );
};

/** The refund did not happen: its money stands on the receipt again. */
export const reverseRefund: Command<Contract['reverseRefund']> = async (tx, { receiptId, reason }, ctx) => {
  const found = await receiptFacts(tx, receiptId);
  if (!found) return refuse('NOT_FOUND', {}, ['/receiptId']);
  if (found.form !== 'refund' || found.isReversed || found.reversalOf !== null) {
    return refuse('STATE_CONFLICT', {}, ['/receiptId']);
  }
  await takeBackUses(tx, await usesOfRefund(tx, receiptId), ctx);
  const { made } = await addReversal(tx, found, { ctx, reason, on: ctx.today });
  const after = { number: made.number };
  return done(made, { entity: 'receipt', id: receiptId, action: 'reverse', after, reason });
};
