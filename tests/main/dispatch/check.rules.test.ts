import { describe, expect, it } from 'vitest';
import { allCounted, bareCode, lineOfScan, type CountedLine } from '../../../src/main/features/dispatch/check.rules';

const line = (given: Partial<CountedLine> & { id: number }): CountedLine => ({
  lineNo: given.id,
  productName: '阿莫西林胶囊',
  tracePrefix: '8123456',
  barcode: '6901234567892',
  qty: 3000,
  checkedQty: 0,
  ...given,
});
const code = (serial: number) => `8123456${String(serial).padStart(13, '0')}`;

describe('a scan at the check', () => {
  it('finds the product by the first seven digits of a traceability code', () => {
    const other = line({ id: 1, tracePrefix: '8999999', barcode: '' });
    expect(lineOfScan(code(1), [other, line({ id: 2 })])).toEqual({
      ok: true,
      value: { lineId: 2, isTraceCode: true },
    });
  });

  it('counts a 69 barcode like a package, without keeping it', () => {
    const found = lineOfScan('6901234567892', [line({ id: 1 })]);
    expect(found).toEqual({ ok: true, value: { lineId: 1, isTraceCode: false } });
  });

  it.each([
    ['of another product', code(1).replace('8123456', '8000000')],
    ['that is no code at all', 'HELLO'],
    ['one digit short', code(1).slice(1)],
    ['empty', ''],
  ])('refuses a scan %s', (_, scanned) => {
    const found = lineOfScan(scanned, [line({ id: 1 }), line({ id: 2, tracePrefix: '', barcode: '' })]);
    expect(found).toMatchObject({ ok: false, problem: { code: 'WRONG_SCAN', params: { scanned } } });
  });

  it('fills the second lot of a product once the first one is full', () => {
    const lines = [line({ id: 1, checkedQty: 3000 }), line({ id: 2, checkedQty: 1000 })];
    expect(lineOfScan(code(5), lines)).toMatchObject({ value: { lineId: 2 } });
  });

  it('refuses one package too many with the numbers', () => {
    const lines = [line({ id: 1, checkedQty: 3000 })];
    expect(lineOfScan(code(5), lines)).toMatchObject({
      problem: { code: 'QUANTITY_EXCEEDED', params: { maxQty: 3000, askedQty: 4000 } },
    });
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
