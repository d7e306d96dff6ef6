/** What is open and when it is due: shipment by shipment, paid first in, first out. */
import { sql } from 'drizzle-orm';
import { amountFen, sumFen } from '../../../shared/domain/money';
import { isAnyOfPlaceholder } from '../../store/dialect';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { dispatchNote, noteLine } from '../dispatch/dispatch.tables';
import { handedByLines, type HandedLine } from '../invoicing/handover-dues.queries';
import { lineHandedOn, shipmentHandedOn } from '../invoicing/handover.rules';
import { orderLine, salesOrder } from '../orders/orders.tables';
import { readSettings } from '../settings/settings.queries';
import { nextDueIn, overdueIn, payOldestFirst, type Debt } from './dues.rules';
import { paidByOrders } from './paid.queries';
import { dueOn, waitsFor, type DueTerms } from './receivables.rules';
import { creditedByOrders } from './returned.queries';
import { isShipment, soldByLines } from './sold.queries';

/** One shipment of an order with what of it is still open. */
export type ShipmentDue = Debt & {
  readonly orderId: number;
  readonly orderNumber: string;
  readonly buyerId: number;
  readonly noteId: number;
  readonly noteNumber: string;
  readonly shippedOn: string;
  readonly signedOn: string | null;
  /** Of the whole shipment, fen. */
  readonly amountFen: number;
};

const shippedLines = prepared('due.shippedLines', (db) =>
  db
    .select({
      noteId: dispatchNote.id,
      noteNumber: dispatchNote.number,
      orderId: dispatchNote.orderId,
      orderNumber: dispatchNote.orderNumber,
      buyerId: dispatchNote.buyerId,
      shippedOn: sql<string>`${dispatchNote.shippedOn}`,
      signedOn: dispatchNote.signedOn,
      paymentTerm: salesOrder.paymentTerm,
      paymentDays: salesOrder.paymentDays,
      orderLineId: noteLine.orderLineId,
      qty: noteLine.qty,
      price: orderLine.price,
    })
    .from(dispatchNote)
    .innerJoin(salesOrder, sql`${salesOrder.id} = ${dispatchNote.orderId}`)
    .innerJoin(noteLine, sql`${noteLine.noteId} = ${dispatchNote.id}`)
    .innerJoin(orderLine, sql`${orderLine.id} = ${noteLine.orderLineId}`)
    .where(sql`${isAnyOfPlaceholder(dispatchNote.orderId, 'ids')} AND ${isShipment}`)
    .orderBy(dispatchNote.shippedOn, dispatchNote.id, noteLine.lineNo),
);
type ShippedLine = Awaited<ReturnType<typeof shippedLines>>[number];

const deliveryDays = prepared('due.deliveryDays', (db) =>
  db
    .selectDistinct({ buyerId: dispatchNote.buyerId, shippedOn: sql<string>`${dispatchNote.shippedOn}` })
    .from(dispatchNote)
    .where(sql`${isAnyOfPlaceholder(dispatchNote.buyerId, 'ids')} AND ${isShipment}`)
    .orderBy(dispatchNote.shippedOn),
);

/** Days of shipping of those buyers of whom one order is due with the next delivery. */
async function daysOfDelivery(db: ReadDb, lines: readonly ShippedLine[]): Promise<Map<number, string[]>> {
  const wanted = new Set(lines.filter(({ paymentTerm }) => paymentTerm === 'next_delivery').map((one) => one.buyerId));
  const days = new Map<number, string[]>();
  if (wanted.size === 0) return days;
  for (const { buyerId, shippedOn } of await deliveryDays(db, { ids: JSON.stringify([...wanted]) })) {
    days.set(buyerId, [...(days.get(buyerId) ?? []), shippedOn]);
  }
  return days;
}

/** What of the lines that are paid after their invoice has reached the buyer. */
async function handedOf(db: ReadDb, lines: readonly ShippedLine[]): Promise<Map<number, HandedLine>> {
  const waiting = lines.filter(({ paymentTerm }) => paymentTerm === 'after_invoice').map(({ orderId }) => orderId);
  return waiting.length === 0 ? new Map() : handedByLines(db, [...new Set(waiting)]);
}

/** What of the lines that are paid as they are sold was reported. */
async function soldOf(db: ReadDb, lines: readonly ShippedLine[]): Promise<Map<number, HandedLine>> {
  const shipped = new Map<number, number>();
  for (const { paymentTerm, orderLineId, qty } of lines) {
    if (paymentTerm === 'as_sold') shipped.set(orderLineId, (shipped.get(orderLineId) ?? 0) + qty);
  }
  return shipped.size === 0 ? new Map() : soldByLines(db, shipped);
}

type House = Pick<DueTerms, 'promisedDays' | 'isMonthOfSigning'>;

type More = {
  readonly house: House;
  readonly days: readonly string[];
  readonly invoiceHandedOn: string | null;
  readonly soldOn: string | null;
};

