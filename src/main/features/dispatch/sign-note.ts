import type { dispatchContract } from '../../../shared/contract/dispatch.contract';
import { okay, type Result } from '../../../shared/domain/problem';
import type { Entry } from '../../store/audit';
import { done, type Command, type Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { completeIfDone } from '../orders/completion.repo';
import { openReturn } from '../returns/returns.repo';
import { linesOfNote } from './dispatch.queries';
import { rejectOfLine } from './dispatch.repo';
import { signingDate } from './dispatch.rules';
import { goodsWent } from './ledger.repo';
import { moveNote, noteFor, stateOf } from './note-step';
import { rejectedFits, returnsFor, signedState, type Rejected } from './sign.rules';

type Opened = { readonly returns: { returnId: number; number: string }[]; readonly entries: Entry[] };

/** Writes what was not taken to its lines and opens what follows from it. */
async function reject(
  tx: Tx,
  { noteId, rejected }: { readonly noteId: number; readonly rejected: readonly Rejected[] },
  ctx: Ctx,
): Promise<Result<Opened>> {
  for (const { lineId, refusedQty, shortQty, reason: signReason } of rejected) {
    await rejectOfLine(tx, lineId, { refusedQty, shortQty, signReason });
  }
  const opened: Opened = { returns: [], entries: [] };
  for (const wish of returnsFor(rejected)) {
    const made = await openReturn(tx, { ...wish, noteId, kind: 'return' }, ctx);
    if (!made.ok) return made;
    const { returnId, number, entry } = made.value;
    opened.returns.push({ returnId, number });
    opened.entries.push(entry);
  }
  return okay(opened);
}

/** What of a line the receiver did not take, thousandths. */
const notTaken = (rejected: readonly Rejected[], lineId: number): number =>
  rejected.reduce((sum, one) => sum + (one.lineId === lineId ? one.refusedQty + one.shortQty : 0), 0);

/** The receipt came back: who signed, when, and what he did not take. */
export const signNote: Command<(typeof dispatchContract)['signNote']> = async (tx, input, ctx) => {
  const note = await noteFor(tx, 'sign', input);
  if (!note.ok) return note;
  const dated = signingDate(input.signedOn, note.value.shippedOn ?? '', ctx.today);
  if (!dated.ok) return dated;
  const { noteId, signedOn, signedBy, arrivalTenthC = null, lines: rejected = [] } = input;
  const lines = await linesOfNote(tx, noteId);
  const fits = rejectedFits(lines, rejected);
  if (!fits.ok) return fits;
  const signed = { signedOn, signedBy, arrivalTenthC, signRecordedBy: ctx.actor.userId };
  const change = { ...signed, state: signedState(lines, rejected), waitingSince: ctx.now };
  const { note: after, entry } = await moveNote(tx, note.value, { step: 'sign', change });
  const taken = lines.map(({ id, orderLineId, qty }) => ({ orderLineId, qty: qty - notTaken(rejected, id) }));
  await goodsWent(tx, { note: note.value, stage: 'signed', lines: taken }, ctx);
  const opened = await reject(tx, { noteId, rejected }, ctx);
  if (!opened.ok) return opened;
  const { returns, entries } = opened.value;
  const detail = rejected.length > 0 ? { ...entry, after: { ...entry.after, rejected } } : entry;
  return done({ ...stateOf(after), returns }, detail, ...entries, ...(await completeIfDone(tx, after.orderId, ctx)));
};
