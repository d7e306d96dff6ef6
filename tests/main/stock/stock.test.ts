import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LotRow, MoveRow, ProductStockRow } from '../../../src/shared/contract/stock.contract';
import { openBook, type Book, type Seat } from '../../helpers/book';
import { aProduct, type MadeProduct } from '../../helpers/builders/products';
import { aLot, openingLine } from '../../helpers/builders/stock';
import { aPerson } from '../../helpers/builders/users';

let book: Book;
let boss: Seat;
let product: MadeProduct;
beforeEach(async () => {
  book = await openBook();
  boss = await book.setUp();
  product = await aProduct(boss);
});
afterEach(() => book.close());

type Got = { lot: LotRow; moves: MoveRow[]; history: { action: string; reason: string | null }[] };
const get = (lotId: number) => boss.ok<Got>('stock.get', { lotId });
const byProduct = async () => (await boss.ok<{ rows: ProductStockRow[] }>('stock.byProduct', {})).rows[0];
const record = (...lines: ReturnType<typeof openingLine>[]) => boss.call('stock.recordOpening', { lines });

describe('opening stock', () => {
  it('makes a lot with its first move, the label as printed and its last day', async () => {
    const { id } = await aLot(boss, product.id, { expiry: '2027.02', qty: 120_500, batchNo: '240301' });
    const { lot, moves } = await get(id);
    expect(lot).toMatchObject({
      productName: product.genericName,
      batchNo: '240301',
      expiresLabel: '2027.02',
      expiresOn: '2027-02-28',
      expiryLevel: 'near',
      expiryMonths: 6,
      onHand: 120_500,
      reserved: 0,
      status: 'sellable',
    });
    expect(moves).toMatchObject([{ kind: 'opening', qty: 120_500, movedOn: '2026-11-21', userName: '李敏' }]);
  });

  it('takes many lines at once, of one product and of several, in few statements', async () => {
    const other = await aProduct(boss);
    const lines = Array.from({ length: 60 }, (_, at) => openingLine(at % 2 === 0 ? product.id : other.id));
    book.statements();
    const { lotIds } = await boss.ok<{ lotIds: number[] }>('stock.recordOpening', { lines });
    const written = book.statements().filter((text) => !/audit_entry/u.test(text));
    expect(written.length).toBeLessThanOrEqual(12);
    expect(new Set(lotIds).size).toBe(60);
    const third = await get(lotIds[2] ?? 0);
    expect(third.lot).toMatchObject({ batchNo: lines[2]?.batchNo, productId: product.id });
  });

  it('takes all lines or none', async () => {
    const answer = await record(openingLine(product.id), openingLine(product.id, { expiry: '31.31.2026' }));
    expect(answer).toMatchObject({ problem: { code: 'VALIDATION_FAILED', fields: ['/lines/1/expiry'] } });
    expect(await boss.ok('stock.totals', {})).toMatchObject({ count: 0 });
  });

  it('refuses a batch twice, in one entry and later, at the line', async () => {
    const line = openingLine(product.id, { qty: 7_000 });
    const twice = { problem: { code: 'DUPLICATE', fields: ['/lines/1/batchNo'] } };
    expect(await record(line, { ...line })).toMatchObject(twice);
    expect(await record(line)).toMatchObject({ ok: true });
    expect(await record(openingLine(product.id), line)).toMatchObject({
      problem: { code: 'DUPLICATE', params: { lot: line.batchNo, onHandQty: 7_000 }, fields: ['/lines/1/batchNo'] },
    });
  });

  it('takes the same batch number for another product', async () => {
    const other = await aProduct(boss);
    const answer = await record(
      openingLine(product.id, { batchNo: 'SAME' }),
      openingLine(other.id, { batchNo: 'SAME' }),
    );
    expect(answer).toMatchObject({ ok: true });
  });

  it('refuses goods made after today or on the day they expire', async () => {
    const late = { problem: { code: 'VALIDATION_FAILED', fields: ['/lines/0/madeOn'] } };
    expect(await record(openingLine(product.id, { madeOn: '2026-11-22' }))).toMatchObject(late);
    const same = { madeOn: '2026-10-31', expiry: '2026-10' };
    expect(await record(openingLine(product.id, same))).toMatchObject(late);
  });

  it('refuses a quantity of zero and a product that does not exist', async () => {
    expect(await record(openingLine(product.id, { qty: 0 }))).toMatchObject({ problem: { fields: ['/lines/0/qty'] } });
    expect(await record(openingLine(999))).toMatchObject({
      problem: { code: 'NOT_FOUND', fields: ['/lines/0/productId'] },
    });
  });

  it('is written by the warehouse, not by sales', async () => {
    const sales = await aPerson(book, boss, { posts: ['sales'] });
    const keeper = await aPerson(book, boss, { posts: ['warehouse'] });
    const lines = [openingLine(product.id)];
    const refused = await sales.seat.call('stock.recordOpening', { lines });
    expect(refused).toMatchObject({ problem: { code: 'FORBIDDEN' } });
    expect(await keeper.seat.call('stock.recordOpening', { lines })).toMatchObject({ ok: true });
  });
});

