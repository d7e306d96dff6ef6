import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecallRow, TracedBatch, TracedPurchase } from '../../../src/shared/contract/recalls.contract';
import type { LotRow } from '../../../src/shared/contract/stock.contract';
import { openBook, type Book } from '../../helpers/book';
import { aCustomer } from '../../helpers/builders/customers';
import {
  anIssuedNote,
  anOrderToShip,
  aShippedNote,
  aSignedNote,
  aTeam,
  stocked,
  type StockedProduct,
  type Team,
} from '../../helpers/builders/dispatch';
import { type StockPeople, stockPeople } from '../../helpers/builders/stock';
import { aPerson } from '../../helpers/builders/users';

let book: Book;
let team: Team;
let people: StockPeople;
let product: StockedProduct;
let batchNo: string;
let hospital: number;
let pharmacy: number;

const lotOf = async (lotId: number) => (await team.boss.ok<{ lot: LotRow }>('stock.get', { lotId })).lot;
const shipTo = async (buyerId: number, units: number) => {
  const { orderId } = await anOrderToShip(team, { buyerId, lines: [{ productId: product.id, units }] });
  return aShippedNote(team, orderId);
};

beforeAll(async () => {
  book = await openBook();
  team = await aTeam(book);
  people = await stockPeople(book, team.boss);
  product = await stocked(team, [100]);
  batchNo = (await lotOf(product.lotIds[0] ?? 0)).batchNo;
  hospital = (await aCustomer(team.boss, { name: '北京协和医院' })).id;
  pharmacy = (await aCustomer(team.boss, { name: '恒瑞大药房' })).id;
  await shipTo(hospital, 10);
  await shipTo(hospital, 5);
  await shipTo(pharmacy, 20);
  const waiting = await anOrderToShip(team, { buyerId: pharmacy, lines: [{ productId: product.id, units: 7 }] });
  await anIssuedNote(team, waiting.orderId);
});
afterAll(() => book.close());

const trace = () => people.quality.seat.ok<TracedBatch>('recalls.trace', { productId: product.id, batchNo });

describe('the trace of a batch', () => {
  it('names every customer, note, quantity and day, and what still stands in the house', async () => {
    const traced = await trace();
    expect(traced.deliveries.map(({ customerName, qty }) => [customerName, qty])).toEqual([
      ['恒瑞大药房', 20_000],
      ['北京协和医院', 5_000],
      ['北京协和医院', 10_000],
    ]);
    expect(traced.deliveries.every(({ noteNumber, shippedOn }) => noteNumber !== '' && shippedOn !== '')).toBe(true);
    expect(traced.figures).toEqual({
      customerCount: 2,
      shippedQty: 35_000,
      returnedQty: 0,
      onHandQty: 65_000,
      reservedQty: 7_000,
    });
  });

  it('names the notes that hold the batch but have not left: number, customer, state, quantity', async () => {
    const { held } = await trace();
    expect(held).toEqual([
      expect.objectContaining({ customerId: pharmacy, customerName: '恒瑞大药房', state: 'released', qty: 7_000 }),
    ]);
    expect(held[0]?.noteNumber).toMatch(/^CK2611-\d{5}$/u);
  });

  it('is found by the beginning of the batch number', async () => {
    const found = await people.keeper.seat.ok<{ batchNo: string; productId: number }[]>('recalls.findBatches', {
      search: batchNo.slice(0, 5),
    });
    expect(found).toContainEqual(expect.objectContaining({ batchNo, productId: product.id }));
  });

  it('shows a salesperson only the customers whose notes he sees', async () => {
    const stranger = await aPerson(book, team.boss, { posts: ['sales'] });
    const seen = await stranger.seat.ok<TracedBatch>('recalls.trace', { productId: product.id, batchNo });
    expect(seen.deliveries).toEqual([]);
    expect(seen.held).toEqual([]);
  });

  it('turned round, names the batches of a customer', async () => {
    const rows = await people.quality.seat.ok<TracedPurchase[]>('recalls.batchesOf', { customerId: hospital });
    expect(rows.map((row) => [row.batchNo, row.qty])).toEqual([
      [batchNo, 5_000],
      [batchNo, 10_000],
    ]);
  });
});

