import type { receivablesContract } from '../../../shared/contract/receivables.contract';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import { done, type Command, type Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { readSettings } from '../settings/settings.queries';
import { completeAll } from './match-receipt';
import { restOf, waivedOf, type Rest } from './rests.queries';
import { makeReceipt } from './record-receipt';
import { addAllocations, addUses } from './receivables.repo';

type Contract = typeof receivablesContract;
type Target = Parameters<Command<Contract['waive']>>[1]['target'];
const FEN_PER_YUAN = 100;

/** A small rest and nothing more: what was waived of the same document before counts too. */
async function mayBeWaived(tx: Tx, target: Target, rest: Rest | undefined): Promise<Result<Rest>> {
  const field = target.kind === 'order' ? '/target/orderId' : '/target/documentId';
  if (!rest) return refuse('NOT_FOUND', {}, [field]);
  if (rest.openFen <= 0) return refuse('STATE_CONFLICT', {}, [field]);
  const limitFen = (await readSettings(tx)).roundingLimitYuan * FEN_PER_YUAN;
  const wantedFen = rest.openFen + (await waivedOf(tx, target));
  return wantedFen <= limitFen
    ? okay(rest)
    : refuse('RULE_VIOLATED', { case: 'receivables.rules.moreThanRounding', wantedFen, leftFen: limitFen }, [field]);
}

async function write(tx: Tx, { target, rest, reason }: { target: Target; rest: Rest; reason: string }, ctx: Ctx) {
  const made = await makeReceipt(
    tx,
    {
      customerId: rest.customerId,
      receivedOn: ctx.today,
      amountFen: rest.openFen,
      form: 'rounding',
      payer: '',
      payerAccount: '',
      isOtherPayer: false,
      remark: reason,
    },
    ctx,
  );
  if (!made.ok) return made;
  const part = { receiptId: made.value.receiptId, amountFen: rest.openFen };
  const by = { matchedBy: ctx.actor.userId, matchedAt: ctx.now };
  if (target.kind === 'order') await addAllocations(tx, [{ ...part, orderId: target.orderId, ...by }]);
  else await addUses(tx, [{ ...part, documentId: target.documentId, ...by }]);
  return made;
}

/** Finance waives the small rest of an order or an opening document: a receipt of no money, matched at once. */
export const waiveRest: Command<Contract['waive']> = async (tx, { target, reason }, ctx) => {
  const rest = await mayBeWaived(tx, target, await restOf(tx, target));
  if (!rest.ok) return rest;
  const made = await write(tx, { target, rest: rest.value, reason }, ctx);
  if (!made.ok) return made;
  const { receiptId, number } = made.value;
  const amountFen = rest.value.openFen;
  const orderIds = target.kind === 'order' ? [target.orderId] : [];
  return done(
    { receiptId, number, amountFen },
    { entity: 'receipt', id: receiptId, action: 'waive', after: { number, amountFen, ...target }, reason },
    ...orderIds.map((id) => ({ entity: 'sales_order', id, action: 'pay', after: { receipt: number, amountFen } })),
    ...(await completeAll(tx, orderIds, ctx)),
  );
};
