import type { dispatchContract } from '../../../shared/contract/dispatch.contract';
import type { InputOf } from '../../../shared/contract/procedure';
import { okay, refuse, type Problem } from '../../../shared/domain/problem';
import type { Entry } from '../../store/audit';
import { done, type Actor, type Command, type Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { notesByNumber, type NoteRecord } from './dispatch.queries';
import { stateAllows } from './dispatch.rules';
import { moveNote } from './note-step';

type Contract = typeof dispatchContract;
type Row = InputOf<Contract['recordWaybills']>['rows'][number];
type Judged = { readonly row: Row; readonly note: NoteRecord | undefined; readonly result: true | Problem };

/** Why a row cannot be taken; each note once, only of those the person sees, and only around its shipping. */
function judge(row: Row, note: NoteRecord | undefined, isRepeated: boolean): true | Problem {
  if (!note) return refuse('NOT_FOUND', {}, ['/number']).problem;
  if (isRepeated) return refuse('DUPLICATE', { value: row.number }, ['/number']).problem;
  const stands = stateAllows('waybill', note.state);
  return stands.ok ? true : stands.problem;
}

async function judged(db: ReadDb, rows: readonly Row[], { visible }: Actor): Promise<Judged[]> {
  const numbers = rows.map(({ number }) => number.toUpperCase());
  const found = await notesByNumber(db, numbers);
  const seen = found.filter(({ ownerId }) => visible === 'all' || visible.includes(ownerId));
  const byNumber = new Map(seen.map((note) => [note.number, note]));
  return rows.map((row, at) => {
    const number = numbers[at] ?? '';
    const note = byNumber.get(number);
    return { row, note, result: judge(row, note, numbers.indexOf(number) < at) };
  });
}

const resultOf = ({ row, note, result }: Judged) => ({ number: row.number, buyerName: note?.buyerName ?? '', result });

export const previewWaybills: Query<Contract['previewWaybills']> = async (db, { rows }, { actor }) =>
  okay((await judged(db, rows, actor)).map(resultOf));

/** The good rows of a pasted list in one transaction; the bad ones are named and change nothing. */
export const recordWaybills: Command<Contract['recordWaybills']> = async (tx, { rows }, { actor }) => {
  const answers = await judged(tx, rows, actor);
  const entries: Entry[] = [];
  for (const { row, note, result } of answers) {
    if (result !== true || !note) continue;
    const { carrier, waybillNo } = row;
    const { entry } = await moveNote(tx, note, { step: 'waybill', change: { carrier, waybillNo } });
    entries.push(entry);
  }
  return done(answers.map(resultOf), ...entries);
};
