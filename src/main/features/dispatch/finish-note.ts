import type { dispatchContract } from '../../../shared/contract/dispatch.contract';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import type { Entry } from '../../store/audit';
import { done, type Command, type Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { readSettings } from '../settings/settings.queries';
import { check } from './check-note';
import { findNote, type NoteRecord } from './dispatch.queries';
import { mayFinish } from './dispatch.rules';
import { noteFor, stateOf } from './note-step';
import { pick } from './pick-note';
import { ship } from './ship-note';

type Checked = { readonly note: NoteRecord; readonly entries: readonly Entry[] };

/** Picks and checks what is not picked and checked yet; a note that was picked by another needs no signed exception. */
async function toChecked(tx: Tx, note: NoteRecord, ctx: Ctx): Promise<Result<Checked>> {
  if (note.state === 'checked') return okay({ note, entries: [] });
  const isPicked = note.state === 'to_check';
  const picked = isPicked ? { note, entry: undefined } : await pick(tx, note, ctx);
  const checked = await check(tx, picked.note, { ticked: 'all', ctx });
  if (!checked.ok) return checked;
  const entries = picked.entry ? [picked.entry, checked.value.entry] : [checked.value.entry];
  return okay({ note: checked.value.note, entries });
}

/** The rest of a note's way to the lorry in one go: the same steps, the same records, one transaction. */
export const finishNote: Command<(typeof dispatchContract)['finishNote']> = async (tx, input, ctx) => {
  const found = await findNote(tx, input.noteId);
  if (!found) return refuse('NOT_FOUND', {}, ['/noteId']);
  const { dualPickCheck } = await readSettings(tx);
  const may = mayFinish(found, { ...ctx.actor, dualPickCheck });
  if (!may.ok) return may;
  const note = await noteFor(tx, 'finish', input);
  if (!note.ok) return note;
  const checked = await toChecked(tx, note.value, ctx);
  if (!checked.ok) return checked;
  const shipped = await ship(tx, checked.value.note, { shipment: input, ctx });
  if (!shipped.ok) return shipped;
  return done(stateOf(shipped.value.note), ...checked.value.entries, shipped.value.entry);
};
