import type { dispatchContract } from '../../../shared/contract/dispatch.contract';
import { okay, type Result } from '../../../shared/domain/problem';
import { done, type Command } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { moveNoted } from '../orders/orders.repo';
import { reserveLot } from '../stock/stock.repo';
import { forgetExchange } from '../returns/returns.repo';
import { linesOfNote, type NoteRecord } from './dispatch.queries';
import { forgetCounts } from './dispatch.repo';
import { goodsWent } from './ledger.repo';
import { moveNote, noteFor, stateOf } from './note-step';

/** Lots and the order get back what the note held; scanned packages may be scanned again. */
export async function giveBack(tx: Tx, { id: noteId, kind, exchangeId }: NoteRecord): Promise<Result<true>> {
  const lines = await linesOfNote(tx, noteId);
  for (const { lotId, orderLineId, qty } of lines) {
    const freed = await reserveLot(tx, lotId, -qty);
    if (!freed.ok) return freed;
    const back = kind === 'sale' ? await moveNoted(tx, orderLineId, -qty) : okay(true);
    if (!back.ok) return back;
  }
  if (exchangeId !== null) await forgetExchange(tx, exchangeId);
  await forgetCounts(
    tx,
    lines.map(({ id }) => id),
  );
  return okay(true);
}

/** Takes a note back before its goods have left; it keeps its number and says why. */
export const voidNote: Command<(typeof dispatchContract)['voidNote']> = async (tx, input, ctx) => {
  const note = await noteFor(tx, 'void', input);
  if (!note.ok) return note;
  const back = await giveBack(tx, note.value);
  if (!back.ok) return back;
  const { reason } = input;
  if (note.value.state === 'checked') {
    const lines = await linesOfNote(tx, input.noteId);
    await goodsWent(tx, { note: note.value, stage: 'checked', lines, isUndone: true }, ctx);
  }
  const change = { state: 'void', voidedBy: ctx.actor.userId, voidReason: reason, waitingSince: ctx.now } as const;
  const { note: after, entry } = await moveNote(tx, note.value, { step: 'void', change, reason });
  return done(stateOf(after), entry);
};