describe('a recall', () => {
  it('locks the batch wherever it stands, stops its notes at the door, and is opened once', async () => {
    const [lotId = 0] = product.lotIds;
    const shift = { lotId, qty: 3_000, location: 'Z-01', reason: '并货' };
    await people.keeper.seat.ok('stock.transfer', shift);
    const wish = { productId: product.id, batchNo, level: 1, reason: '国家局通告', instruction: '请立即停止使用' };
    expect(await people.keeper.seat.call('recalls.start', wish)).toMatchObject({ problem: { code: 'FORBIDDEN' } });
    const { number } = await people.quality.seat.ok<{ number: string }>('recalls.start', wish);
    expect(number).toMatch(/^ZH2611-\d{5}$/u);
    expect((await trace()).positions.map(({ status }) => status)).toEqual(['locked', 'locked']);
    expect(await people.quality.seat.call('recalls.start', wish)).toMatchObject({
      problem: { code: 'DUPLICATE', params: { number } },
    });
    const again = await anOrderToShip(team, { buyerId: hospital, lines: [{ productId: product.id, units: 1 }] });
    expect(await team.warehouse.call('dispatch.issueNote', { orderId: again.orderId })).toMatchObject({ ok: false });
  });

  it('keeps its batch locked until it is closed', async () => {
    const [lotId = 0] = product.lotIds;
    const { version, recallNumber, actions } = await lotOf(lotId);
    expect(recallNumber).toMatch(/^ZH/u);
    expect(actions.unlock).toMatchObject({ code: 'IN_USE', params: { number: recallNumber } });
    const wish = { lotId, version, reason: '复检合格' };
    expect(await people.quality.seat.call('stock.unlockLot', wish)).toMatchObject({
      problem: { code: 'IN_USE', params: { number: recallNumber } },
    });
  });

  it('shows while it is open what went out, came back and stands in the house as of now', async () => {
    const { rows } = await people.quality.seat.ok<{ rows: RecallRow[] }>('recalls.list', {});
    const figures = { customerCount: 2, shippedQty: 35_000, returnedQty: 0, onHandQty: 65_000 };
    expect(rows).toEqual([expect.objectContaining({ state: 'open', ...figures })]);
    const got = await people.quality.seat.ok<{ recall: RecallRow }>('recalls.get', { recallId: rows[0]?.id });
    expect(got.recall).toMatchObject(figures);
  });

  it('writes to each customer what he got, and counts the copies of each letter', async () => {
    const { rows } = await people.quality.seat.ok<{ rows: RecallRow[] }>('recalls.list', {});
    const recallId = rows[0]?.id ?? 0;
    const letter = { recallId, customerId: hospital };
    const printed = await people.quality.seat.ok<{ lines: { qty: number }[] }>('recalls.printLetter', letter);
    expect(printed).toMatchObject({ customerName: '北京协和医院', batchNo, level: 1, copyNo: 1 });
    expect(printed.lines.map(({ qty }) => qty)).toEqual([5_000, 10_000]);
    expect(await people.quality.seat.ok('recalls.printLetter', letter)).toMatchObject({ copyNo: 2 });
    const other = { recallId, customerId: pharmacy };
    expect(await people.quality.seat.ok('recalls.previewLetter', other)).toMatchObject({ copyNo: 1 });
    const stranger = (await aCustomer(team.boss)).id;
    expect(await people.quality.seat.call('recalls.previewLetter', { recallId, customerId: stranger })).toMatchObject({
      problem: { code: 'NOT_FOUND', fields: ['/customerId'] },
    });
  });

  it('is closed with the figures of the day, which later movements never change', async () => {
    const { rows } = await people.quality.seat.ok<{ rows: RecallRow[] }>('recalls.list', {});
    const [open] = rows;
    const wish = { recallId: open?.id, version: open?.version, summary: '已全部通知' };
    await people.quality.seat.ok('recalls.close', wish);
    const got = await people.quality.seat.ok<{ recall: RecallRow }>('recalls.get', { recallId: open?.id });
    const figures = { customerCount: 2, shippedQty: 35_000, returnedQty: 0, onHandQty: 65_000 };
    expect(got.recall).toMatchObject({ state: 'closed', closedOn: '2026-11-21', ...figures });
    expect(await people.quality.seat.call('recalls.close', { ...wish, version: got.recall.version })).toMatchObject({
      problem: { code: 'STATE_CONFLICT' },
    });
    const [lotId = 0] = product.lotIds;
    const { status, version } = await lotOf(lotId);
    expect(status).toBe('locked');
    await people.quality.seat.ok('stock.unlockLot', { lotId, version, reason: '召回结束，复检合格' });
    const lines = [{ productId: product.id, units: 2 }];
    await aSignedNote(team, (await anOrderToShip(team, { buyerId: hospital, lines })).orderId);
    const later = await people.quality.seat.ok<{ recall: RecallRow }>('recalls.get', { recallId: open?.id });
    expect(later.recall).toMatchObject(figures);
  });
});
