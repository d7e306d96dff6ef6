import type { dispatchContract } from '../../../shared/contract/dispatch.contract';
import { refuse } from '../../../shared/domain/problem';
import { done, type Command } from '../../store/handler';
import { bareCode, lineOfScan, ONE_PACKAGE } from './check.rules';
import { findNote, noteOfScan } from './dispatch.queries';
import { countScan } from './dispatch.repo';
import { linesForChecker } from './note-step';

/** One package under the scanner. Bursts come faster than screens, so no version is asked. */
export const scanCode: Command<(typeof dispatchContract)['scanCode']> = async (tx, input, ctx) => {
  const note = await findNote(tx, input.noteId);
  if (!note) return refuse('NOT_FOUND', {}, ['/noteId']);
  const checker = await linesForChecker(tx, 'scan', { note, ctx });
  if (!checker.ok) return checker;
  const { lines } = checker.value;
  const code = bareCode(input.code);
  const found = lineOfScan(code, lines);
  if (!found.ok) return found;
  const { lineId, isTraceCode } = found.value;
  const before = isTraceCode ? await noteOfScan(tx, code) : undefined;
  if (before !== undefined) return refuse('DUPLICATE', { value: code, number: before }, ['/code']);
  await countScan(tx, { lineId, qty: ONE_PACKAGE, code: isTraceCode ? code : null, now: ctx.now });
  const counted = lines.map((line) =>
    line.id === lineId ? { ...line, checkedQty: line.checkedQty + ONE_PACKAGE } : line,
  );
  const line = counted.find(({ id }) => id === lineId);
  const { productName = '', checkedQty = 0, qty = 0, lineNo = 0 } = line ?? {};
  const isComplete = counted.every((one) => one.checkedQty === one.qty);
  const entry = { entity: 'dispatch_note', id: note.id, action: 'scan', after: { line: lineNo, code, checkedQty } };
  return done({ lineId, productName, checkedQty, qty, isComplete }, entry);
};
