/** The list of what was asked of approved orders, and everything of one order with its lines. */
import { sql } from 'drizzle-orm';
import type { ChangeDetail, ChangeRow } from '../../../shared/contract/order-changes.schemas';
import type { ordersContract } from '../../../shared/contract/orders.contract';
import { okay } from '../../../shared/domain/problem';
import { hasPrefix } from '../../store/dialect';
import { gridIds, gridTotalsOf, inOrderOf, type GridSpec } from '../../store/grid-query';
import type { Ctx, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { customersCalled } from '../customers/customer-search.queries';
import { customer } from '../customers/customers.tables';
import { productFacts } from '../products/products.queries';
import { readSettings } from '../settings/settings.queries';
import { changesByIds, changesOfOrder, linesOfChanges, type ChangeRecord } from './changes.queries';
import { changeActions } from './changes.rules';
import { orderChange } from './changes.tables';
import { ordersByIds, peopleNamed } from './orders.queries';

type Contract = typeof ordersContract;

const NUMBER_LIKE = /^[a-z]{2}\d/iu;
const search = (text: string) =>
  NUMBER_LIKE.test(text)
    ? hasPrefix(orderChange.orderNumber, text.toUpperCase())
    : sql`${orderChange.buyerId} IN (${customersCalled(text)})`;

export const changeGrid: GridSpec = {
  table: orderChange,
  id: orderChange.id,
  owner: orderChange.ownerId,
  columns: {
    orderNumber: { kind: 'text', column: orderChange.orderNumber },
    buyerName: {
      kind: 'text',
      column: orderChange.buyerName,
      sortBy: orderChange.buyerPy,
      through: {
        reference: orderChange.buyerId,
        table: customer,
        id: customer.id,
        columns: [customer.name, customer.pyFull, customer.pyInitials],
      },
    },
    kind: { kind: 'state', column: orderChange.kind },
    state: { kind: 'state', column: orderChange.state },
    newTotalFen: { kind: 'integer', column: orderChange.newTotalFen },
    requestedAt: { kind: 'integer', column: orderChange.requestedAt },
  },
  search,
  defaultSort: { column: 'requestedAt', direction: 'desc' },
};

/** Rows of changes in their order, with what the reader may do. */
async function rowsOf(db: ReadDb, changes: readonly ChangeRecord[], { actor }: Ctx): Promise<ChangeRow[]> {
  const people = changes.flatMap(({ requestedBy, decidedBy }) =>
    decidedBy === null ? [requestedBy] : [requestedBy, decidedBy],
  );
  const names = await peopleNamed(db, [...new Set(people)]);
  const orders = await ordersByIds(db, [...new Set(changes.map(({ orderId }) => orderId))]);
  const versions = new Map(orders.map(({ id, version }) => [id, version]));
  const dual = await readSettings(db);
  return changes.map((change): ChangeRow => {
    const { id, orderId, orderNumber, changeNo, kind, state, buyerName, oldTotalFen, newTotalFen, reason } = change;
    const { requestedAt, decidedAt, decisionReason, isSamePerson } = change;
    return {
      ...{ id, orderId, orderNumber, changeNo, kind, state, buyerName, oldTotalFen, newTotalFen, reason },
      ...{ requestedAt, decidedAt, decisionReason, isSamePerson },
      requestedByName: names.get(change.requestedBy) ?? '',
      decidedByName: names.get(change.decidedBy ?? 0) ?? '',
      version: versions.get(orderId) ?? 0,
      actions: changeActions(change, actor, dual),
    };
  });
}

export const listChanges: Query<Contract['changes']> = async (db, request, ctx) => {
  const found = await gridIds(db, changeGrid, { request, actor: ctx.actor });
  if (!found.ok) return found;
  const { ids, hasMore } = found.value;
  return okay({ rows: await rowsOf(db, inOrderOf(ids, await changesByIds(db, ids)), ctx), hasMore });
};

export const changeTotals: Query<Contract['changeTotals']> = (db, criteria, { actor }) =>
  gridTotalsOf(db, changeGrid, { criteria, actor });

/** Everything that was asked of one order, newest first, field by field and line by line. */
export async function changesShown(db: ReadDb, orderId: number, ctx: Ctx): Promise<ChangeDetail[]> {
  const changes = await changesOfOrder(db, orderId);
  if (changes.length === 0) return [];
  const rows = await rowsOf(db, changes, ctx);
  const lines = await linesOfChanges(
    db,
    changes.map(({ id }) => id),
  );
  const products = new Map(
    (await productFacts(db, [...new Set(lines.map(({ productId }) => productId))])).map((one) => [one.id, one]),
  );
  const shown = lines.map(({ id: _, ...line }) => {
    const product = products.get(line.productId);
    const { code = '', genericName = '', specification = '', unit = '' } = product ?? {};
    return { ...line, productCode: code ?? '', genericName, specification, unit };
  });
  return changes.flatMap((change, at) => {
    const row = rows[at];
    const { oldDeliveryOn, newDeliveryOn, oldReceiver, newReceiver, oldRemark, newRemark } = change;
    const own = shown.filter(({ changeId }) => changeId === change.id).map(({ changeId: _, ...line }) => line);
    return row
      ? [{ ...row, oldDeliveryOn, newDeliveryOn, oldReceiver, newReceiver, oldRemark, newRemark, lines: own }]
      : [];
  });
}
