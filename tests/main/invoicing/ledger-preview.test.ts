import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { previewOf, type PreviewLine } from '../../../src/main/features/invoicing/ledger-preview.rules';
import type { Blue } from '../../../src/main/features/invoicing/book.rules';
import { amountFen } from '../../../src/shared/domain/money';

const TODAY = '2026-11-21';
const line = (given: Partial<PreviewLine> = {}): PreviewLine => ({
  ...{ productId: 1, productName: '阿莫西林胶囊', accountId: 7, qty: 300_000, price: 128_000 },
  ...given,
});
const advance = (given: Partial<Blue> = {}): Blue => {
  const { qty = 900_000, price = 128_000 } = given;
  return {
    ...{ id: 1, accountId: 7, price, isAdvance: true, issuedOn: '2026-11-02', invoiceNumber: 'FP2', lineNo: 1 },
    ...{ qty, fen: amountFen(qty, price), redQty: 0, redFen: 0, allocatedQty: 0, allocatedFen: 0 },
    ...{ pendingQty: 0, pendingFen: 0, lastOn: '2026-11-02' },
    ...given,
  };
};

describe('what an approval would do to open advances', () => {
  it('writes 300 of advance FP2 off', () => {
    const { writeOffs, storedQty } = previewOf([line()], [advance()], TODAY);
    expect(writeOffs).toMatchObject([{ invoiceNumber: 'FP2', qty: 300_000, fen: 3_840_00, price: 128_000 }]);
    expect(storedQty).toBe(0);
  });

  it('takes the oldest invoice first and stores what is left', () => {
    const older = advance({ id: 2, qty: 100_000, fen: 1_280_00, issuedOn: '2026-10-01', invoiceNumber: 'FP1' });
    const newer = advance({ qty: 100_000, fen: 1_280_00 });
    const { writeOffs, storedQty, storedFen } = previewOf([line()], [newer, older], TODAY);
    expect(writeOffs.map(({ invoiceNumber, qty }) => [invoiceNumber, qty])).toEqual([
      ['FP1', 100_000],
      ['FP2', 100_000],
    ]);
    expect([storedQty, storedFen]).toEqual([100_000, 1_280_00]);
  });

  it('leaves an advance of another key alone and names one at another price', () => {
    const elsewhere = advance({ id: 2, accountId: 8, invoiceNumber: 'FP9' });
    const dearer = advance({ price: 130_000, fen: 11_700_00 });
    expect(previewOf([line()], [elsewhere, dearer], TODAY)).toMatchObject({
      writeOffs: [],
      otherPrices: [{ invoiceNumber: 'FP2', price: 128_000, advancePrice: 130_000, qty: 300_000 }],
      storedQty: 300_000,
    });
    expect(previewOf([line({ accountId: null })], [dearer], TODAY)).toMatchObject({ writeOffs: [], otherPrices: [] });
  });

  it('never writes off more than is ordered or open, and stores exactly the rest', () => {
    const qty = fc.integer({ min: 1, max: 2_000_000 });
    const wish = fc.record({ lines: fc.array(qty, { maxLength: 5 }), open: fc.array(qty, { maxLength: 5 }) });
    fc.assert(
      fc.property(wish, ({ lines, open }) => {
        const blues = open.map((one, at) => advance({ id: at + 1, qty: one, fen: amountFen(one, 128_000) }));
        const wanted = lines.map((one) => line({ qty: one }));
        const { writeOffs, storedQty } = previewOf(wanted, blues, TODAY);
        const sum = (all: readonly number[]) => all.reduce((a, b) => a + b, 0);
        const written = sum(writeOffs.map((one) => one.qty));
        expect(written).toBe(Math.min(sum(lines), sum(open)));
        expect(storedQty).toBe(sum(lines) - written);
      }),
    );
  });
});