function shipmentOf(lines: readonly ShippedLine[], sumOfNote: number, more: More) {
  const [head] = lines;
  if (!head) throw new Error('a note without lines');
  const { noteId, noteNumber, orderId, orderNumber, buyerId, shippedOn, signedOn, paymentTerm, paymentDays } = head;
  const terms = { paymentTerm, paymentDays, ...more.house };
  const nextShippedOn = more.days.find((day) => day > shippedOn) ?? null;
  const { invoiceHandedOn, soldOn } = more;
  const documents = { shippedOn, signedOn, invoiceHandedOn, nextShippedOn, soldOn };
  return {
    ...{ noteId, noteNumber, orderId, orderNumber, buyerId, shippedOn, signedOn },
    amountFen: sumOfNote,
    openFen: sumOfNote,
    dueOn: dueOn(terms, documents),
    waitsFor: waitsFor(terms, documents),
  } satisfies ShipmentDue;
}

type NoteSum = { readonly lines: ShippedLine[]; fen: number; readonly untilQty: Map<number, number> };

/** Amounts of notes: the running total of each order line is rounded, so that the notes add up to the line. */
function notesOf(lines: readonly ShippedLine[]): NoteSum[] {
  const before = new Map<number, number>();
  const notes = new Map<number, NoteSum>();
  for (const line of lines) {
    const { noteId, orderLineId, qty, price } = line;
    const from = before.get(orderLineId) ?? 0;
    before.set(orderLineId, from + qty);
    const note = notes.get(noteId) ?? { lines: [], fen: 0, untilQty: new Map<number, number>() };
    note.lines.push(line);
    note.fen += amountFen(from + qty, price) - amountFen(from, price);
    note.untilQty.set(orderLineId, from + qty);
    notes.set(noteId, note);
  }
  return [...notes.values()];
}

/** Every shipment of these orders, paid or not, oldest first, as if nothing had been paid. */
async function shipmentsOf(db: ReadDb, orderIds: readonly number[]): Promise<ShipmentDue[]> {
  const lines = await shippedLines(db, { ids: JSON.stringify(orderIds) });
  const days = await daysOfDelivery(db, lines);
  const handed = await handedOf(db, lines);
  const sold = await soldOf(db, lines);
  const { promisedDays, monthBySigning } = await readSettings(db);
  const house = { promisedDays, isMonthOfSigning: monthBySigning === 1 };
  return notesOf(lines).map((note) => {
    const reachedBy = (by: ReadonlyMap<number, HandedLine>) =>
      shipmentHandedOn([...note.untilQty].map(([orderLineId, qty]) => lineHandedOn(by.get(orderLineId), qty)));
    return shipmentOf(note.lines, note.fen, {
      house,
      days: days.get(note.lines[0]?.buyerId ?? 0) ?? [],
      invoiceHandedOn: reachedBy(handed),
      soldOn: reachedBy(sold),
    });
  });
}

/** What these orders shipped, fen; orders that shipped nothing are absent. */
export async function shippedByOrders(db: ReadDb, orderIds: readonly number[]): Promise<Map<number, number>> {
  const shipments = Map.groupBy(await shipmentsOf(db, orderIds), ({ orderId }) => orderId);
  return new Map([...shipments].map(([id, all]) => [id, sumFen(all.map((one) => one.amountFen))]));
}

/** What of the shipments of these orders is open: payments and credits go to the oldest shipment of the order. */
export async function openShipmentsOf(db: ReadDb, orderIds: readonly number[]): Promise<ShipmentDue[]> {
  const shipments = Map.groupBy(await shipmentsOf(db, orderIds), ({ orderId }) => orderId);
  const paid = await paidByOrders(db, orderIds);
  const credited = await creditedByOrders(db, orderIds);
  return [...shipments].flatMap(([orderId, debts]) =>
    payOldestFirst(debts, (paid.get(orderId) ?? 0) + (credited.get(orderId) ?? 0)),
  );
}

export type OrderDue = {
  /** Shipped and not paid, fen. */
  readonly openFen: number;
  /** The earliest day on which part of it is due. */
  readonly dueOn: string | null;
  readonly overdueFen: number;
};

/** What is open of orders that have shipped something, with its next day and what is overdue on a day. */
export async function dueByOrders(db: ReadDb, orderIds: readonly number[], on: string): Promise<Map<number, OrderDue>> {
  const open = Map.groupBy(await openShipmentsOf(db, orderIds), ({ orderId }) => orderId);
  return new Map(
    [...open].map(([orderId, debts]) => [
      orderId,
      {
        openFen: sumFen(debts.map(({ openFen }) => openFen)),
        dueOn: nextDueIn(debts),
        overdueFen: overdueIn(debts, on).overdueFen,
      },
    ]),
  );
}

/** When the oldest unpaid shipment of each order is due; absent where nothing is. */
export async function nextDueOf(db: ReadDb, orderIds: readonly number[]): Promise<Map<number, string>> {
  const open = Map.groupBy(await openShipmentsOf(db, orderIds), ({ orderId }) => orderId);
  return new Map(
    [...open].flatMap(([orderId, debts]) => {
      const day = nextDueIn(debts);
      return day === null ? [] : [[orderId, day] as const];
    }),
  );
}
