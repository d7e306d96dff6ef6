/** Agreed volumes with what their hospitals bought of them: sums over orders and shipments. */
import { sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { committedStates } from '../../../shared/domain/states';
import { isAnyOf, isAnyOfWords, withoutIndex } from '../../store/dialect';
import type { Actor } from '../../store/handler';
import { rowsOf, type ReadDb } from '../../store/handles';
import { dispatchNote, noteLine } from '../dispatch/dispatch.tables';
import { orderLine, salesOrder } from '../orders/orders.tables';
import { returnLine, returnRequest } from '../returns/returns.tables';
import { agreedVolume, deliveryAgreement } from './award.tables';
import { progressOf, type Progress } from './volume.rules';

const other = alias(deliveryAgreement, 'elsewhere');

type VolumeRecord = typeof agreedVolume.$inferSelect;

export const volumeRecords = (db: ReadDb, ids: readonly number[]): Promise<VolumeRecord[]> =>
  db.select().from(agreedVolume).where(isAnyOf(agreedVolume.id, ids));

/** One record, or undefined. */
export const findVolume = async (db: ReadDb, volumeId: number): Promise<VolumeRecord | undefined> =>
  (await volumeRecords(db, [volumeId]))[0];

/** Row scope: a volume goes with its hospital's owner. */
export async function isVolumeVisible(db: ReadDb, id: number, { visible }: Actor): Promise<boolean> {
  const found = await findVolume(db, id);
  return found !== undefined && (visible === 'all' || visible.includes(found.ownerId));
}

/** Thousandths: approved net of what will not be shipped or came back, and shipped net of what was refused or came back. */
type Bought = { readonly boughtQty: number; readonly shippedQty: number };

const { receiverName, receiverAddress, submittedOn } = salesOrder;
const isApproved = isAnyOfWords(salesOrder.state, committedStates);
const inDays = sql`${submittedOn} >= ${agreedVolume.validFrom} AND ${submittedOn} <= ${agreedVolume.validTo}`;
/** Most agreements are agreed: they are found by whom and what they name. */
const isAgreed = (state: typeof deliveryAgreement.state | typeof other.state) => sql`${withoutIndex(state)} = 'agreed'`;
/** The agreement that names hospital, distributor and product holds on the day of the order. */
const byAgreement = sql`${deliveryAgreement.hospitalId} = ${agreedVolume.hospitalId} AND ${deliveryAgreement.productId} = ${agreedVolume.productId} AND ${isAgreed(deliveryAgreement.state)}`;
const holdsThen = (table: typeof deliveryAgreement | typeof other) =>
  sql`${table.validFrom} <= ${submittedOn} AND (${table.validTo} IS NULL OR ${table.validTo} >= ${submittedOn})`;
/** The goods go to the hospital by name, or its distributor delivers that product to nobody else. */
const isForHospital = sql`((${receiverName} || ' ' || ${receiverAddress}) LIKE '%' || ${agreedVolume.hospitalName} || '%' OR NOT EXISTS (SELECT 1 FROM ${deliveryAgreement} AS ${sql.identifier('elsewhere')} WHERE ${other.distributorId} = ${deliveryAgreement.distributorId} AND ${other.productId} = ${deliveryAgreement.productId} AND ${isAgreed(other.state)} AND (${other.hospitalId} IS NULL OR ${other.hospitalId} <> ${deliveryAgreement.hospitalId}) AND ${holdsThen(other)}))`;

/** Pairs of a volume and an order that counts for it: the hospital's own, and its distributor's for it. */
export const counted = (ids: readonly number[]) => {
  const pair = sql`SELECT ${agreedVolume.id} AS volume_id, ${agreedVolume.productId} AS product_id, ${salesOrder.id} AS order_id FROM ${agreedVolume}`;
  const wanted = isAnyOf(agreedVolume.id, ids);
  return sql`(${pair} INNER JOIN ${salesOrder} ON ${salesOrder.buyerId} = ${agreedVolume.hospitalId} AND ${isApproved} AND ${inDays} WHERE ${wanted} UNION ${pair} INNER JOIN ${deliveryAgreement} ON ${byAgreement} INNER JOIN ${salesOrder} ON ${salesOrder.buyerId} = ${deliveryAgreement.distributorId} AND ${isApproved} AND ${inDays} AND ${holdsThen(deliveryAgreement)} WHERE ${wanted} AND ${isForHospital}) AS counted`;
};
const lineOf = sql`${orderLine.orderId} = counted.order_id AND ${orderLine.productId} = counted.product_id`;

/** What came back of an order line for good; what was refused or short at the door is no part of the shipment's own. */
const backOf = (more: SQL) =>
  sql`coalesce((SELECT sum(CASE WHEN ${returnRequest.hasGoods} THEN ${returnLine.receivedQty} ELSE ${returnLine.qty} END) FROM ${returnLine} INNER JOIN ${returnRequest} ON ${returnRequest.id} = ${returnLine.returnId} WHERE ${returnLine.orderLineId} = ${orderLine.id} AND ${returnRequest.closedOn} IS NOT NULL AND ${returnRequest.kind} <> 'exchange'${more}), 0)`;
const shippedOf = sql`coalesce((SELECT sum(${noteLine.qty} - ${noteLine.refusedQty} - ${noteLine.shortQty}) FROM ${noteLine} INNER JOIN ${dispatchNote} ON ${dispatchNote.id} = ${noteLine.noteId} WHERE ${noteLine.orderLineId} = ${orderLine.id} AND ${dispatchNote.shippedAt} IS NOT NULL AND ${dispatchNote.kind} = 'sale'), 0)`;

const boughtQty = sql`sum(${orderLine.orderedQty} - ${orderLine.closedQty} - ${backOf(sql``)})`;
const fromCounted = (ids: readonly number[]) =>
  sql`FROM ${counted(ids)} INNER JOIN ${orderLine} ON ${lineOf} GROUP BY counted.volume_id`;

/** By the day of the order, within the days of the volume. */
export async function boughtOf(db: ReadDb, ids: readonly number[]): Promise<Map<number, Bought>> {
  const shippedQty = sql`sum(${shippedOf} - ${backOf(sql` AND ${returnRequest.source} = 'request'`)})`;
  const rows =
    ids.length === 0
      ? []
      : await rowsOf<Bought & { readonly id: number }>(
          db,
          sql`SELECT counted.volume_id AS id, ${boughtQty} AS "boughtQty", ${shippedQty} AS "shippedQty" ${fromCounted(ids)}`,
        );
  const sums = new Map(rows.map(({ id, ...sum }) => [id, sum]));
  return new Map(ids.map((id) => [id, sums.get(id) ?? { boughtQty: 0, shippedQty: 0 }]));
}

/** What was bought alone, which is a third of the work; volumes of which nothing was bought are missing. */
async function boughtAlone(db: ReadDb, ids: readonly number[]): Promise<Map<number, number>> {
  if (ids.length === 0) return new Map();
  const rows = await rowsOf<{ readonly id: number; readonly qty: number }>(
    db,
    sql`SELECT counted.volume_id AS id, ${boughtQty} AS "qty" ${fromCounted(ids)}`,
  );
  return new Map(rows.map(({ id, qty }) => [id, qty]));
}

type Looked = { readonly today: string; readonly pacePercent: number };

type VolumeBehind = VolumeRecord & Progress & Pick<Bought, 'boughtQty'>;

/** The running volumes of visible hospitals that are behind their time, the first to end before the others. */
export async function volumesBehind(db: ReadDb, { visible }: Actor, looked: Looked): Promise<VolumeBehind[]> {
  const mine = visible === 'all' ? sql`1 = 1` : isAnyOf(agreedVolume.ownerId, visible);
  const running = await db
    .select()
    .from(agreedVolume)
    .where(
      sql`${agreedVolume.isVoid} = 0 AND ${agreedVolume.validFrom} <= ${looked.today} AND ${agreedVolume.validTo} >= ${looked.today} AND ${mine}`,
    )
    .orderBy(agreedVolume.validTo, agreedVolume.id);
  const bought = await boughtAlone(
    db,
    running.map(({ id }) => id),
  );
  return running
    .map((one) => {
      const boughtQty = bought.get(one.id) ?? 0;
      return { ...one, ...progressOf(one, boughtQty, looked), boughtQty };
    })
    .filter(({ pace }) => pace === 'behind');
}
