import { describe, expect, it } from 'vitest';
import {
  draftOf,
  emptyDraft,
  firstBadCell,
  inputOf,
  keptDraft,
  lineFen,
  withLines,
  withoutLine,
  withProduct,
  withRoom,
  withText,
  type OrderDraft,
} from '../../../src/renderer/features/orders/draft-model';
import { pastedRows } from '../../../src/renderer/features/orders/paste-lines';
import type { OrderDetail } from '../../../src/shared/contract/orders.schemas';

const product = { id: 7, code: 'P7', genericName: '阿莫西林', specification: '0.25g', maker: '华北', unit: '盒' };
const begun: OrderDraft = { ...emptyDraft, head: { ...emptyDraft.head, buyerId: 3, buyerName: '协和' } };
const typed = (qty: string, price: string): OrderDraft => {
  const withGoods = withProduct(begun, 0, product);
  return withText(withText(withGoods, { row: 0, column: 'qty' }, qty), { row: 0, column: 'price' }, price);
};

describe('an order while it is typed', () => {
  it('keeps the texts as they are typed and reads them exactly', () => {
    const draft = typed('1,000', '12.8');
    expect(draft.lines[0]).toMatchObject({ qty: '1,000', price: '12.8' });
    expect(draft.lines.map(lineFen)).toEqual([1_280_000]);
    expect(inputOf(draft)).toMatchObject({
      buyerId: 3,
      lines: [{ productId: 7, orderedQty: 1_000_000, price: 128_000, remark: '' }],
    });
  });

  it('takes the agreed price with another product and leaves a typed one alone otherwise', () => {
    const agreed = { ...product, agreedPrice: 99_000 };
    expect(withProduct(begun, 0, agreed).lines[0]?.price).toBe('9.90');
    expect(withProduct(typed('1', '5'), 0, agreed).lines[0]?.price).toBe('5');
  });

  it('gets one empty line at its end, never two', () => {
    expect(withRoom(begun).lines).toHaveLength(1);
    const longer = withRoom(typed('1', '1'));
    expect(longer.lines).toHaveLength(2);
    expect(withRoom(longer)).toBe(longer);
    expect(new Set(longer.lines.map(({ key }) => key)).size).toBe(2);
  });

  it('has an empty line left when the last one is removed', () => {
    expect(withoutLine(typed('1', '1'), 0).lines).toMatchObject([{ qty: '', price: '' }]);
  });

  it('names the first cell that cannot be kept, in the order in which one types', () => {
    expect(firstBadCell(begun)).toBeUndefined();
    expect(firstBadCell(withText(begun, { row: 0, column: 'qty' }, '5'))).toEqual({ row: 0, column: 'product' });
    expect(firstBadCell(typed('0', '1'))).toEqual({ row: 0, column: 'qty' });
    expect(firstBadCell(typed('1', 'abc'))).toEqual({ row: 0, column: 'price' });
  });

  it('is nothing for the engine before there is a buyer, and leaves unfinished lines out', () => {
    expect(inputOf(emptyDraft)).toBeUndefined();
    expect(inputOf(typed('', '1'))?.lines).toEqual([]);
  });

  it('comes back from what was kept in the browser, and from nonsense not at all', () => {
    const draft = typed('2', '3');
    expect(keptDraft(JSON.stringify(draft))).toEqual(draft);
    expect([null, 'x', '[]', '{"head":1}'].map(keptDraft)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('begins from a kept order with its texts and one empty line', () => {
    const line = {
      productId: 7,
      productCode: 'P7',
      ...product,
      orderedQty: 1_500,
      closedQty: 0,
      price: 128_050,
      remark: '急',
    };
    const order = { ...begun.head, deliveryOn: '2026-12-01' };
    const draft = draftOf({ order, lines: [line] } as unknown as OrderDetail);
    expect(draft.lines).toMatchObject([{ qty: '1.5', price: '12.805', remark: '急' }, { qty: '' }]);
    expect(draft.head.deliveryOn).toBe('2026-12-01');
  });
});

describe('a block pasted from a spreadsheet', () => {
  it('is read row by row, tabs or blanks between the cells, the price may be left out', () => {
    const rows = pastedRows('P1\t10\t12.80\r\nP2 5\n\n');
    expect(rows).toEqual([
      { code: 'P1', qty: '10', price: '12.80', bad: {} },
      { code: 'P2', qty: '5', price: '', bad: {} },
    ]);
  });

  it('marks each bad cell with what is wrong', () => {
    const [row] = pastedRows('\tabc\t-1') ?? [];
    expect(row?.bad).toMatchObject({
      code: { params: { case: 'fields.required' } },
      qty: { params: { case: 'fields.notANumber', value: 'abc' } },
      price: { params: { case: 'fields.negative' } },
    });
    expect(pastedRows('P1\t0')?.[0]?.bad).toHaveProperty('qty');
  });

  it('is no block when it is a word for one cell', () => {
    expect(pastedRows('阿莫西林')).toBeUndefined();
    expect(pastedRows('')).toBeUndefined();
  });

  it('stands behind the lines that are there and leaves an empty one at the end', () => {
    const draft = withLines(typed('1', '1'), [{ product, qty: '2', price: '3', remark: '' }]);
    expect(draft.lines.map(({ qty }) => qty)).toEqual(['1', '2', '']);
  });
});
