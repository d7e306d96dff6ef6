/** One order as its page shows it, and what the checks would find on one that is still being typed. */
import type { ordersContract } from '../../../shared/contract/orders.contract';
import type { OrderDetail, OrderLineRow } from '../../../shared/contract/orders.schemas';
import { okay, refuse } from '../../../shared/domain/problem';
import type { Ctx, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { historyOf } from '../audit/audit.queries';
import { customerFacts } from '../customers/customers.queries';
import type { Progress } from '../dispatch/dispatch.queries';
import { productFacts } from '../products/products.queries';
import { readSettings } from '../settings/settings.queries';
import { changesShown } from './change-list.queries';
import { checkOrder } from './checks.queries';
import { checksFor } from './checks.rules';
import { pricedLines } from './draft';
import { lampsWithProgress } from './lamps.queries';
import { shownHead } from './list.queries';
import { looksOf } from './looks.queries';
import { findOrder, isOrderVisible, linesOf, peopleNamed, type LineRecord, type OrderRecord } from './orders.queries';
import { isChecked, orderActions, untouched, type OrderLook } from './orders.rules';
import { requestsOfOrder } from './release-requests.queries';
import { checkedOrderOf } from './would-be.queries';

type Contract = typeof ordersContract;

async function headOf(db: ReadDb, row: OrderRecord, look: OrderLook): Promise<OrderDetail['order']> {
  const people = [row.submittedBy, row.approvedBy].filter((id) => id !== null);
  const names = await peopleNamed(db, people);
  const agent = row.agentId === null ? undefined : await customerFacts(db, row.agentId);
  const { agentId, deliveryAddressId, receiverName, receiverPhone, receiverAddress, invoiceDemand } = row;
  const { paymentTerm, paymentDays, shippingDemand, remark, submittedAt, approvedAt, duplicateSeen } = row;
  return {
    ...shownHead(row, look),
    ...{ agentId, deliveryAddressId, receiverName, receiverPhone, receiverAddress, invoiceDemand },
    ...{ paymentTerm, paymentDays, shippingDemand, remark, submittedAt, approvedAt, duplicateSeen },
    agentName: agent?.name ?? '',
    submittedByName: names.get(row.submittedBy ?? 0) ?? '',
    approvedByName: names.get(row.approvedBy ?? 0) ?? '',
  };
}

async function linesShown(db: ReadDb, lines: readonly LineRecord[], progress: Progress | undefined) {
  const products = new Map(
    (
      await productFacts(
        db,
        lines.map(({ productId }) => productId),
      )
    ).map((one) => [one.id, one]),
  );
  const moved = new Map((progress?.lines ?? []).map((one) => [one.orderLineId, one]));
  return lines.map(({ orderId: _, ...line }): OrderLineRow => {
    const product = products.get(line.productId);
    const { shippedQty = 0, signedQty = 0 } = moved.get(line.id) ?? {};
    return {
      ...line,
      shippedQty,
      signedQty,
      productCode: product?.code ?? '',
      genericName: product?.genericName ?? '',
      tradeName: product?.tradeName ?? '',
      specification: product?.specification ?? '',
      maker: product?.maker ?? '',
      unit: product?.unit ?? '',
    };
  });
}

/** While it is typed, and as long as the checks stand in the way of a step: then over the order as it would be. */
async function checksShown(db: ReadDb, row: OrderRecord, { look, ctx }: { look: OrderLook; ctx: Ctx }) {
  if (row.lineCount === 0 || !(row.state === 'draft' || isChecked(look))) return [];
  const { checks } = await checkOrder(db, await checkedOrderOf(db, row), ctx);
  return checksFor(checks, ctx.actor.posts);
}

export const getOrder: Query<Contract['get']> = async (db, { orderId }, ctx) => {
  const row = await findOrder(db, orderId);
  if (!row) return refuse('NOT_FOUND', {}, ['/orderId']);
  const lines = await linesOf(db, orderId);
  const { lamps, progress } = await lampsWithProgress(db, [orderId]);
  const shown = lamps.get(orderId);
  if (!shown) return refuse('NOT_FOUND', {}, ['/orderId']);
  const look = (await looksOf(db, [row], progress)).get(orderId) ?? { ...row, ...untouched };
  return okay({
    order: await headOf(db, row, look),
    lines: await linesShown(db, lines, progress.get(orderId)),
    checks: await checksShown(db, row, { look, ctx }),
    lamps: shown,
    notes: progress.get(orderId)?.notes ?? [],
    actions: orderActions(look, ctx.actor, await readSettings(db)),
    changes: await changesShown(db, orderId, ctx),
    releaseRequests: await requestsOfOrder(db, orderId),
    history: await historyOf(db, 'sales_order', [orderId]),
  });
};

export const previewOrder: Query<Contract['preview']> = async (db, { orderId, ...draft }, ctx) => {
  if (orderId !== null && !(await isOrderVisible(db, orderId, ctx.actor))) return refuse('NOT_FOUND', {}, ['/orderId']);
  const buyer = await customerFacts(db, draft.buyerId);
  if (!buyer) return refuse('NOT_FOUND', {}, ['/buyerId']);
  const made = await pricedLines(db, draft.lines);
  if (!made.ok) return made;
  const { lines, totalFen } = made.value;
  if (lines.length === 0) return okay({ totalFen, checks: [] });
  const { paymentTerm, paymentDays } = buyer;
  const order = { ...draft, id: orderId, paymentTerm, paymentDays, totalFen, lines };
  const { checks } = await checkOrder(db, order, ctx);
  return okay({ totalFen, checks: checksFor(checks, ctx.actor.posts) });
};
