/** What every step of a note begins with: the note as the screen saw it, and whether the step may be taken. */
import type { NoteState, NoteStep } from '../../../shared/domain/note-states';
import { okay, type Result } from '../../../shared/domain/problem';
import type { Entry } from '../../store/audit';
import type { Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { readSettings } from '../settings/settings.queries';
import { linesOfNote, noteAt, type LineFacts, type NoteRecord } from './dispatch.queries';
import { changeNote, type NoteChange } from './dispatch.repo';
import { mayStep, stateAllows } from './dispatch.rules';

export type Seen = { readonly noteId: number; readonly version: number };

/** The note for a step that looks at nothing but its state; the post was checked at the door. */
export async function noteFor(tx: Tx, step: NoteStep, seen: Seen): Promise<Result<NoteRecord>> {
  const note = await noteAt(tx, seen);
  if (!note.ok) return note;
  const stands = stateAllows(step, note.value.state);
  return stands.ok ? note : stands;
}

export type Counted = { readonly lines: readonly LineFacts[]; readonly dualPickCheck: boolean };

/** The lines of a note and whether this person may count them. */
export async function linesForChecker(
  tx: Tx,
  step: 'scan' | 'check',
  { note, ctx }: { readonly note: NoteRecord; readonly ctx: Ctx },
): Promise<Result<Counted>> {
  const lines = await linesOfNote(tx, note.id);
  const { dualPickCheck } = await readSettings(tx);
  const hasControlled = lines.some(({ isControlled }) => isControlled);
  const may = mayStep(step, { ...note, hasControlled }, { ...ctx.actor, dualPickCheck });
  return may.ok ? okay({ lines, dualPickCheck }) : may;
}

type Move = { readonly step: NoteStep; readonly change: NoteChange; readonly reason?: string };
export type Moved = { readonly note: NoteRecord; readonly entry: Entry };

/** Writes a step: the note with its next version, and the audit row of what changed. */
export async function moveNote(tx: Tx, note: NoteRecord, { step, change, reason }: Move): Promise<Moved> {
  const version = await changeNote(tx, note, change);
  const before = Object.fromEntries(Object.keys(change).map((key) => [key, note[key as keyof NoteRecord]]));
  const entry = { entity: 'dispatch_note', id: note.id, action: step, before, after: change };
  return { note: { ...note, ...change, version }, entry: reason === undefined ? entry : { ...entry, reason } };
}

/** What the steps answer. */
export const stateOf = ({ state, version }: NoteRecord): { state: NoteState; version: number } => ({ state, version });
