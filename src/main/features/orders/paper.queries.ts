/** What the sales order shows on paper: words and figures ready to read, kept as they were printed. */
import type { OrderPaper } from '../../../shared/contract/order-paper.schemas';
import type { ordersContract } from '../../../shared/contract/orders.contract';
import { formatFen, formatPrice, formatQty } from '../../../shared/domain/format';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import type { Ctx, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { nextCopyNo } from '../files/prints.queries';
import { productFacts } from '../products/products.queries';
import { firmOnPaper } from '../settings/settings.queries';
import { netLines } from './lines.rules';
import { findOrder, linesOf, peopleNamed, type LineRecord, type OrderRecord } from './orders.queries';
import { printProblem } from './orders.rules';

/** Which paper of which document a snapshot is. */
export const paperKey = (orderId: number) =>
  ({ entity: 'sales_order', entityId: orderId, kind: 'sales_order' }) as const;

/** The lines that count, numbered anew where one was taken off. */
async function linesOnPaper(db: ReadDb, lines: readonly LineRecord[]): Promise<OrderPaper['lines']> {
  const ids = [...new Set(lines.map(({ productId }) => productId))];
  const products = new Map((await productFacts(db, ids)).map((one) => [one.id, one]));
  return netLines(lines).map(({ productId, orderedQty, price, amountFen, remark }, at) => {
    const product = products.get(productId);
    return {
      lineNo: at + 1,
      productCode: product?.code ?? '',
      genericName: product?.genericName ?? '',
      tradeName: product?.tradeName ?? '',
      specification: product?.specification ?? '',
      maker: product?.maker ?? '',
      unit: product?.unit ?? '',
      qtyText: formatQty(orderedQty),
      priceText: formatPrice(price),
      amountText: formatFen(amountFen),
      remark,
    };
  });
}

const headOnPaper = (order: OrderRecord) => {
  const { buyerName, customerOrderNo, deliveryOn, receiverName, receiverPhone, receiverAddress } = order;
  const { paymentTerm, paymentDays, invoiceDemand, shippingDemand, ownerName, totalFen } = order;
  return {
    ...{ buyerName, customerOrderNo, deliveryOn, receiverName, receiverPhone, receiverAddress },
    ...{ paymentTerm, paymentDays, invoiceDemand, shippingDemand, ownerName, totalFen },
    number: order.number ?? '',
    orderedOn: order.submittedOn ?? '',
    totalText: formatFen(totalFen),
  };
};

/** The paper as it would be printed now; drafts and cancelled orders have none. */
export async function orderPaperOf(
  db: ReadDb,
  { orderId }: { readonly orderId: number },
  ctx: Ctx,
): Promise<Result<OrderPaper>> {
  const order = await findOrder(db, orderId);
  if (!order) return refuse('NOT_FOUND', {}, ['/orderId']);
  const problem = printProblem(order);
  if (problem) return { ok: false, problem };
  const firm = await firmOnPaper(db);
  const names = order.approvedBy === null ? new Map<number, string>() : await peopleNamed(db, [order.approvedBy]);
  const isPast = order.state !== 'submitted';
  return okay({
    ...headOnPaper(order),
    ...{ kind: 'sales_order' as const, ...firm, printedBy: ctx.actor.name, printedAt: ctx.now },
    copyNo: await nextCopyNo(db, paperKey(orderId)),
    approvedBy: isPast ? (names.get(order.approvedBy ?? 0) ?? '') : '',
    lines: await linesOnPaper(db, await linesOf(db, orderId)),
  });
}

export const previewOrderPrint: Query<(typeof ordersContract)['previewPrint']> = orderPaperOf;
