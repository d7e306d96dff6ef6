import { describe, expect, it } from 'vitest';
import {
  blankLine,
  cellKey,
  isBlank,
  type Line,
  problemAtCells,
  readLines,
  withBlock,
  withCell,
} from '../../../src/renderer/features/stock/opening-model';
import { refuse } from '../../../src/shared/domain/problem';

const filled = (key: number, given: Partial<Line> = {}): Line => ({
  ...blankLine(key),
  product: '阿莫西林胶囊',
  productId: 7,
  batchNo: 'B1',
  expiry: '2027.02',
  qty: '12.5',
  ...given,
});

describe('the entry of opening stock', () => {
  it('reads what is typed as on the pack and leaves blank lines out', () => {
    const lines = [
      filled(1, { madeOn: '2025年3月5日', location: ' A-01 ' }),
      blankLine(2),
      filled(3, { batchNo: 'B2' }),
    ];
    const read = readLines(lines);
    expect(read.problems.size).toBe(0);
    expect(read.input).toEqual([
      {
        productId: 7,
        batchNo: 'B1',
        madeOn: '2025-03-05',
        expiry: '2027.02',
        qty: 12_500,
        location: 'A-01',
        supplierName: '',
      },
      { productId: 7, batchNo: 'B2', madeOn: null, expiry: '2027.02', qty: 12_500, location: '', supplierName: '' },
    ]);
  });

  it('names every cell that is missing or not understood', () => {
    const bad = filled(4, { batchNo: ' ', expiry: '2027.13', qty: '-3', madeOn: 'x', product: '' });
    const { problems } = readLines([bad]);
    const wrong = ['batchNo', 'expiry', 'qty', 'madeOn', 'product'].map((cell) => cellKey(bad, cell));
    expect(new Set(problems.keys())).toEqual(new Set(wrong));
  });

  it('refuses a quantity of zero', () => {
    const zero = filled(1, { qty: '0' });
    expect(readLines([zero]).problems.has(cellKey(zero, 'qty'))).toBe(true);
  });

  it('takes a copied block from the cell on and adds lines below', () => {
    const lines = withBlock(
      [filled(1), blankLine(2)],
      { row: 1, cell: 'batchNo' },
      'X1\t2028-01\t5\r\nX2\t2028-02\t6\r\n',
    );
    expect(lines).toHaveLength(3);
    expect(lines[1]).toMatchObject({ batchNo: 'X1', expiry: '2028-01', qty: '5', product: '' });
    expect(lines[2]).toMatchObject({ batchNo: 'X2', expiry: '2028-02', qty: '6', key: 3 });
  });

  it('leaves out what stands to the right of the last cell', () => {
    const [line] = withBlock([blankLine(1)], { row: 0, cell: 'supplierName' }, '国药\t多余');
    expect(line).toMatchObject({ supplierName: '国药', product: '' });
  });

  it('forgets which product was meant once its text is typed over', () => {
    expect(withCell(filled(1), 'product', '头孢').productId).toBeNull();
    expect(withCell(filled(1), 'product', '阿莫西林胶囊').productId).toBe(7);
    expect(withCell(filled(1), 'qty', '9').productId).toBe(7);
  });

  it('is blank when nothing but spaces stands in it', () => {
    expect(isBlank(withCell(blankLine(1), 'qty', '  '))).toBe(true);
    expect(isBlank(filled(1))).toBe(false);
  });

  it('shows the refusal of the engine at its cell, also when blank lines were left out', () => {
    const { lines } = readLines([blankLine(1), filled(2), filled(3)]);
    const { problem } = refuse('DUPLICATE', {}, ['/lines/1/batchNo', '/lines/0/productId', '/commandId']);
    expect([...problemAtCells(problem, lines).keys()]).toEqual(['3/batchNo', '2/product']);
  });
});
