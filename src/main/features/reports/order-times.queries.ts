/** 订单处理及时率 from what the documents say of themselves: who took which step when. */
import { sql } from 'drizzle-orm';
import type { OrderTimeRow, reportsContract } from '../../../shared/contract/reports.contract';
import { addDays, daysBetween } from '../../../shared/domain/business-date';
import { okay, refuse } from '../../../shared/domain/problem';
import { MOST_DAYS } from '../../../shared/domain/report-words';
import { workingClock, type WorkingClock } from '../../../shared/domain/working-hours';
import { isAnyOf } from '../../store/dialect';
import type { Actor, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { dispatchNote } from '../dispatch/dispatch.tables';
import { salesOrder } from '../orders/orders.tables';
import { readSettings } from '../settings/settings.queries';
import type { Settings } from '../settings/settings.rules';
import { user } from '../users/users.tables';
import { figuresOf, type Limits, type Span } from './order-times.rules';

type Range = { readonly from: string; readonly until: string };
const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;
const A_MONDAY = '2024-01-01';

/** Sent to finance on one of these days and not taken back since. */
const inRange = ({ from, until }: Range, { visible }: Actor) =>
  sql`${salesOrder.submittedOn} >= ${from} AND ${salesOrder.submittedOn} <= ${until} AND ${salesOrder.state} NOT IN ('draft', 'cancelled') AND ${visible === 'all' ? sql`1 = 1` : isAnyOf(salesOrder.ownerId, visible)}`;

export const ordersIn = (db: ReadDb, range: Range, actor: Actor) =>
  db
    .select({
      id: salesOrder.id,
      state: salesOrder.state,
      submittedOn: sql<string>`${salesOrder.submittedOn}`,
      submittedAt: salesOrder.submittedAt,
      approvedAt: salesOrder.approvedAt,
      approvedBy: salesOrder.approvedBy,
    })
    .from(salesOrder)
    .where(inRange(range, actor));
type Order = Awaited<ReturnType<typeof ordersIn>>[number];

export const notesIn = (db: ReadDb, range: Range, actor: Actor) =>
  db
    .select({
      orderId: dispatchNote.orderId,
      createdAt: dispatchNote.createdAt,
      createdBy: dispatchNote.createdBy,
      pickedAt: dispatchNote.pickedAt,
      pickedBy: dispatchNote.pickedBy,
      checkedAt: dispatchNote.checkedAt,
      checkedBy: dispatchNote.checkedBy,
      shippedAt: dispatchNote.shippedAt,
      shippedBy: dispatchNote.shippedBy,
      shippedOn: dispatchNote.shippedOn,
      signedOn: dispatchNote.signedOn,
      signRecordedBy: dispatchNote.signRecordedBy,
    })
    .from(salesOrder)
    .innerJoin(dispatchNote, sql`${dispatchNote.orderId} = ${salesOrder.id}`)
    .where(sql`${inRange(range, actor)} AND ${dispatchNote.kind} = 'sale' AND ${dispatchNote.state} <> 'void'`);
type Note = Awaited<ReturnType<typeof notesIn>>[number];

type Done = { readonly at: number | null; readonly by: number | null };
type Between = { readonly step: Span['step']; readonly from: number; readonly done: Done; readonly week: string };

function spanOf(clock: WorkingClock, { step, from, done, week }: Between): Span[] {
  if (done.at === null) return [{ step, personId: null, week, took: null }];
  // A later approval of an order that had its notes already says nothing about the first one.
  if (done.at < from) return [];
  return [{ step, personId: done.by, week, took: Math.floor(clock.between(from, done.at) / MINUTE_MS) }];
}

function spansOfNote(clock: WorkingClock, note: Note, week: string): Span[] {
  const { createdAt, pickedAt, checkedAt, shippedAt, shippedOn, signedOn } = note;
  const picked = { at: pickedAt, by: note.pickedBy };
  const checked = { at: checkedAt, by: note.checkedBy };
  const shipped = { at: shippedAt, by: note.shippedBy };
  const spans = spanOf(clock, { step: 'pick', from: createdAt, done: picked, week });
  if (pickedAt !== null) spans.push(...spanOf(clock, { step: 'check', from: pickedAt, done: checked, week }));
  if (checkedAt !== null) spans.push(...spanOf(clock, { step: 'ship', from: checkedAt, done: shipped, week }));
  if (shippedOn === null) return spans;
  const took = signedOn === null ? null : Math.max(daysBetween(shippedOn, signedOn), 0);
  return [...spans, { step: 'sign', personId: signedOn === null ? null : note.signRecordedBy, week, took }];
}

function spansOfOrder(clock: WorkingClock, order: Order, notes: readonly Note[]): Span[] {
  const { submittedAt, submittedOn, state } = order;
  const week = addDays(submittedOn, -(((daysBetween(A_MONDAY, submittedOn) % 7) + 7) % 7));
  const approvedAt = state === 'submitted' ? null : order.approvedAt;
  if (submittedAt === null) return [];
  const approved = { at: approvedAt, by: order.approvedBy };
  const spans = spanOf(clock, { step: 'approve', from: submittedAt, done: approved, week });
  if (approvedAt === null) return spans;
  const [first] = notes.toSorted((a, b) => a.createdAt - b.createdAt);
  const noted = { at: first?.createdAt ?? null, by: first?.createdBy ?? null };
  if (first || state === 'approved')
    spans.push(...spanOf(clock, { step: 'note', from: approvedAt, done: noted, week }));
  return [...spans, ...notes.flatMap((note) => spansOfNote(clock, note, week))];
}

const limitsOf = (settings: Settings): Limits => ({
  approve: settings.approvalHours * HOUR_MINUTES,
  note: settings.noteHours * HOUR_MINUTES,
  pick: settings.pickHours * HOUR_MINUTES,
  check: settings.checkHours * HOUR_MINUTES,
  ship: settings.shipHours * HOUR_MINUTES,
  sign: settings.promisedDays,
});

async function peopleOf(db: ReadDb, spans: readonly Span[]): Promise<Map<number, string>> {
  const ids = [...new Set(spans.flatMap(({ personId }) => personId ?? []))];
  const rows = await db.select({ id: user.id, name: user.name }).from(user).where(isAnyOf(user.id, ids));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** By week, or by who finished a step: then what waits is counted only over all. */
async function grouped(db: ReadDb, spans: readonly Span[], by: 'person' | 'week') {
  if (by === 'week') {
    const weeks = Map.groupBy(spans, ({ week }) => week);
    return [...weeks].map(([group, all]) => ({ group, all })).toSorted((a, b) => (a.group < b.group ? -1 : 1));
  }
  const names = await peopleOf(db, spans);
  const people = Map.groupBy(
    spans.filter(({ personId }) => personId !== null),
    ({ personId }) => personId ?? 0,
  );
  return [...people].toSorted(([a], [b]) => a - b).map(([id, all]) => ({ group: names.get(id) ?? '', all }));
}

/** Everything together first, then each group. */
export const orderTimes: Query<(typeof reportsContract)['orderTimes']> = async (db, { by, ...range }, ctx) => {
  const days = daysBetween(range.from, range.until) + 1;
  if (days < 1 || days > MOST_DAYS) {
    return refuse('VALIDATION_FAILED', { case: 'reports.refusal.range', days: MOST_DAYS }, ['/until']);
  }
  const clock = workingClock(ctx.timeZone);
  const notes = Map.groupBy(await notesIn(db, range, ctx.actor), ({ orderId }) => orderId);
  const orders = await ordersIn(db, range, ctx.actor);
  const spans = orders.flatMap((order) => spansOfOrder(clock, order, notes.get(order.id) ?? []));
  const limits = limitsOf(await readSettings(db));
  const groups = [{ group: '', all: spans }, ...(await grouped(db, spans, by))];
  const rows = groups.flatMap(({ group, all }) => figuresOf(all, limits).map((figures) => ({ group, ...figures })));
  return okay(rows.map((row, at): OrderTimeRow => ({ id: at + 1, ...row })));
};
