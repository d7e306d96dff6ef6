/** Counting goods at the check: scans and ticks. */
import { okay, refuse, type Result } from '../../../shared/domain/problem';

/** A line as the check sees it; quantities in thousandths. */
export type CountedLine = {
  readonly id: number;
  readonly lineNo: number;
  readonly productName: string;
  readonly tracePrefix: string;
  readonly barcode: string;
  readonly qty: number;
  readonly checkedQty: number;
};

/** One package in thousandths of the unit: what one scan counts. */
export const ONE_PACKAGE = 1000;
const TRACE_CODE = /^\d{20}$/u;
const TRACE_PREFIX_LENGTH = 7;
const BARCODE = /^\d{8}(?:\d{4,6})?$/u;

export type Scan = { readonly lineId: number; readonly isTraceCode: boolean };

/** Scanners add spaces, GS signs and line ends; the code itself is digits. */
export const bareCode = (scanned: string): string => scanned.replaceAll(/[\s\u001d]/gu, '');

const isWanted =
  (code: string) =>
  ({ tracePrefix, barcode }: CountedLine): boolean =>
    TRACE_CODE.test(code)
      ? tracePrefix !== '' && code.slice(0, TRACE_PREFIX_LENGTH) === tracePrefix
      : BARCODE.test(code) && code === barcode;

/**
 * Which line of the note one scanned package belongs to: the first of its product with room.
 * @returns WRONG_SCAN when no line wants the product, QUANTITY_EXCEEDED when all of them are full
 */
export function lineOfScan(code: string, lines: readonly CountedLine[]): Result<Scan> {
  const wanted = lines.filter(isWanted(code));
  if (wanted.length === 0) return refuse('WRONG_SCAN', { scanned: code }, ['/code']);
  const open = wanted.find(({ qty, checkedQty }) => checkedQty + ONE_PACKAGE <= qty);
  if (open) return okay({ lineId: open.id, isTraceCode: TRACE_CODE.test(code) });
  const maxQty = wanted.reduce((sum, { qty }) => sum + qty, 0);
  const counted = wanted.reduce((sum, { checkedQty }) => sum + checkedQty, 0);
  const name = wanted[0]?.productName ?? '';
  return refuse('QUANTITY_EXCEEDED', { name, maxQty, askedQty: counted + ONE_PACKAGE }, ['/code']);
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
