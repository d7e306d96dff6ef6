/** Counting goods at the check: scans and ticks. */
import { okay, refuse, type Result } from '../../../shared/domain/problem';

/** A line as the check sees it; quantities in thousandths. */
export type CountedLine = {
  readonly id: number;
  readonly lineNo: number;
  readonly productId: number;
  readonly productName: string;
  readonly tracePrefix: string;
  readonly barcode: string;
  /** What a case holds. */
  readonly caseQty: number | null;
  readonly qty: number;
  readonly checkedQty: number;
};

/** One package in thousandths of the unit: what one scan counts. */
export const ONE_PACKAGE = 1000;
const TRACE_CODE = /^\d{20}$/u;
const TRACE_PREFIX_LENGTH = 7;
/** The level of the package stands behind the product. */
const LEVEL_PREFIX_LENGTH = 8;
const BARCODE = /^\d{8}(?:\d{4,6})?$/u;

/** Scanners add spaces, GS signs and line ends; the code itself is digits. */
export const bareCode = (scanned: string): string => scanned.replaceAll(/[\s\u001d]/gu, '');
export const isTraceCode = (code: string): boolean => TRACE_CODE.test(code);
/** By which its product is known. */
export const tracePrefixOf = (code: string): string => code.slice(0, TRACE_PREFIX_LENGTH);
/** By which it is known whether a code is a case. */
export const levelPrefixOf = (code: string): string => code.slice(0, LEVEL_PREFIX_LENGTH);

/** The lines of the scanned product; of a traceability code whose beginning nobody knows yet there are none. */
export const linesOfCode = <L extends CountedLine>(code: string, lines: readonly L[]): L[] =>
  lines.filter(({ tracePrefix, barcode }) =>
    isTraceCode(code)
      ? tracePrefix !== '' && tracePrefixOf(code) === tracePrefix
      : BARCODE.test(code) && code === barcode,
  );

/**
 * The line that learns an unknown traceability code: the one the person named, of a product that knows none yet.
 * @returns RULE_VIOLATED whichLine while nobody has said, WRONG_SCAN when it can be none of them
 */
export function lineToLearn<L extends CountedLine>(
  code: string,
  lines: readonly L[],
  lineId: number | undefined,
): Result<L> {
  const unknown = isTraceCode(code) ? lines.filter(({ tracePrefix }) => tracePrefix === '') : [];
  if (unknown.length === 0) return refuse('WRONG_SCAN', { scanned: code }, ['/code']);
  if (lineId === undefined) {
    return refuse('RULE_VIOLATED', { case: 'dispatch.rule.whichLine', scanned: code }, ['/lineId']);
  }
  const line = unknown.find(({ id }) => id === lineId);
  return line ? okay(line) : refuse('WRONG_SCAN', { scanned: code }, ['/lineId']);
}

/** What is known of a code: the person's word first, then what codes like it have taught (null: both occur). */
export type CaseWords = { readonly said: boolean | undefined; readonly learned: boolean | null | undefined };

/**
 * How much one scan counts, in thousandths. Only where a line could hold a case does it matter at all.
 * @returns RULE_VIOLATED pieceOrCase while nobody knows
 */
export function quantityOfScan(
  code: string,
  lines: readonly CountedLine[],
  { said, learned }: CaseWords,
): Result<number> {
  const caseQty = lines[0]?.caseQty ?? ONE_PACKAGE;
  if (!isTraceCode(code) || caseQty <= ONE_PACKAGE) return okay(ONE_PACKAGE);
  const isCase = said ?? learned ?? undefined;
  if (isCase !== undefined) return okay(isCase ? caseQty : ONE_PACKAGE);
  if (lines.every(({ qty }) => qty < caseQty)) return okay(ONE_PACKAGE);
  return refuse('RULE_VIOLATED', { case: 'dispatch.rule.pieceOrCase', scanned: code, caseQty }, ['/isCase']);
}

/** What a person's word teaches about codes like this one: nothing new, the word itself, or that both occur. */
export function lessonOf({ said, learned }: CaseWords): boolean | null | undefined {
  if (said === undefined || learned === null || said === learned) return undefined;
  return learned === undefined ? said : null;
}

/**
 * Which of the product's lines the scanned goods belong to: the first with room.
 * @returns QUANTITY_EXCEEDED when all of them are full
 */
export function lineWithRoom<L extends CountedLine>(lines: readonly L[], scannedQty: number): Result<L> {
  const open = lines.find(({ qty, checkedQty }) => checkedQty + scannedQty <= qty);
  if (open) return okay(open);
  const maxQty = lines.reduce((sum, { qty }) => sum + qty, 0);
  const counted = lines.reduce((sum, { checkedQty }) => sum + checkedQty, 0);
  const name = lines[0]?.productName ?? '';
  return refuse('QUANTITY_EXCEEDED', { name, maxQty, askedQty: counted + scannedQty }, ['/code']);
}

export type Tick = { readonly lineId: number; readonly qty: number };

/** Every line must be counted in full, by ticks or by scans; the first that is not is named. */
export function allCounted(lines: readonly CountedLine[], ticked: readonly Tick[]): Result<true> {
  const byLine = new Map(ticked.map(({ lineId, qty }) => [lineId, qty]));
  const known = new Set(lines.map(({ id }) => id));
  const foreign = ticked.findIndex(({ lineId }) => !known.has(lineId));
  if (foreign >= 0) return refuse('NOT_FOUND', {}, [`/ticked/${foreign}/lineId`]);
  for (const { id, lineNo, productName, qty, checkedQty } of lines) {
    const countedQty = byLine.get(id) ?? checkedQty;
    if (countedQty === qty) continue;
    return refuse('RULE_VIOLATED', {
      case: 'dispatch.rule.notCounted',
      line: lineNo,
      name: productName,
      countedQty,
      qty,
    });
  }
  return okay(true);
}
