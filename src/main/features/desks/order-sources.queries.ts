/** Reminders of orders, their notes and what comes back. */
import { sql } from 'drizzle-orm';
import { addDays } from '../../../shared/domain/business-date';
import { dispatchNote } from '../dispatch/dispatch.tables';
import { isPaidAhead } from '../dispatch/paid-ahead.queries';
import { orderChange } from '../orders/changes.tables';
import { isRejectedTo, isRunningOf } from '../orders/list.queries';
import { orderLine, salesOrder } from '../orders/orders.tables';
import { isAnsweredTo, segmentOf } from '../orders/release-desk.queries';
import { releaseRequest } from '../orders/release-requests.tables';
import { firstShippedOn, isSoldUnreported } from '../receivables/sold-unreported.queries';
import { returnRequest } from '../returns/returns.tables';
import type { DeskFacts, Source, Sources } from './source.queries';

const order = {
  from: salesOrder,
  id: salesOrder.id,
  since: { at: salesOrder.waitingSince },
  owner: salesOrder.ownerId,
  title: sql`coalesce(${salesOrder.number}, '')`,
  who: salesOrder.buyerName,
  amountFen: salesOrder.totalFen,
  opens: { screen: 'order', id: salesOrder.id },
} as const satisfies Omit<Source, 'where'>;

const note = {
  from: dispatchNote,
  id: dispatchNote.id,
  since: { at: dispatchNote.waitingSince },
  owner: dispatchNote.ownerId,
  title: dispatchNote.number,
  who: dispatchNote.buyerName,
  opens: { screen: 'note', id: dispatchNote.id },
} as const satisfies Omit<Source, 'where'>;

const comingBack = {
  from: returnRequest,
  id: returnRequest.id,
  since: { at: returnRequest.waitingSince },
  owner: returnRequest.ownerId,
  title: returnRequest.number,
  who: returnRequest.buyerName,
} as const satisfies Omit<Source, 'where'>;

const asked = {
  from: releaseRequest,
  id: releaseRequest.id,
  since: { at: releaseRequest.askedAt },
  owner: releaseRequest.ownerId,
  title: releaseRequest.orderNumber,
  who: releaseRequest.buyerName,
  opens: { screen: 'order', id: releaseRequest.orderId },
} as const satisfies Omit<Source, 'where'>;

const olderThan = (column: typeof salesOrder.waitingSince | typeof dispatchNote.waitingSince, at: number) =>
  sql`${column} < ${at}`;
const orderLate = ({ lateBefore }: DeskFacts, hours: number) => olderThan(salesOrder.waitingSince, lateBefore(hours));
const noteLate = ({ lateBefore }: DeskFacts, hours: number) => olderThan(dispatchNote.waitingSince, lateBefore(hours));

/** Something of it is on no note yet. */
const hasRest = sql`EXISTS (SELECT 1 FROM ${orderLine} WHERE ${orderLine.orderId} = ${salesOrder.id} AND ${orderLine.notedQty} + ${orderLine.closedQty} < ${orderLine.orderedQty})`;
/** Something of it is on no note yet, or on one that has not left the house. */
const isToLeave = sql`(${hasRest} OR EXISTS (SELECT 1 FROM ${dispatchNote} WHERE ${dispatchNote.orderId} = ${salesOrder.id} AND ${dispatchNote.shippedOn} IS NULL AND ${dispatchNote.state} <> 'void' AND ${dispatchNote.kind} = 'sale'))`;
/** What the buyer wants first; without a day last. */
const byPromised = sql`${salesOrder.deliveryOn} IS NULL, ${salesOrder.deliveryOn}`;

