import type { ordersContract } from '../../../shared/contract/orders.contract';
import { done, type Command } from '../../store/handler';
import { keepPrint } from '../files/prints.repo';
import { orderPaperOf, paperKey } from './paper.queries';

/** Keeps what the paper showed and counts the copy; from the second on it is marked as printed again. */
export const printOrder: Command<(typeof ordersContract)['print']> = async (tx, input, ctx) => {
  const paper = await orderPaperOf(tx, input, ctx);
  if (!paper.ok) return paper;
  const { copyNo } = paper.value;
  const content = JSON.stringify(paper.value);
  const printed = { printedBy: ctx.actor.userId, printedAt: ctx.now };
  await keepPrint(tx, { ...paperKey(input.orderId), copyNo, content, ...printed });
  return done(paper.value, { entity: 'sales_order', id: input.orderId, action: 'print', after: { copyNo } });
};
