import type { dispatchContract } from '../../../shared/contract/dispatch.contract';
import type { Entry } from '../../store/audit';
import { done, type Command, type Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { orderFacts } from '../orders/orders.queries';
import { completeOrder } from '../orders/orders.repo';
import { restOf } from '../orders/orders.rules';
import { hasOpenNotes } from './dispatch.queries';
import { signingDate } from './dispatch.rules';
import { moveNote, noteFor, stateOf } from './note-step';

/** An order is complete once everything ordered is on notes and every note is signed. */
async function completeIfDone(tx: Tx, orderId: number, { now }: Ctx): Promise<Entry[]> {
  if (await hasOpenNotes(tx, orderId)) return [];
  const order = await orderFacts(tx, orderId);
  if (!order || order.state !== 'approved') return [];
  if (order.lines.some((line) => restOf(line) > 0)) return [];
  await completeOrder(tx, orderId, now);
  const states = { before: { state: 'approved' }, after: { state: 'completed' } };
  return [{ entity: 'sales_order', id: orderId, action: 'complete', ...states }];
}

/** The receipt came back: who signed, and when. */
export const signNote: Command<(typeof dispatchContract)['signNote']> = async (tx, input, ctx) => {
  const note = await noteFor(tx, 'sign', input);
  if (!note.ok) return note;
  const dated = signingDate(input.signedOn, note.value.shippedOn ?? '', ctx.today);
  if (!dated.ok) return dated;
  const { signedOn, signedBy } = input;
  const change = {
    state: 'signed',
    signedOn,
    signedBy,
    signRecordedBy: ctx.actor.userId,
    waitingSince: ctx.now,
  } as const;
  const { note: after, entry } = await moveNote(tx, note.value, { step: 'sign', change });
  return done(stateOf(after), entry, ...(await completeIfDone(tx, after.orderId, ctx)));
};
