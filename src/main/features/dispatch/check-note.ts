import type { dispatchContract } from '../../../shared/contract/dispatch.contract';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import { done, type Command, type Ctx, type Query } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { peopleHolding } from '../users/pickers.queries';
import { allCounted, type Tick } from './check.rules';
import { linesOfNote, type NoteRecord } from './dispatch.queries';
import { countAllLines, forgetCounts } from './dispatch.repo';
import { goodsWent } from './ledger.repo';
import { linesForChecker, moveNote, noteFor, stateOf, type Moved } from './note-step';

type Contract = typeof dispatchContract;

type Checking = {
  readonly ticked: readonly Tick[] | 'all';
  /** Who is named as the picker. */
  readonly pickedBy?: number | undefined;
  readonly ctx: Ctx;
};

/** The named picker may pick; naming him never lifts what forbids the checker to check his own work. */
async function namedPicker(tx: Tx, pickedBy: number): Promise<Result<number>> {
  const people = await peopleHolding(tx, 'dispatch.issue');
  return people.some(({ id }) => id === pickedBy)
    ? okay(pickedBy)
    : refuse('VALIDATION_FAILED', { case: 'dispatch.rule.notAPicker' }, ['/pickedBy']);
}

/** The second person has counted every line; the signed exception is marked. */
export async function check(tx: Tx, note: NoteRecord, { ticked, pickedBy, ctx }: Checking): Promise<Result<Moved>> {
  const checker = await linesForChecker(tx, 'check', { note, ctx });
  if (!checker.ok) return checker;
  const picker = pickedBy === undefined ? okay(note.pickedBy) : await namedPicker(tx, pickedBy);
  if (!picker.ok) return picker;
  if (picker.value !== note.pickedBy) {
    const others = await linesForChecker(tx, 'check', { note: { ...note, pickedBy: picker.value }, ctx });
    if (!others.ok) return others;
  }
  const { lines } = checker.value;
  const ticks = ticked === 'all' ? lines.map(({ id, qty }) => ({ lineId: id, qty })) : ticked;
  const counted = allCounted(lines, ticks);
  if (!counted.ok) return counted;
  await countAllLines(tx, note.id);
  const { userId } = ctx.actor;
  const change = {
    state: 'checked',
    checkedBy: userId,
    checkedAt: ctx.now,
    isSamePerson: note.pickedBy === userId || picker.value === userId,
    ...(picker.value === note.pickedBy ? {} : { pickedBy: picker.value }),
    waitingSince: ctx.now,
  } as const;
  await goodsWent(tx, { note, stage: 'checked', lines }, ctx);
  return okay(await moveNote(tx, note, { step: 'check', change }));
}

export const checkNote: Command<Contract['checkNote']> = async (tx, input, ctx) => {
  const note = await noteFor(tx, 'check', input);
  if (!note.ok) return note;
  const checked = await check(tx, note.value, { ticked: input.ticked, pickedBy: input.pickedBy, ctx });
  return checked.ok ? done(stateOf(checked.value.note), checked.value.entry) : checked;
};

export const pickers: Query<Contract['pickers']> = async (db) => okay(await peopleHolding(db, 'dispatch.issue'));

/** A line that is not what the note says goes back to picking, and is counted anew. */
export const failCheck: Command<Contract['failCheck']> = async (tx, input, ctx) => {
  const note = await noteFor(tx, 'failCheck', input);
  if (!note.ok) return note;
  const line = (await linesOfNote(tx, input.noteId)).find(({ id }) => id === input.lineId);
  if (!line) return refuse('NOT_FOUND', {}, ['/lineId']);
  await forgetCounts(tx, [line.id]);
  const change = { state: 'picking', waitingSince: ctx.now } as const;
  const { note: after, entry } = await moveNote(tx, note.value, { step: 'failCheck', change, reason: input.reason });
  return done(stateOf(after), { ...entry, after: { ...entry.after, line: line.lineNo } });
};
