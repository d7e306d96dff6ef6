/** Agreed volumes with what their hospitals bought of them: sums over orders and shipments. */
import { sql } from 'drizzle-orm';
import { committedStates } from '../../../shared/domain/states';
import { isAnyOf, isAnyOfWords } from '../../store/dialect';
import type { Actor } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { dispatchNote, noteLine } from '../dispatch/dispatch.tables';
import { orderLine, salesOrder } from '../orders/orders.tables';
import { agreedVolume } from './award.tables';
import { progressOf } from './volume.rules';

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

/** Thousandths: approved net of what will not be shipped any more, and shipped net of what was refused. */
type Bought = { readonly boughtQty: number; readonly shippedQty: number };

const orderWithin = sql`${salesOrder.buyerId} = ${agreedVolume.hospitalId} AND ${isAnyOfWords(salesOrder.state, committedStates)} AND ${salesOrder.submittedOn} >= ${agreedVolume.validFrom} AND ${salesOrder.submittedOn} <= ${agreedVolume.validTo}`;
const lineOf = sql`${orderLine.orderId} = ${salesOrder.id} AND ${orderLine.productId} = ${agreedVolume.productId}`;

/** By the day of the order, within the days of the volume. */
export async function boughtOf(db: ReadDb, ids: readonly number[]): Promise<Map<number, Bought>> {
  const bought = await db
    .select({ id: agreedVolume.id, qty: sql<number>`sum(${orderLine.orderedQty} - ${orderLine.closedQty})` })
    .from(agreedVolume)
    .innerJoin(salesOrder, orderWithin)
    .innerJoin(orderLine, lineOf)
    .where(isAnyOf(agreedVolume.id, ids))
    .groupBy(agreedVolume.id);
  const shipped = await db
    .select({
      id: agreedVolume.id,
      qty: sql<number>`sum(${noteLine.qty} - ${noteLine.refusedQty} - ${noteLine.shortQty})`,
    })
    .from(agreedVolume)
    .innerJoin(salesOrder, orderWithin)
    .innerJoin(orderLine, lineOf)
    .innerJoin(noteLine, sql`${noteLine.orderLineId} = ${orderLine.id}`)
    .innerJoin(
      dispatchNote,
      sql`${dispatchNote.id} = ${noteLine.noteId} AND ${dispatchNote.shippedAt} IS NOT NULL AND ${dispatchNote.kind} = 'sale'`,
    )
    .where(isAnyOf(agreedVolume.id, ids))
    .groupBy(agreedVolume.id);
  const out = new Map(shipped.map(({ id, qty }) => [id, Number(qty)]));
  const of = new Map(bought.map(({ id, qty }) => [id, Number(qty)]));
  return new Map(ids.map((id) => [id, { boughtQty: of.get(id) ?? 0, shippedQty: out.get(id) ?? 0 }]));
}

type Looked = { readonly today: string; readonly pacePercent: number };

/** The running volumes of visible hospitals that are behind their time. */
export async function volumesBehind(db: ReadDb, { visible }: Actor, looked: Looked): Promise<number[]> {
  const mine = visible === 'all' ? sql`1 = 1` : isAnyOf(agreedVolume.ownerId, visible);
  const running = await db
    .select()
    .from(agreedVolume)
    .where(
      sql`${agreedVolume.isVoid} = 0 AND ${agreedVolume.validFrom} <= ${looked.today} AND ${agreedVolume.validTo} >= ${looked.today} AND ${mine}`,
    );
  const bought = await boughtOf(
    db,
    running.map(({ id }) => id),
  );
  return running
    .filter((one) => progressOf(one, bought.get(one.id)?.boughtQty ?? 0, looked).pace === 'behind')
    .map(({ id }) => id);
}