describe('taking an opening row back', () => {
  it('leaves both rows, the reason and nothing on hand', async () => {
    const made = await aLot(boss, product.id, { qty: 9_000 });
    const { moves } = await get(made.id);
    await boss.ok('stock.reverseOpening', { moveId: moves[0]?.id, reason: '数量录错' });
    const after = await get(made.id);
    expect(after.lot.onHand).toBe(0);
    expect(after.moves).toMatchObject([
      { kind: 'reversal', qty: -9_000, reason: '数量录错' },
      { kind: 'opening', qty: 9_000, isReversed: true, actions: { reverse: { code: 'STATE_CONFLICT' } } },
    ]);
    expect(after.history[0]).toMatchObject({ action: 'reverse-opening', reason: '数量录错' });
    const again = await boss.call('stock.reverseOpening', { moveId: moves[0]?.id, reason: '再来' });
    expect(again).toMatchObject({ problem: { code: 'STATE_CONFLICT' } });
  });

  it('lets the same batch be opened again with the right date and quantity', async () => {
    const wrong = openingLine(product.id, { expiry: '2027-01', qty: 1_000 });
    await boss.ok('stock.recordOpening', { lines: [wrong] });
    const [row] = (await boss.ok<{ rows: LotRow[] }>('stock.list', {})).rows;
    const { moves } = await get(row?.id ?? 0);
    await boss.ok('stock.reverseOpening', { moveId: moves[0]?.id, reason: '效期录错' });
    const right = { ...wrong, expiry: '2028-01', qty: 3_000, location: 'B-02' };
    const { lotIds } = await boss.ok<{ lotIds: number[] }>('stock.recordOpening', { lines: [right] });
    expect(lotIds).toEqual([row?.id]);
    const after = await get(row?.id ?? 0);
    expect(after.lot).toMatchObject({ onHand: 3_000, expiresOn: '2028-01-31', location: 'B-02' });
    expect(after.moves.map(({ qty }) => qty)).toEqual([3_000, -1_000, 1_000]);
  });
});

