import type { receivablesContract } from '../../../shared/contract/receivables.contract';
import { refuse } from '../../../shared/domain/problem';
import { done, type Command } from '../../store/handler';
import { takeNumber } from '../../store/series';
import { customerFacts } from '../customers/customers.queries';
import { receiptFacts } from './receivables.queries';
import { addReceipt } from './receivables.repo';

type Contract = typeof receivablesContract;

/** The cashier records money that came in. */
export const recordReceipt: Command<Contract['record']> = async (tx, input, ctx) => {
  const customer = await customerFacts(tx, input.customerId);
  if (!customer) return refuse('NOT_FOUND', {}, ['/customerId']);
  if (input.receivedOn > ctx.today)
    return refuse('RULE_VIOLATED', { case: 'receivables.rules.future' }, ['/receivedOn']);
  const number = await takeNumber(tx, 'SK', ctx.today);
  const receiptId = await addReceipt(tx, {
    ...input,
    number,
    customerName: customer.name,
    customerPy: customer.pyFull,
    ownerId: customer.ownerId,
    recordedBy: ctx.actor.userId,
    recordedAt: ctx.now,
  });
  const after = { number, customerId: input.customerId, amountFen: input.amountFen, receivedOn: input.receivedOn };
  return done({ receiptId, number }, { entity: 'receipt', id: receiptId, action: 'record', after });
};

/** A wrong receipt gets a row against it; refused while it pays orders, or when that was done before. */
export const reverseReceipt: Command<Contract['reverse']> = async (tx, input, ctx) => {
  const found = await receiptFacts(tx, input.receiptId);
  if (!found) return refuse('NOT_FOUND', {}, ['/receiptId']);
  if (found.isReversed || found.reversalOf !== null) return refuse('STATE_CONFLICT', {}, ['/receiptId']);
  if (found.matchedFen !== 0) return refuse('IN_USE', {}, ['/receiptId']);
  const number = await takeNumber(tx, 'SK', ctx.today);
  const { customerId, customerName, customerPy, ownerId, form, payer } = found;
  const receiptId = await addReceipt(tx, {
    customerId,
    customerName,
    customerPy,
    ownerId,
    form,
    payer,
    number,
    receivedOn: ctx.today,
    amountFen: -found.amountFen,
    remark: input.reason,
    reversalOf: found.id,
    recordedBy: ctx.actor.userId,
    recordedAt: ctx.now,
  });
  const entry = { entity: 'receipt', id: found.id, action: 'reverse', after: { number }, reason: input.reason };
  return done({ receiptId, number }, entry);
};
