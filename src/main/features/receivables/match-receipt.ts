import type { receivablesContract } from '../../../shared/contract/receivables.contract';
import { refuse } from '../../../shared/domain/problem';
import type { Entry } from '../../store/audit';
import { done, type Command, type Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { completeIfDone } from '../orders/completion.repo';
import { readSettings } from '../settings/settings.queries';
import { documentsWantingMoney, ordersWantingMoney } from './match.queries';
import { liveAllocation, liveUse, receiptFacts, type ReceiptFacts } from './receivables.queries';
import { addAllocations, addReversal, addUses, takeBackAllocations, takeBackUses } from './receivables.repo';
import { checkMatch, matcherProblem } from './receivables.rules';

type Contract = typeof receivablesContract;

/** Orders that a match may have been the last thing for. */
export async function completeAll(tx: Tx, orderIds: readonly number[], ctx: Ctx): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const orderId of orderIds) entries.push(...(await completeIfDone(tx, orderId, ctx)));
  return entries;
}

/** Finance says what a receipt pays; the rest stays on account. */
export const matchReceipt: Command<Contract['match']> = async (tx, { receiptId, parts, documents }, ctx) => {
  const found = await receiptFacts(tx, receiptId);
  if (!found) return refuse('NOT_FOUND', {}, ['/receiptId']);
  if (found.isReversed || found.reversalOf !== null || found.form === 'refund') {
    return refuse('STATE_CONFLICT', {}, ['/receiptId']);
  }
  const { dualRecordMatch } = await readSettings(tx);
  const own = matcherProblem(found, { userId: ctx.actor.userId, dualRecordMatch });
  if (own) return { ok: false, problem: own };
  const isSamePerson = found.recordedBy === ctx.actor.userId;
  const wanting = {
    freeFen: found.freeFen,
    orders: await ordersWantingMoney(tx, found.customerId),
    documents: await documentsWantingMoney(tx, found.customerId),
  };
  const sum = checkMatch(wanting, { parts, documents });
  if (!sum.ok) return sum;
  const by = { receiptId, matchedBy: ctx.actor.userId, matchedAt: ctx.now };
  if (parts.length > 0) {
    await addAllocations(
      tx,
      parts.map((part) => ({ ...part, ...by })),
    );
  }
  if (documents.length > 0) {
    await addUses(
      tx,
      documents.map((part) => ({ ...part, ...by })),
    );
  }
  const paid = parts.map(({ orderId, amountFen }) => {
    return { entity: 'sales_order', id: orderId, action: 'pay', after: { receipt: found.number, amountFen } };
  });
  const orderIds = parts.map(({ orderId }) => orderId);
  return done(
    { matchedFen: found.matchedFen + sum.value },
    {
      entity: 'receipt',
      id: receiptId,
      action: 'match',
      after: { parts, documents, ...(isSamePerson ? { isSamePerson } : {}) },
    },
    ...paid,
    ...(await completeAll(tx, orderIds, ctx)),
  );
};

/** A waived rest has no life of its own: without its match its receipt is reversed. */
async function dropWaiver(tx: Tx, facts: ReceiptFacts | undefined, more: { ctx: Ctx; reason: string }): Promise<void> {
  if (facts?.form === 'rounding') await addReversal(tx, facts, { ...more, on: more.ctx.today });
}

/** Takes one match back by a row against it. */
export const unmatchReceipt: Command<Contract['unmatch']> = async (tx, { allocationId, kind, reason }, ctx) => {
  const missing = refuse('NOT_FOUND', {}, ['/allocationId']);
  let orderId: number | null = null;
  let receiptId: number;
  let amountFen: number;
  if (kind === 'order') {
    const live = await liveAllocation(tx, allocationId);
    if (!live) return missing;
    ({ orderId, receiptId, amountFen } = live);
    await takeBackAllocations(tx, [live], ctx);
  } else {
    const live = await liveUse(tx, allocationId);
    if (!live || live.documentId === null) return missing;
    ({ receiptId, amountFen } = live);
    await takeBackUses(tx, [live], ctx);
  }
  const facts = await receiptFacts(tx, receiptId);
  await dropWaiver(tx, facts, { ctx, reason });
  const before = { kind, targetOf: allocationId, orderId, amountFen };
  const entries: Entry[] = [{ entity: 'receipt', id: receiptId, action: 'unmatch', before, reason }];
  if (orderId !== null) {
    const unpaid = { receipt: facts?.number ?? '', amountFen };
    entries.push({ entity: 'sales_order', id: orderId, action: 'unpay', before: unpaid, reason });
  }
  return done({ matchedFen: facts?.matchedFen ?? 0 }, ...entries);
};
