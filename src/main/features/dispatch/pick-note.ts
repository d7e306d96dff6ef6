import type { dispatchContract } from '../../../shared/contract/dispatch.contract';
import { okay } from '../../../shared/domain/problem';
import { done, type Command, type Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { pickShort } from './short-pick';
import type { NoteRecord } from './dispatch.queries';
import { moveNote, noteFor, stateOf, type Moved } from './note-step';

type Contract = typeof dispatchContract;

/** The picker takes the note off the desk. */
export const startPicking: Command<Contract['startPicking']> = async (tx, input, ctx) => {
  const note = await noteFor(tx, 'startPicking', input);
  if (!note.ok) return note;
  const change = { state: 'picking', pickedBy: ctx.actor.userId, pickedAt: null, waitingSince: ctx.now } as const;
  const { note: after, entry } = await moveNote(tx, note.value, { step: 'startPicking', change });
  return done(stateOf(after), entry);
};

const pickedBy = ({ actor, now }: Ctx) =>
  ({ state: 'to_check', pickedBy: actor.userId, pickedAt: now, waitingSince: now }) as const;

/** The goods stand ready for the check; whoever says so is the picker. */
export const pick = (tx: Tx, note: NoteRecord, ctx: Ctx): Promise<Moved> =>
  moveNote(tx, note, { step: 'finishPicking', change: pickedBy(ctx) });

export const finishPicking: Command<Contract['finishPicking']> = async (tx, input, ctx) => {
  const note = await noteFor(tx, 'finishPicking', input);
  if (!note.ok) return note;
  const { short = [] } = input;
  const picked =
    short.length === 0
      ? okay(await pick(tx, note.value, ctx))
      : await pickShort(tx, note.value, { short, picked: pickedBy(ctx), ctx });
  return picked.ok ? done(stateOf(picked.value.note), picked.value.entry) : picked;
};
