import type { dispatchContract } from '../../../shared/contract/dispatch.contract';
import type { InputOf } from '../../../shared/contract/procedure';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import type { Entry } from '../../store/audit';
import { done, type Command, type Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { productOfTracePrefix } from '../products/products.queries';
import { setTracePrefix } from '../products/products.repo';
import {
  bareCode,
  isTraceCode,
  lessonOf,
  levelPrefixOf,
  lineToLearn,
  linesOfCode,
  lineWithRoom,
  quantityOfScan,
  tracePrefixOf,
} from './check.rules';
import { findNote, noteOfScan, type LineFacts } from './dispatch.queries';
import { countScan, learnCase } from './dispatch.repo';
import { linesForChecker } from './note-step';
import { learnedCase } from './scans.queries';

type Contract = typeof dispatchContract;
type Scan = Pick<InputOf<Contract['scanCode']>, 'lineId' | 'isCase'> & { readonly code: string };
type Found = { readonly wanted: readonly LineFacts[]; readonly entries: readonly Entry[] };

/** The lines of the scanned product. The first code of a product teaches its beginning, once the person named the line. */
async function productOfScan(tx: Tx, { code, lineId }: Scan, lines: readonly LineFacts[]): Promise<Result<Found>> {
  const known = linesOfCode(code, lines);
  if (known.length > 0) return okay({ wanted: known, entries: [] });
  const prefix = tracePrefixOf(code);
  const other = isTraceCode(code) ? await productOfTracePrefix(tx, prefix) : undefined;
  if (other) return refuse('WRONG_SCAN', { scanned: `${code} ${other.genericName}` }, ['/code']);
  const line = lineToLearn(code, lines, lineId);
  if (!line.ok) return line;
  const { productId } = line.value;
  await setTracePrefix(tx, productId, prefix);
  const wanted = lines.filter((one) => one.productId === productId);
  const learned = { before: { tracePrefix: '' }, after: { tracePrefix: prefix } };
  return okay({ wanted, entries: [{ entity: 'product', id: productId, action: 'update', ...learned }] });
}

/** How much the scan counts; a person's word about cases is remembered for codes like this one. */
async function quantityOf(
  tx: Tx,
  { code, isCase: said }: Scan,
  { wanted, ctx }: { readonly wanted: readonly LineFacts[]; readonly ctx: Ctx },
): Promise<Result<number>> {
  const prefix = levelPrefixOf(code);
  const learned = isTraceCode(code) && wanted[0]?.caseQty ? await learnedCase(tx, prefix) : undefined;
  const counted = quantityOfScan(code, wanted, { said, learned });
  const lesson = lessonOf({ said, learned });
  const [first] = wanted;
  if (!counted.ok || lesson === undefined || !first || !isTraceCode(code)) return counted;
  const learning = { learnedBy: ctx.actor.userId, learnedAt: ctx.now };
  await learnCase(tx, { productId: first.productId, prefix, isCase: lesson, ...learning });
  return counted;
}

/** One package or case under the scanner. Bursts come faster than screens, so no version is asked. */
export const scanCode: Command<Contract['scanCode']> = async (tx, input, ctx) => {
  const note = await findNote(tx, input.noteId);
  if (!note) return refuse('NOT_FOUND', {}, ['/noteId']);
  const checker = await linesForChecker(tx, 'scan', { note, ctx });
  if (!checker.ok) return checker;
  const { lines } = checker.value;
  const scan = { ...input, code: bareCode(input.code) };
  const { code } = scan;
  const before = isTraceCode(code) ? await noteOfScan(tx, code) : undefined;
  if (before !== undefined) return refuse('DUPLICATE', { value: code, number: before }, ['/code']);
  const found = await productOfScan(tx, scan, lines);
  if (!found.ok) return found;
  const { wanted, entries } = found.value;
  const counted = await quantityOf(tx, scan, { wanted, ctx });
  if (!counted.ok) return counted;
  const line = lineWithRoom(wanted, counted.value);
  if (!line.ok) return line;
  const { id: lineId, productName, qty, lineNo } = line.value;
  const checkedQty = line.value.checkedQty + counted.value;
  await countScan(tx, { lineId, qty: counted.value, code: isTraceCode(code) ? code : null, now: ctx.now });
  const isComplete = lines.every((one) => (one.id === lineId ? checkedQty : one.checkedQty) === one.qty);
  const entry = { entity: 'dispatch_note', id: note.id, action: 'scan', after: { line: lineNo, code, checkedQty } };
  return done({ lineId, productName, checkedQty, qty, countedQty: counted.value, isComplete }, entry, ...entries);
};