export const orderSources: Sources = {
  awaitingApproval: (facts) => ({
    ...order,
    where: sql`${salesOrder.state} = 'submitted'`,
    late: orderLate(facts, facts.settings.approvalHours),
  }),
  changesAsked: ({ lateBefore, settings }) => ({
    from: orderChange,
    id: orderChange.id,
    since: { at: orderChange.requestedAt },
    owner: orderChange.ownerId,
    where: sql`${orderChange.state} = 'requested'`,
    late: sql`${orderChange.requestedAt} < ${lateBefore(settings.approvalHours)}`,
    title: orderChange.orderNumber,
    who: orderChange.buyerName,
    amountFen: orderChange.newTotalFen,
    opens: { screen: 'order', id: orderChange.orderId },
  }),
  /** Each releaser finds what he may release. */
  releasesAsked: ({ actor, lateBefore, settings }) => ({
    ...asked,
    where: segmentOf('waiting', actor) ?? sql`0`,
    late: sql`${releaseRequest.askedAt} < ${lateBefore(settings.approvalHours)}`,
  }),
  /** Whoever asked hears of the answer at once, until the order goes on or his next submission of it. */
  releasesAnswered: ({ actor }) => ({
    ...asked,
    since: { at: releaseRequest.decidedAt },
    where: isAnsweredTo(actor.userId),
  }),
  /** Whoever submitted it corrects it, whosever customer it is. */
  rejectedOrders: ({ actor }) => ({
    ...order,
    where: isRejectedTo(actor.userId),
    late: sql`1 = 1`,
  }),
  soldUnreported: ({ today, settings }) => ({
    ...order,
    since: { on: firstShippedOn },
    where: isSoldUnreported(today, settings.soldReportDays),
  }),
  /** One's own, whosever customer it is where he submitted it; late when the promised day has passed without the goods. */
  /** What is late before all, then the newest: old ones wait for money. */
  ordersRunning: ({ actor, today }) => {
    const late = sql`${salesOrder.deliveryOn} < ${today} AND ${isToLeave}`;
    const newest = sql`CASE WHEN ${late} THEN 0 ELSE 1 END, ${salesOrder.waitingSince} DESC`;
    return { ...order, order: newest, where: isRunningOf(actor.userId), late };
  },
  toNote: (facts) => ({
    ...order,
    order: byPromised,
    where: sql`${salesOrder.state} = 'approved' AND ${hasRest}`,
    late: orderLate(facts, facts.settings.noteHours),
  }),
  paidAhead: (facts) => ({
    ...order,
    order: byPromised,
    where: sql`${salesOrder.state} = 'approved' AND ${hasRest} AND ${isPaidAhead}`,
    late: orderLate(facts, facts.settings.noteHours),
  }),
  toPick: (facts) => ({
    ...note,
    where: sql`${dispatchNote.state} IN ('released', 'picking')`,
    late: noteLate(facts, facts.settings.pickHours),
  }),
  toCheck: (facts) => ({
    ...note,
    where: sql`${dispatchNote.state} = 'to_check'`,
    late: noteLate(facts, facts.settings.checkHours),
  }),
  toShip: (facts) => ({
    ...note,
    where: sql`${dispatchNote.state} = 'checked'`,
    late: noteLate(facts, facts.settings.shipHours),
  }),
  toSign: ({ today, settings }) => ({
    ...note,
    where: sql`${dispatchNote.state} = 'shipped'`,
    late: sql`${dispatchNote.shippedOn} < ${addDays(today, -settings.promisedDays)}`,
  }),
  returnsToApprove: ({ lateBefore, settings }) => ({
    ...comingBack,
    where: sql`${returnRequest.state} = 'requested'`,
    late: sql`${returnRequest.waitingSince} < ${lateBefore(settings.approvalHours)}`,
  }),
  /** Nothing comes back of goods that were lost. */
  returnsToReceive: () => ({
    ...comingBack,
    where: sql`${returnRequest.state} = 'approved' AND ${returnRequest.hasGoods} = 1`,
  }),
  returnsToJudge: () => ({ ...comingBack, where: sql`${returnRequest.state} = 'received'` }),
};