describe('a lot', () => {
  it('is locked and unlocked by quality alone, with a reason that stays', async () => {
    const { id } = await aLot(boss, product.id);
    const keeper = await aPerson(book, boss, { posts: ['warehouse'] });
    const quality = await aPerson(book, boss, { posts: ['quality'] });
    const wish = { lotId: id, version: 0, reason: '外包装破损' };
    expect(await keeper.seat.call('stock.lockLot', wish)).toMatchObject({ problem: { code: 'FORBIDDEN' } });
    await quality.seat.ok('stock.lockLot', wish);
    const locked = await get(id);
    expect(locked.lot).toMatchObject({ status: 'locked', actions: { lock: { code: 'STATE_CONFLICT' }, unlock: true } });
    expect(locked.history[0]).toMatchObject({ action: 'lock', reason: '外包装破损' });
    const again = await quality.seat.call('stock.lockLot', { ...wish, version: 1 });
    expect(again).toMatchObject({ problem: { code: 'STATE_CONFLICT' } });
    await quality.seat.ok('stock.unlockLot', { lotId: id, version: 1, reason: '复检合格' });
    expect((await get(id)).lot.status).toBe('sellable');
  });

  it('says who may lock it', async () => {
    await aLot(boss, product.id);
    const keeper = await aPerson(book, boss, { posts: ['warehouse'] });
    const { rows } = await keeper.seat.ok<{ rows: LotRow[] }>('stock.list', {});
    const actions = { lock: { code: 'FORBIDDEN', params: { posts: 'quality' } }, move: true };
    expect(rows[0]).toMatchObject({ actions });
  });

  it('is put on another place, unless the screen is stale', async () => {
    const { id } = await aLot(boss, product.id);
    await boss.ok('stock.moveLot', { lotId: id, version: 0, location: 'C-09' });
    expect((await get(id)).lot.location).toBe('C-09');
    const stale = await boss.call('stock.moveLot', { lotId: id, version: 0, location: 'D-01' });
    expect(stale).toMatchObject({ problem: { code: 'CONFLICT', params: { expected: 0, found: 1 } } });
  });

  it('that does not exist is not found', async () => {
    const missing = { problem: { code: 'NOT_FOUND' } };
    expect(await boss.call('stock.get', { lotId: 99 })).toMatchObject(missing);
    expect(await boss.call('stock.lockLot', { lotId: 99, version: 0, reason: '坏' })).toMatchObject(missing);
    expect(await boss.call('stock.moveLot', { lotId: 99, version: 0, location: '' })).toMatchObject(missing);
    expect(await boss.call('stock.reverseOpening', { moveId: 99, reason: '坏' })).toMatchObject(missing);
  });
});

describe('stock by product', () => {
  it('adds up the lots and leaves out of sale what is locked or has run out', async () => {
    const locked = await aLot(boss, product.id, { qty: 1_000 });
    await aLot(boss, product.id, { qty: 2_000, expiry: '2026-11-20' });
    await aLot(boss, product.id, { qty: 4_000, expiry: '2026-11-21' });
    await boss.ok('stock.lockLot', { lotId: locked.id, version: 0, reason: '召回' });
    expect(await byProduct()).toMatchObject({
      onHandQty: 7_000,
      sellableQty: 4_000,
      reservedQty: 0,
      promisedQty: 0,
      availableQty: 4_000,
      lotCount: 3,
      nearestExpiresOn: '2026-11-20',
      expiryLevel: 'over',
    });
  });

  it('shows a product without lots as zero, or not at all when only stocked ones are asked for', async () => {
    expect(await byProduct()).toMatchObject({ onHandQty: 0, availableQty: 0, nearestExpiresOn: null });
    const stocked = await boss.ok<{ rows: unknown[] }>('stock.byProduct', { isStocked: true });
    expect(stocked.rows).toEqual([]);
    expect(await boss.ok('stock.byProductTotals', { isStocked: true })).toMatchObject({ count: 0 });
    await aLot(boss, product.id);
    expect(await boss.ok('stock.byProductTotals', { isStocked: true })).toMatchObject({ count: 1 });
  });

  it('asks the database as often for a hundred products as for one', async () => {
    await aLot(boss, product.id);
    book.statements();
    await byProduct();
    const forOne = book.statements().length;
    for (let i = 0; i < 30; i += 1) await aProduct(boss);
    book.statements();
    await byProduct();
    expect(book.statements()).toHaveLength(forOne);
  });
});
