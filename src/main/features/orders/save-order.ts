import type { ordersContract } from '../../../shared/contract/orders.contract';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import { done, type Command, type Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { isCustomerVisible } from '../customers/customers.queries';
import { linesForHistory, ownerOf } from './create-order';
import { draftRow, type Draft } from './draft';
import { linesOf, orderAt, staleOrder, type OrderRecord } from './orders.queries';
import { changeOrder, removeOrder, replaceLines } from './orders.repo';
import { lastNotedLine } from './papers.queries';

type Contract = typeof ordersContract;

/** Another buyer must be one whom the person sees; lines that stand on voided notes keep their rows. */
async function maySave(tx: Tx, order: OrderRecord, { draft, ctx }: { draft: Draft; ctx: Ctx }): Promise<Result<true>> {
  if (order.state !== 'draft') return staleOrder(tx, order.id, 'submit');
  if (draft.buyerId !== order.buyerId && !(await isCustomerVisible(tx, draft.buyerId, ctx.actor))) {
    return refuse('NOT_FOUND', {}, ['/buyerId']);
  }
  const kept = order.number === null ? 0 : await lastNotedLine(tx, order.id);
  return kept > draft.lines.length
    ? refuse('RULE_VIOLATED', { case: 'orders.refusals.lineOnNote', line: kept }, ['/lines'])
    : okay(true);
}

/** Saves a draft: head and lines in one. */
export const saveOrder: Command<Contract['save']> = async (tx, { orderId, version, ...draft }, ctx) => {
  const seen = await orderAt(tx, { orderId, version });
  if (!seen.ok) return seen;
  const order = seen.value;
  const allowed = await maySave(tx, order, { draft, ctx });
  if (!allowed.ok) return allowed;
  const made = await draftRow(tx, draft, { ctx, exceptId: orderId });
  if (!made.ok) return made;
  const { row, lines, buyer } = made.value;
  const owner = draft.buyerId === order.buyerId ? {} : await ownerOf(tx, buyer.ownerId);
  const before = { totalFen: order.totalFen, lines: linesForHistory(await linesOf(tx, orderId)) };
  const changed = await changeOrder(tx, order, { ...row, ...owner });
  if (!changed.ok) return changed;
  await replaceLines(tx, orderId, lines);
  const after = { totalFen: row.totalFen, lines: linesForHistory(lines) };
  return done(changed.value, { entity: 'sales_order', id: orderId, action: 'save', before, after });
};

/** Removes a draft that never had a number; whoever had one keeps it and is cancelled instead. */
export const removeDraft: Command<Contract['remove']> = async (tx, input) => {
  const seen = await orderAt(tx, input);
  if (!seen.ok) return seen;
  const order = seen.value;
  if (order.state !== 'draft') return staleOrder(tx, order.id, 'submit');
  if (order.number !== null) {
    return refuse('RULE_VIOLATED', { case: 'orders.refusals.numbered', number: order.number });
  }
  const removed = await removeOrder(tx, order);
  if (!removed.ok) return removed;
  const before = { buyer: order.buyerName, totalFen: order.totalFen };
  return done({}, { entity: 'sales_order', id: order.id, action: 'remove', before });
};
