import type { receivablesContract } from '../../../shared/contract/receivables.contract';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import type { ReceiptForm } from '../../../shared/domain/receivable-words';
import { done, type Command, type Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { takeNumber } from '../../store/series';
import { customerFacts } from '../customers/customers.queries';
import { otherPayer } from './payer.rules';
import { namesOf } from './payers.queries';
import { receiptFacts, usesOfReceipt } from './receivables.queries';
import { addBill, addReceipt, addReversal } from './receivables.repo';

type Contract = typeof receivablesContract;
type Recorded = Parameters<Command<Contract['record']>>[1];

/** A bill stands with an acceptance and only there; a deduction says why. */
function fitsForm({ form, bill, remark, receivedOn }: Recorded, today: string): Result<true> {
  if (receivedOn > today) return refuse('RULE_VIOLATED', { case: 'receivables.rules.future' }, ['/receivedOn']);
  if (form === 'acceptance' && !bill) return refuse('VALIDATION_FAILED', { case: 'fields.required' }, ['/bill/billNo']);
  if (form !== 'acceptance' && bill)
    return refuse('VALIDATION_FAILED', { case: 'receivables.rules.noBill' }, ['/bill']);
  if (form === 'deduction' && remark === '') {
    return refuse('VALIDATION_FAILED', { case: 'receivables.rules.deductionReason' }, ['/remark']);
  }
  return okay(true);
}

export type NewReceipt = Omit<Recorded, 'bill' | 'payerSeen' | 'form'> & {
  readonly form: ReceiptForm;
  readonly isOtherPayer: boolean;
};

/** Appends a receipt of a customer with its number. */
export async function makeReceipt(
  tx: Tx,
  input: NewReceipt,
  ctx: Ctx,
): Promise<Result<{ receiptId: number; number: string }>> {
  const customer = await customerFacts(tx, input.customerId);
  if (!customer) return refuse('NOT_FOUND', {}, ['/customerId']);
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
  return okay({ receiptId, number });
}

/** The cashier records money that came in; a payer who is not the buyer must have been seen. */
export const recordReceipt: Command<Contract['record']> = async (tx, input, ctx) => {
  const fits = fitsForm(input, ctx.today);
  if (!fits.ok) return fits;
  const { bill, payerSeen, ...given } = input;
  const isOther = otherPayer({ payer: input.payer, payerSeen }, await namesOf(tx, input.customerId));
  if (!isOther.ok) return isOther;
  const customer = await customerFacts(tx, input.customerId);
  const made = await makeReceipt(tx, { ...given, isOtherPayer: isOther.value }, ctx);
  if (!made.ok || !customer) return made.ok ? refuse('NOT_FOUND', {}, ['/customerId']) : made;
  const { receiptId, number } = made.value;
  if (bill) {
    const { id: customerId, name: customerName, pyFull: customerPy } = customer;
    const whose = { receiptId, receiptNumber: number, customerId, customerName, customerPy };
    await addBill(tx, { ...whose, ...bill, amountFen: input.amountFen });
  }
  const { customerId, amountFen, receivedOn, form } = input;
  const after = { number, customerId, amountFen, receivedOn, form, ...(bill ? { billNo: bill.billNo } : {}) };
  return done(made.value, { entity: 'receipt', id: receiptId, action: 'record', after });
};

/** A wrong receipt gets a row against it; refused while it pays something, or when that was done before. */
export const reverseReceipt: Command<Contract['reverse']> = async (tx, { receiptId, reason }, ctx) => {
  const found = await receiptFacts(tx, receiptId);
  if (!found) return refuse('NOT_FOUND', {}, ['/receiptId']);
  const isOver = found.isReversed || found.reversalOf !== null;
  if (isOver || found.form === 'refund') return refuse('STATE_CONFLICT', {}, ['/receiptId']);
  if (found.matchedFen !== 0 || (await usesOfReceipt(tx, receiptId)).length > 0) {
    return refuse('IN_USE', {}, ['/receiptId']);
  }
  const { made, entries } = await addReversal(tx, found, { ctx, reason, on: ctx.today });
  const entry = { entity: 'receipt', id: found.id, action: 'reverse', after: { number: made.number }, reason };
  return done(made, entry, ...entries);
};
