import { describe, expect, it } from 'vitest';
import {
  allCounted,
  bareCode,
  lessonOf,
  lineToLearn,
  linesOfCode,
  lineWithRoom,
  quantityOfScan,
  type CountedLine,
} from '../../../src/main/features/dispatch/check.rules';

const line = (given: Partial<CountedLine> & { id: number }): CountedLine => ({
  lineNo: given.id,
  productId: given.id,
  caseQty: null,
  productName: '阿莫西林胶囊',
  tracePrefix: '8123456',
  barcode: '6901234567892',
  qty: 3000,
  checkedQty: 0,
  ...given,
});
const code = (serial: number) => `8123456${String(serial).padStart(13, '0')}`;

describe('a scan at the check', () => {
  it('finds the product by the first seven digits of a traceability code, or by its barcode', () => {
    const other = line({ id: 1, tracePrefix: '8999999', barcode: '' });
    expect(linesOfCode(code(1), [other, line({ id: 2 })])).toMatchObject([{ id: 2 }]);
    expect(linesOfCode('6901234567892', [other, line({ id: 2 })])).toMatchObject([{ id: 2 }]);
  });

  it.each([
    ['of another product', code(1).replace('8123456', '8000000')],
    ['that is no code at all', 'HELLO'],
    ['one digit short', code(1).slice(1)],
    ['empty', ''],
  ])('refuses a scan %s', (_, scanned) => {
    const lines = [line({ id: 1 })];
    expect(linesOfCode(scanned, lines)).toEqual([]);
    expect(lineToLearn(scanned, lines, undefined)).toMatchObject({
      problem: { code: 'WRONG_SCAN', params: { scanned } },
    });
  });

  it('asks which line an unknown code belongs to, and takes none that knows another', () => {
    const lines = [line({ id: 1 }), line({ id: 2, tracePrefix: '' })];
    const scanned = '80000000000000000001';
    expect(lineToLearn(scanned, lines, undefined)).toMatchObject({
      problem: { code: 'RULE_VIOLATED', params: { case: 'dispatch.rule.whichLine' } },
    });
    expect(lineToLearn(scanned, lines, 1)).toMatchObject({ problem: { code: 'WRONG_SCAN' } });
    expect(lineToLearn(scanned, lines, 2)).toMatchObject({ value: { id: 2 } });
  });

  it('fills the second lot of a product once the first one has no room for the package', () => {
    const lines = [line({ id: 1, checkedQty: 3000 }), line({ id: 2, checkedQty: 1000 })];
    expect(lineWithRoom(lines, 1000)).toMatchObject({ value: { id: 2 } });
  });

  it('refuses one package too many with the numbers', () => {
    expect(lineWithRoom([line({ id: 1, checkedQty: 3000 })], 1000)).toMatchObject({
      problem: { code: 'QUANTITY_EXCEEDED', params: { maxQty: 3000, askedQty: 4000 } },
    });
  });

  it('counts what a case holds, asks while nobody knows, and only where a case could be', () => {
    const big = [line({ id: 1, qty: 300_000, caseQty: 200_000 })];
    const quantity = (said?: boolean, learned?: boolean | null) => quantityOfScan(code(1), big, { said, learned });
    expect(quantity()).toMatchObject({ problem: { params: { case: 'dispatch.rule.pieceOrCase', caseQty: 200_000 } } });
    expect(quantity(undefined, null)).toMatchObject({ ok: false });
    expect(quantity(true)).toEqual({ ok: true, value: 200_000 });
    expect(quantity(false, true)).toEqual({ ok: true, value: 1000 });
    expect(quantity(undefined, true)).toEqual({ ok: true, value: 200_000 });
    const small = [line({ id: 1, caseQty: 200_000 })];
    expect(quantityOfScan(code(1), small, { said: undefined, learned: undefined })).toEqual({ ok: true, value: 1000 });
    const barcode = quantityOfScan('6901234567892', big, { said: undefined, learned: true });
    expect(barcode).toEqual({ ok: true, value: 1000 });
  });

  it('learns a word once, and from a contrary word that it must be asked each time', () => {
    expect(lessonOf({ said: true, learned: undefined })).toBe(true);
    expect(lessonOf({ said: true, learned: true })).toBeUndefined();
    expect(lessonOf({ said: false, learned: true })).toBeNull();
    expect(lessonOf({ said: false, learned: null })).toBeUndefined();
    expect(lessonOf({ said: undefined, learned: true })).toBeUndefined();
  });

  it('reads the digits of a burst with its line end', () => {
    expect(bareCode(`${code(1)}\r\n`)).toBe(code(1));
  });
});

describe('the end of the check', () => {
  it('takes ticks in place of scans', () => {
    const lines = [line({ id: 1 }), line({ id: 2, checkedQty: 3000 })];
    expect(allCounted(lines, [{ lineId: 1, qty: 3000 }])).toEqual({ ok: true, value: true });
  });

  it('names the first line that is not counted in full', () => {
    const lines = [line({ id: 1, checkedQty: 3000 }), line({ id: 2, checkedQty: 2000 })];
    expect(allCounted(lines, [])).toMatchObject({
      problem: { code: 'RULE_VIOLATED', params: { line: 2, countedQty: 2000, qty: 3000 } },
    });
  });

  it('refuses a tick with another quantity than the line has', () => {
    expect(allCounted([line({ id: 1 })], [{ lineId: 1, qty: 2000 }])).toMatchObject({
      problem: { code: 'RULE_VIOLATED' },
    });
  });

  it('refuses a tick on a line of another note', () => {
    expect(allCounted([line({ id: 1 })], [{ lineId: 9, qty: 1 }])).toMatchObject({
      problem: { code: 'NOT_FOUND', fields: ['/ticked/0/lineId'] },
    });
  });
});
