/** Goods that were on the note and not on the shelf: lot and order get them back, and the shortage stays written down. */
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import type { Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { moveNoted } from '../orders/orders.repo';
import { reserveLot } from '../stock/stock.repo';
import { linesOfNote, type LineFacts, type NoteRecord } from './dispatch.queries';
import { addShortPicks, forgetCounts, lowerLine, removeLine, type NoteChange } from './dispatch.repo';
import { moveNote, type Moved } from './note-step';
import { isAllMissing, shortagesOf, type Short, type Shortage } from './short.rules';
import { giveBack } from './void-note';

type Missing = Shortage<LineFacts>;

/** The line has less, or is gone; what was counted of it is forgotten. */
async function lower(tx: Tx, { line, pickedQty, missingQty }: Missing): Promise<Result<true>> {
  const freed = await reserveLot(tx, line.lotId, -missingQty);
  if (!freed.ok) return freed;
  const back = await moveNoted(tx, line.orderLineId, -missingQty);
  if (!back.ok) return back;
  await forgetCounts(tx, [line.id]);
  await (pickedQty === 0 ? removeLine(tx, line.id) : lowerLine(tx, line.id, pickedQty));
  return okay(true);
}

const rowsOf = (note: NoteRecord, shortages: readonly Missing[], { actor, now }: Ctx) =>
  shortages.map(({ line: { lineNo, orderLineId, productId, lotId }, missingQty, reason }) => {
    const what = { lineNo, orderLineId, productId, lotId, missingQty, reason };
    return { noteId: note.id, ...what, pickedBy: actor.userId, pickedAt: now };
  });

const reasonOf = (shortages: readonly Missing[]): string => [...new Set(shortages.map((one) => one.reason))].join('; ');

/** Nothing was found: the note keeps its lines and its number, and is void. */
async function voidAll(tx: Tx, note: NoteRecord, { shortages, ctx }: { shortages: readonly Missing[]; ctx: Ctx }) {
  const back = await giveBack(tx, note);
  if (!back.ok) return back;
  const reason = reasonOf(shortages);
  const voided = { state: 'void', voidedBy: ctx.actor.userId, voidReason: reason } as const;
  const change = { ...voided, shortPicks: note.shortPicks + shortages.length, waitingSince: ctx.now };
  return okay(await moveNote(tx, note, { step: 'void', change, reason }));
}

/**
 * Picks with shortages. An exchange leaves as a whole or not at all.
 * @param picked the change of a pick without shortages
 */
export async function pickShort(
  tx: Tx,
  note: NoteRecord,
  { short, picked, ctx }: { readonly short: readonly Short[]; readonly picked: NoteChange; readonly ctx: Ctx },
): Promise<Result<Moved>> {
  if (note.kind === 'exchange') return refuse('RULE_VIOLATED', { case: 'dispatch.rule.exchangeShort' }, ['/short']);
  const lines = await linesOfNote(tx, note.id);
  const found = shortagesOf(lines, short);
  if (!found.ok) return found;
  const shortages = found.value;
  await addShortPicks(tx, rowsOf(note, shortages, ctx));
  if (isAllMissing(lines, shortages)) return voidAll(tx, note, { shortages, ctx });
  for (const one of shortages) {
    const lowered = await lower(tx, one);
    if (!lowered.ok) return lowered;
  }
  const gone = shortages.filter(({ pickedQty }) => pickedQty === 0).length;
  const counts = { lineCount: lines.length - gone, shortPicks: note.shortPicks + shortages.length };
  const moved = await moveNote(tx, note, { step: 'finishPicking', change: { ...picked, ...counts } });
  const entry = { ...moved.entry, after: { ...moved.entry.after, short }, reason: reasonOf(shortages) };
  return okay({ ...moved, entry });
}
