import type { dispatchContract } from '../../../shared/contract/dispatch.contract';
import type { InputOf } from '../../../shared/contract/procedure';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import { done, type Command, type Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { customerFacts } from '../customers/customers.queries';
import { lotFacts } from '../stock/stock.queries';
import { reserveLot } from '../stock/stock.repo';
import { linesOfNote, type LineFacts, type NoteRecord } from './dispatch.queries';
import { addLines, changeLineLot, forgetCounts, type NoteChange } from './dispatch.repo';
import { goodsWent } from './ledger.repo';
import { chosenLotStands } from './plan-note';
import { moveNote, noteFor, stateOf } from './note-step';

type Contract = typeof dispatchContract;
type Lots = InputOf<Contract['replaceLot']>['lots'];
type Exchange = { readonly note: NoteRecord; readonly line: LineFacts; readonly lots: Lots };

/** The new lots cover the line, are of its product and may be sold. */
async function fits(tx: Tx, { note, line, lots }: Exchange, on: string): Promise<Result<true>> {
  const sum = lots.reduce((total, { qty }) => total + qty, 0);
  if (sum !== line.qty) return refuse('QUANTITY_EXCEEDED', { askedQty: sum, maxQty: line.qty }, ['/lots']);
  const customer = await customerFacts(tx, note.buyerId);
  const wish = { on, minShelfMonths: customer?.minShelfMonths ?? 0 };
  const ids = lots.map(({ lotId }) => lotId);
  const facts = await lotFacts(tx, ids);
  for (const lotId of ids) {
    const stands = chosenLotStands({ lotId, productId: line.productId }, facts, wish);
    if (!stands.ok) return stands;
  }
  return okay(true);
}

/** The old lot is freed before the new ones are taken: the same lot may be among them. */
async function exchange(tx: Tx, { note, line, lots }: Exchange, lineCount: number): Promise<Result<true>> {
  const moves = [{ lotId: line.lotId, qty: -line.qty }, ...lots];
  for (const { lotId, qty } of moves) {
    const moved = await reserveLot(tx, lotId, qty);
    if (!moved.ok) return moved;
  }
  await forgetCounts(tx, [line.id]);
  const [first, ...more] = lots;
  if (first) await changeLineLot(tx, line.id, first);
  if (more.length > 0) {
    const { orderLineId, productId } = line;
    const rows = more.map((part, at) => ({
      noteId: note.id,
      lineNo: lineCount + at + 1,
      orderLineId,
      productId,
      ...part,
    }));
    await addLines(tx, rows);
  }
  return okay(true);
}

/** After picking, whoever replaces a lot has picked, and the check is due again. */
function consequence(note: NoteRecord, lineCount: number, { actor, now }: Ctx): NoteChange {
  if (note.state === 'released' || note.state === 'picking') return { lineCount };
  const again = {
    state: 'to_check',
    checkedBy: null,
    checkedAt: null,
    waitingSince: now,
    isSamePerson: false,
  } as const;
  return { lineCount, pickedBy: actor.userId, pickedAt: now, ...again };
}

export const replaceLot: Command<Contract['replaceLot']> = async (tx, input, ctx) => {
  const note = await noteFor(tx, 'replaceLot', input);
  if (!note.ok) return note;
  const lines = await linesOfNote(tx, input.noteId);
  const line = lines.find(({ id }) => id === input.lineId);
  if (!line) return refuse('NOT_FOUND', {}, ['/lineId']);
  const wanted = { note: note.value, line, lots: input.lots };
  const fit = await fits(tx, wanted, ctx.today);
  if (!fit.ok) return fit;
  const exchanged = await exchange(tx, wanted, lines.length);
  if (!exchanged.ok) return exchanged;
  if (note.value.state === 'checked') {
    await goodsWent(tx, { note: note.value, stage: 'checked', lines, isUndone: true }, ctx);
  }
  const change = consequence(note.value, lines.length + input.lots.length - 1, ctx);
  const { note: after, entry } = await moveNote(tx, note.value, { step: 'replaceLot', change });
  const detail = { line: line.lineNo, lotId: line.lotId, qty: line.qty };
  return done(stateOf(after), {
    ...entry,
    before: { ...entry.before, ...detail },
    after: { ...entry.after, line: line.lineNo, lots: input.lots },
  });
};
