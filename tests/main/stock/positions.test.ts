/** One batch in several places and areas: dates and lock are the batch's, what is for sale is the area's. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LotRow, ProductStockRow, StockAlerts } from '../../../src/shared/contract/stock.contract';
import { openBook, type Book } from '../../helpers/book';
import { anIssuedNote, anOrderToShip, aTeam, type Team } from '../../helpers/builders/dispatch';
import { aProduct } from '../../helpers/builders/products';
import { aLot, type MadeLot, openingLine, type StockPeople, stockPeople } from '../../helpers/builders/stock';

let book: Book;
let team: Team;
let people: StockPeople;
let productId: number;
let lot: MadeLot;
beforeAll(async () => {
  book = await openBook();
  team = await aTeam(book);
  people = await stockPeople(book, team.boss);
});
afterAll(() => book.close());
beforeEach(async () => {
  productId = (await aProduct(team.boss)).id;
  lot = await aLot(team.boss, productId, { qty: 100_000, location: 'A-01' });
});

const rowsOfBatch = async (batchNo: string) =>
  (await team.boss.ok<{ rows: LotRow[] }>('stock.list', { search: batchNo })).rows.toSorted((a, b) => a.id - b.id);
const lotOf = async (lotId: number) => (await team.boss.ok<{ lot: LotRow }>('stock.get', { lotId })).lot;
const balance = async () =>
  (await team.boss.ok<{ rows: ProductStockRow[] }>('stock.byProduct', {})).rows.find(({ id }) => id === productId);
const transfer = (given: object = {}) =>
  people.keeper.seat.call<{ lotId: number }>('stock.transfer', {
    lotId: lot.id,
    qty: 30_000,
    location: 'B-02',
    reason: '并货',
    ...given,
  });
const toArea = (area: string, given: object = {}) =>
  people.quality.seat.call<{ lotId: number }>('stock.changeArea', {
    lotId: lot.id,
    qty: 30_000,
    area,
    location: 'Q-01',
    reason: '外观存疑',
    ...given,
  });

describe('a transfer', () => {
  it('is two moves: out of one place and into another of the same batch', async () => {
    expect(await transfer()).toMatchObject({ ok: true });
    expect(await transfer({ qty: 10_000 })).toMatchObject({ ok: true });
    const rows = await rowsOfBatch(lot.batchNo);
    expect(rows.map(({ location, onHand }) => [location, onHand])).toEqual([
      ['A-01', 60_000],
      ['B-02', 40_000],
    ]);
    const got = await team.boss.ok<{ moves: { kind: string; qty: number; reason: string }[] }>('stock.get', {
      lotId: rows[1]?.id,
    });
    expect(got.moves.map(({ kind, qty, reason }) => [kind, qty, reason])).toEqual([
      ['transfer', 10_000, '并货'],
      ['transfer', 30_000, '并货'],
    ]);
  });

  it('takes only what is free, and says how much that is', async () => {
    const { orderId } = await anOrderToShip(team, { lines: [{ productId, units: 80 }] });
    await anIssuedNote(team, orderId);
    expect(await transfer()).toMatchObject({
      problem: { code: 'STOCK_SHORT', params: { neededQty: 30_000, availableQty: 20_000 } },
    });
    expect(await rowsOfBatch(lot.batchNo)).toHaveLength(1);
  });

  it('goes somewhere else', async () => {
    expect(await transfer({ location: 'A-01' })).toMatchObject({
      problem: { params: { case: 'stock.refusal.samePlace' } },
    });
  });

  it('leaves the whole lot with its reservations where the place is taken', async () => {
    await transfer();
    const { version } = await lotOf(lot.id);
    const wish = { lotId: lot.id, version, location: 'B-02' };
    expect(await people.keeper.seat.call('stock.moveLot', wish)).toMatchObject({
      problem: { code: 'DUPLICATE', params: { case: 'stock.refusal.placeTaken' } },
    });
  });
});

describe('the area of a lot', () => {
  it('decides what is for sale: goods in quarantine are neither sellable nor promised nor reserved', async () => {
    const moved = await toArea('quarantine');
    expect(await balance()).toMatchObject({ onHandQty: 100_000, sellableQty: 70_000, availableQty: 70_000 });
    const { orderId } = await anOrderToShip(team, { lines: [{ productId, units: 80 }] });
    const proposal = await team.warehouse.ok<{ lines: { shortQty: number; parts: { lotId: number }[] }[] }>(
      'dispatch.proposeNote',
      { orderId },
    );
    expect(proposal.lines[0]).toMatchObject({ shortQty: 10_000, parts: [{ lotId: lot.id, qty: 70_000 }] });
    const lotId = moved.ok ? moved.value.lotId : 0;
    const { lines } = await team.boss.ok<{ lines: { id: number }[] }>('orders.get', { orderId });
    const byHand = [{ orderLineId: lines[0]?.id, qty: 1_000, lots: [{ lotId, qty: 1_000 }] }];
    expect(await team.warehouse.call('dispatch.issueNote', { orderId, lines: byHand })).toMatchObject({
      problem: { code: 'LOT_NOT_SELLABLE', params: { reason: 'stock.areas.quarantine' } },
    });
  });

  it('is changed by quality alone, and back again', async () => {
    const wish = { lotId: lot.id, qty: 1_000, area: 'quarantine', location: 'Q', reason: '存疑' };
    expect(await people.keeper.seat.call('stock.changeArea', wish)).toMatchObject({ problem: { code: 'FORBIDDEN' } });
    const moved = await toArea('quarantine');
    const lotId = moved.ok ? moved.value.lotId : 0;
    expect(await toArea('stock', { lotId, location: 'A-01' })).toMatchObject({ value: { lotId: lot.id } });
    expect((await lotOf(lot.id)).onHand).toBe(100_000);
  });

  it('that is rejected is the end: nothing goes back into sale', async () => {
    const moved = await toArea('rejected');
    const lotId = moved.ok ? moved.value.lotId : 0;
    expect((await lotOf(lotId)).actions.changeArea).toMatchObject({
      params: { case: 'stock.refusal.rejectedStays' },
    });
    expect(await toArea('stock', { lotId })).toMatchObject({
      problem: { params: { case: 'stock.refusal.rejectedStays' } },
    });
    expect(await transfer({ lotId, location: 'R-02' })).toMatchObject({ ok: true });
  });
});

describe('a batch', () => {
  it('is locked as a whole, and what comes to a new place is locked too', async () => {
    await transfer();
    const { version } = await lotOf(lot.id);
    await people.quality.seat.ok('stock.lockLot', { lotId: lot.id, version, reason: '投诉' });
    await transfer({ location: 'C-03', qty: 5_000 });
    const rows = await rowsOfBatch(lot.batchNo);
    expect(rows.map(({ status }) => status)).toEqual(['locked', 'locked', 'locked']);
    const [first] = rows;
    await people.quality.seat.ok('stock.unlockLot', { lotId: lot.id, version: first?.version, reason: '复检合格' });
    expect((await rowsOfBatch(lot.batchNo)).every(({ status }) => status === 'sellable')).toBe(true);
  });

  it('has one expiry wherever it stands', async () => {
    const line = openingLine(productId, { batchNo: lot.batchNo, location: 'E-01', expiry: '2029-01' });
    expect(await team.boss.call('stock.recordOpening', { lines: [line] })).toMatchObject({
      problem: {
        code: 'RULE_VIOLATED',
        params: { storedOn: '2028-12-31', expiresOn: '2029-01-31' },
        fields: ['/lines/0/expiry'],
      },
    });
    const same = { ...line, expiry: '2028-12-31' };
    expect(await team.boss.call('stock.recordOpening', { lines: [same] })).toMatchObject({ ok: true });
    expect(await rowsOfBatch(lot.batchNo)).toHaveLength(2);
    const twice = openingLine(productId, { location: 'F-01' });
    const differing = { ...twice, location: 'F-02', expiry: '2027-05' };
    expect(await team.boss.call('stock.recordOpening', { lines: [twice, differing] })).toMatchObject({
      problem: { fields: ['/lines/1/expiry'] },
    });
  });
});

describe('what waits for somebody', () => {
  const alerts = () => people.manager.seat.ok<StockAlerts>('stock.alerts');
  const counts = ({ over, near }: StockAlerts) => [over.count, ...near.map(({ count }) => count)];

  it('counts lots near their expiry by the steps of the settings, each once, and only those for sale', async () => {
    const before = counts(await alerts());
    const late: MadeLot[] = [];
    for (const expiry of ['2026-11-20', '2026-12-21', '2026-12-22', '2027-02-22', '2027-05-21', '2027-05-22']) {
      late.push(await aLot(team.boss, productId, { expiry, qty: 1_000 }));
    }
    const found = counts(await alerts());
    expect(found.map((count, at) => count - (before[at] ?? 0))).toEqual([1, 1, 1, 2]);
    await toArea('quarantine', { lotId: late[1]?.id, qty: 1_000 });
    expect(counts(await alerts())[1]).toBe((found[1] ?? 0) - 1);
    const { near, over } = await alerts();
    const bounds = { op: 'dateRange', column: 'expiresOn', from: near[2]?.from, to: near[2]?.to };
    const stocked = { op: 'range', column: 'onHand', min: 1 };
    const forSale = { op: 'in', column: 'area', values: ['stock'] };
    const listed = await team.boss.ok<{ count: number }>('stock.totals', { filters: [bounds, stocked, forSale] });
    expect(listed.count).toBe(near[2]?.count);
    expect(over.to).toBe('2026-11-20');
  });

  it('moves with the days before the label on which the last sale is made', async () => {
    const before = counts(await alerts());
    await team.boss.ok('settings.changeThreshold', { key: 'stopSaleDays', value: 10, version: 0 });
    await aLot(team.boss, productId, { expiry: '2026-11-30', qty: 1_000 });
    const after = await alerts();
    await team.boss.ok('settings.changeThreshold', { key: 'stopSaleDays', value: 0, version: 1 });
    expect(after.over.to).toBe('2026-11-30');
    expect(after.over.count).toBeGreaterThan(before[0] ?? 0);
  });
});
