import type { dispatchContract } from '../../../shared/contract/dispatch.contract';
import type { InputOf } from '../../../shared/contract/procedure';
import { okay, type Refusal, refuse, type Result } from '../../../shared/domain/problem';
import { done, type Command, type Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { customerFacts, licencesOf } from '../customers/customers.queries';
import { licenceFindings } from '../../../shared/domain/licences';
import { findOrder } from '../orders/orders.queries';
import { licenceNeedsOf } from '../quality/quality.queries';
import { readSettings } from '../settings/settings.queries';
import { lockReasonOf } from '../stock/lock-reason.queries';
import { moveStock, reserveLot } from '../stock/stock.repo';
import { isCold, linesOfNote, type LineFacts, type NoteRecord } from './dispatch.queries';
import { departure, departureTime, licencesHold } from './dispatch.rules';
import { goodsWent } from './ledger.repo';
import { lotStands } from './plan-note';
import { moveNote, noteFor, stateOf, type Moved } from './note-step';

type Contract = typeof dispatchContract;
export type Shipment = Pick<
  InputOf<Contract['shipNote']>,
  'carrier' | 'waybillNo' | 'boxCount' | 'departureTenthC' | 'departedAt'
>;

/** Finance or quality put the order on hold: its goods stay, wherever the note is. */
async function notHeld(tx: Tx, orderId: number): Promise<Result<true>> {
  const order = await findOrder(tx, orderId);
  return order?.state === 'on_hold' ? refuse('STATE_CONFLICT', { state: 'orders.states.on_hold' }) : okay(true);
}

/** Why this lot stays in the house: the lock with its reason and recall, and the line on which another is chosen. */
async function lotRefusal(tx: Tx, { id: lineId, lotId, productId, batchNo }: LineFacts, { problem }: Refusal) {
  const isLocked = problem.params['reason'] === 'stock.status.locked';
  const lock = isLocked ? await lockReasonOf(tx, { lotId, productId, batchNo }) : {};
  return refuse(problem.code, { ...problem.params, ...lock, lineId });
}

/** What may have changed since the note was made, and always stops the goods at the door. */
async function stillGood(tx: Tx, note: NoteRecord, { lines, on }: { lines: readonly LineFacts[]; on: string }) {
  const { stopSaleDays } = await readSettings(tx);
  for (const line of lines) {
    const lot = { ...line, id: line.lotId, status: line.lotStatus, stopSaleDays };
    const stands = lotStands(lot, { on, minShelfMonths: 0 });
    if (!stands.ok) return lotRefusal(tx, line, stands);
  }
  const buyer = await customerFacts(tx, note.buyerId);
  if (!buyer) return okay<true>(true);
  const needs = await licenceNeedsOf(tx);
  return licencesHold(licenceFindings({ ...buyer, needs }, await licencesOf(tx, buyer.id), on));
}

/** The reservation is freed and the goods leave in one go: neither can stand without the other. */
async function takeOut(tx: Tx, note: NoteRecord, { lines, ctx }: { lines: readonly LineFacts[]; ctx: Ctx }) {
  const byLot = new Map<number, number>();
  for (const { lotId, qty } of lines) byLot.set(lotId, (byLot.get(lotId) ?? 0) + qty);
  for (const [lotId, qty] of byLot) {
    const freed = await reserveLot(tx, lotId, -qty);
    if (!freed.ok) return freed;
    const facts = { movedOn: ctx.today, movedAt: ctx.now, userId: ctx.actor.userId, noteId: note.id };
    const moved = await moveStock(tx, { lotId, kind: 'shipment', qty: -qty, ...facts });
    if (!moved.ok) return moved;
  }
  return okay<true>(true);
}

/** Ships a checked note: on-hand falls here and nowhere else. */
export async function ship(
  tx: Tx,
  note: NoteRecord,
  { shipment, ctx }: { readonly shipment: Shipment; readonly ctx: Ctx },
): Promise<Result<Moved>> {
  const lines = await linesOfNote(tx, note.id);
  const warm = departure(lines.some(isCold), shipment.departureTenthC);
  if (!warm.ok) return warm;
  const departed = departureTime(shipment.departedAt, ctx.now);
  if (!departed.ok) return departed;
  const free = await notHeld(tx, note.orderId);
  if (!free.ok) return free;
  const good = await stillGood(tx, note, { lines, on: ctx.today });
  if (!good.ok) return good;
  const left = await takeOut(tx, note, { lines, ctx });
  if (!left.ok) return left;
  const { carrier, waybillNo, boxCount, departureTenthC } = shipment;
  const change = {
    state: 'shipped',
    shippedBy: ctx.actor.userId,
    shippedAt: ctx.now,
    shippedOn: ctx.today,
    waitingSince: ctx.now,
    departedAt: departed.value,
    ...{ carrier, waybillNo, boxCount, departureTenthC },
  } as const;
  await goodsWent(tx, { note, stage: 'shipped', lines }, ctx);
  return okay(await moveNote(tx, note, { step: 'ship', change }));
}

export const shipNote: Command<Contract['shipNote']> = async (tx, input, ctx) => {
  const note = await noteFor(tx, 'ship', input);
  if (!note.ok) return note;
  const shipped = await ship(tx, note.value, { shipment: input, ctx });
  return shipped.ok ? done(stateOf(shipped.value.note), shipped.value.entry) : shipped;
};
