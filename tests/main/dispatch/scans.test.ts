/** What codes teach: the product behind a beginning, and whether a code stands for a case. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBook, type Book } from '../../helpers/book';
import { anOrderToShip, aPickedNote, aTeam, stocked, type Team } from '../../helpers/builders/dispatch';

let book: Book;
let team: Team;
beforeAll(async () => {
  book = await openBook();
  team = await aTeam(book);
});
afterAll(() => book.close());

let serials = 0;
const aCode = (prefix: string, level = '0') => {
  serials += 1;
  return `${prefix}${level}${String(serials).padStart(12, '0')}`;
};
type Line = { id: number; productId: number; isTraceKnown: boolean };

/** A picked note over so many units of one product. */
async function picked(units: number, given: object) {
  const product = await stocked(team, [1000], given);
  const { orderId } = await anOrderToShip(team, { lines: [{ productId: product.id, units }] });
  const { noteId, number } = await aPickedNote(team, orderId);
  const { lines } = await team.boss.ok<{ lines: Line[] }>('dispatch.get', { noteId });
  const scan = (code: string, more: object = {}) => team.checker.call('dispatch.scanCode', { noteId, code, ...more });
  return { noteId, number, scan, productId: product.id, lineId: lines[0]?.id ?? 0, lines };
}

describe('the first code of a product', () => {
  it('asks which line it belongs to and teaches the product its beginning', async () => {
    const { scan, productId, lineId, lines } = await picked(3, { tracePrefix: '' });
    expect(lines).toMatchObject([{ isTraceKnown: false }]);
    const code = aCode('8200001');
    expect(await scan(code)).toMatchObject({ problem: { params: { case: 'dispatch.rule.whichLine' } } });
    expect(await scan(code, { lineId })).toMatchObject({ ok: true, value: { checkedQty: 1000, countedQty: 1000 } });
    const { product } = await team.boss.ok<{ product: { tracePrefix: string } }>('products.get', { productId });
    expect(product.tracePrefix).toBe('8200001');
    expect(await scan(aCode('8200001'))).toMatchObject({ ok: true, value: { checkedQty: 2000 } });
    expect(await scan(aCode('8200002'), { lineId })).toMatchObject({ problem: { code: 'WRONG_SCAN' } });
  });

  it('is never taken from another product that owns it', async () => {
    await stocked(team, [1], { tracePrefix: '8200009' });
    const { scan, lineId } = await picked(3, { tracePrefix: '' });
    expect(await scan(aCode('8200009'), { lineId })).toMatchObject({ problem: { code: 'WRONG_SCAN' } });
  });
});

describe('a code of a case', () => {
  it('is asked about once, then counts what the case holds, up to the quantity of the line', async () => {
    const { scan } = await picked(25, { tracePrefix: '8300001', caseQty: 10_000 });
    const first = aCode('8300001', '3');
    expect(await scan(first)).toMatchObject({ problem: { params: { case: 'dispatch.rule.pieceOrCase' } } });
    expect(await scan(first, { isCase: true })).toMatchObject({ ok: true, value: { countedQty: 10_000 } });
    expect(await scan(aCode('8300001', '3'))).toMatchObject({ ok: true, value: { checkedQty: 20_000 } });
    expect(await scan(aCode('8300001', '3'))).toMatchObject({ problem: { code: 'QUANTITY_EXCEEDED' } });
    expect(await scan(aCode('8300001', '0'), { isCase: false })).toMatchObject({ value: { checkedQty: 21_000 } });
  });

  it('is asked about each time once a code like it was the other', async () => {
    const { scan } = await picked(50, { tracePrefix: '8300002', caseQty: 10_000 });
    await scan(aCode('8300002'), { isCase: true });
    expect(await scan(aCode('8300002'), { isCase: false })).toMatchObject({ value: { checkedQty: 11_000 } });
    expect(await scan(aCode('8300002'))).toMatchObject({ problem: { params: { case: 'dispatch.rule.pieceOrCase' } } });
  });

  it('teaches nothing when its scan is refused', async () => {
    const { scan } = await picked(15, { tracePrefix: '8300003', caseQty: 20_000 });
    expect(await scan(aCode('8300003'), { isCase: true })).toMatchObject({ problem: { code: 'QUANTITY_EXCEEDED' } });
    expect(await scan(aCode('8300003'))).toMatchObject({ ok: true, value: { countedQty: 1000 } });
  });
});

describe('the list of codes of a note', () => {
  it('names each code with its product, batch and quantity', async () => {
    const { noteId, number, scan } = await picked(25, { tracePrefix: '8300004', caseQty: 10_000 });
    const code = aCode('8300004');
    await scan(code, { isCase: true });
    const rows = await team.boss.ok<object[]>('dispatch.scannedCodes', { noteId });
    expect(rows).toMatchObject([{ lineNo: 1, code, qty: 10_000 }]);
    expect(await scan(code)).toMatchObject({ problem: { code: 'DUPLICATE', params: { number } } });
  });
});
