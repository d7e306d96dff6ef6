import type { dispatchContract } from '../../../shared/contract/dispatch.contract';
import { done, type Command } from '../../store/handler';
import { readSettings } from '../settings/settings.queries';
import { check } from './check-note';
import { findNote } from './dispatch.queries';
import { mayTakeShortPath } from './dispatch.rules';
import { issue } from './issue-note';
import { pick } from './pick-note';
import { ship } from './ship-note';

/**
 * From the order to the shipped note in one go, for firms where one person may pick and check: the same steps,
 * the same records, one transaction. A controlled product stops it at the check, as it should.
 */
export const shortPath: Command<(typeof dispatchContract)['shortPath']> = async (tx, input, ctx) => {
  const { dualPickCheck } = await readSettings(tx);
  const may = mayTakeShortPath({ ...ctx.actor, dualPickCheck }, false);
  if (!may.ok) return may;
  const made = await issue(tx, input, ctx);
  if (!made.ok) return made;
  const { issued, entry } = made.value;
  const note = await findNote(tx, issued.noteId);
  if (!note) throw new Error(`note ${issued.noteId} vanished`);
  const picked = await pick(tx, note, ctx);
  const checked = await check(tx, picked.note, { ticked: 'all', ctx });
  if (!checked.ok) return checked;
  const shipped = await ship(tx, checked.value.note, { shipment: input, ctx });
  if (!shipped.ok) return shipped;
  const { id: noteId, number, version } = shipped.value.note;
  return done({ noteId, number, version }, entry, picked.entry, checked.value.entry, shipped.value.entry);
};
