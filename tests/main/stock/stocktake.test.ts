import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LotRow } from '../../../src/shared/contract/stock.contract';
import { openBook, type Book } from '../../helpers/book';
import { anIssuedNote, anOrderToShip, aTeam, type Team } from '../../helpers/builders/dispatch';
import { aProduct } from '../../helpers/builders/products';
import {
  aLot,
  aStocktake,
  countLines,
  finishCount,
  type MadeLot,
  type StockPeople,
  stockPeople,
  stocktakeSeenBy,
} from '../../helpers/builders/stock';

let book: Book;
let team: Team;
let people: StockPeople;
let productId: number;
let one: MadeLot;
let other: MadeLot;
beforeAll(async () => {
  book = await openBook();
  team = await aTeam(book);
  people = await stockPeople(book, team.boss);
});
afterAll(() => book.close());
beforeEach(async () => {
  productId = (await aProduct(team.boss)).id;
  one = await aLot(team.boss, productId, { qty: 100_000, location: 'A-01' });
  other = await aLot(team.boss, productId, { qty: 50_000, location: 'B-01' });
});

const lotOf = async (lotId: number) => (await team.boss.ok<{ lot: LotRow }>('stock.get', { lotId })).lot;
const keeper = () => people.keeper.seat;
const approver = () => people.financeManager.seat;
const counted = async (found: Readonly<Record<string, number>>) => {
  const made = await aStocktake(keeper(), productId);
  await countLines(keeper(), made, found);
  return { ...made, version: await finishCount(keeper(), made.stocktakeId) };
};
const wish = ({ stocktakeId, version }: { stocktakeId: number; version: number }) => ({ stocktakeId, version });
const approved = (made: { stocktakeId: number; version: number }) => ({ ...wish(made), decision: '' });

describe('a stocktake', () => {
  it('lists the lots of its scope by place and takes the next number of its series', async () => {
    const made = await aStocktake(keeper(), productId);
    expect(made.number).toMatch(/^PD2611-\d{5}$/u);
    const { lines } = await stocktakeSeenBy(keeper(), made.stocktakeId);
    expect(lines.map(({ batchNo, location }) => [batchNo, location])).toEqual([
      [one.batchNo, 'A-01'],
      [other.batchNo, 'B-01'],
    ]);
  });

  it('of places takes those that begin with the text', async () => {
    await aLot(team.boss, productId, { location: 'ZZ-7-01' });
    const input = { scope: 'location', location: 'ZZ-7', productId: null, remark: '' };
    const { stocktakeId } = await keeper().ok<{ stocktakeId: number }>('stocktakes.start', input);
    const { lines } = await stocktakeSeenBy(keeper(), stocktakeId);
    expect(lines.map(({ location }) => location)).toEqual(['ZZ-7-01']);
  });

  it('is blind: neither the page nor the sheet of the counter shows the book, until it is posted', async () => {
    const made = await aStocktake(keeper(), productId);
    const sheet = await keeper().ok<{ lines: object[] }>('stocktakes.printSheet', { stocktakeId: made.stocktakeId });
    expect(JSON.stringify(sheet)).not.toContain('100000');
    expect((await stocktakeSeenBy(approver(), made.stocktakeId)).lines[0]?.book).toBeNull();
    await countLines(keeper(), made, { [one.batchNo]: 98_000, [other.batchNo]: 50_000 });
    const version = await finishCount(keeper(), made.stocktakeId);
    expect((await stocktakeSeenBy(keeper(), made.stocktakeId)).lines[0]?.book).toBeNull();
    expect((await stocktakeSeenBy(approver(), made.stocktakeId)).lines[0]?.book).toMatchObject({
      bookQty: 100_000,
      differenceQty: -2_000,
    });
    await approver().ok('stocktakes.approve', approved({ ...made, version }));
    expect((await stocktakeSeenBy(keeper(), made.stocktakeId)).lines[0]?.book).not.toBeNull();
  });

  it('is not finished while a line has no count', async () => {
    const made = await aStocktake(keeper(), productId);
    expect(await keeper().call('stocktakes.finish', wish(made))).toMatchObject({
      problem: { params: { case: 'stocktakes.refusal.missing', count: 2 } },
    });
  });

  it('counts a lot once at a time', async () => {
    const made = await aStocktake(keeper(), productId);
    const again = { scope: 'product', location: '', productId, remark: '' };
    const refused = await people.colleague.seat.call('stocktakes.start', again);
    expect(refused).toMatchObject({ problem: { code: 'DUPLICATE', params: { number: made.number } } });
    await keeper().ok('stocktakes.cancel', { ...wish(made), reason: '改天再盘' });
    expect(await people.colleague.seat.call('stocktakes.start', again)).toMatchObject({ ok: true });
  });

  it('takes the counts of two people at once, and of one line only the first', async () => {
    const made = await aStocktake(keeper(), productId);
    const { lines } = await stocktakeSeenBy(keeper(), made.stocktakeId);
    const [first, second] = lines.map(({ id, version }) => ({ lineId: id, version, countedQty: 1_000 }));
    const { stocktakeId } = made;
    await keeper().ok('stocktakes.saveCounts', { stocktakeId, counts: [first] });
    expect(await people.colleague.seat.call('stocktakes.saveCounts', { stocktakeId, counts: [second] })).toMatchObject({
      ok: true,
    });
    expect(await people.colleague.seat.call('stocktakes.saveCounts', { stocktakeId, counts: [first] })).toMatchObject({
      problem: { code: 'CONFLICT', fields: ['/counts/0/version'] },
    });
  });
});

describe('a difference', () => {
  it('is approved by somebody who did not count, and posted as a move of its document', async () => {
    const made = await counted({ [one.batchNo]: 97_000, [other.batchNo]: 50_500 });
    expect(await keeper().call('stocktakes.approve', approved(made))).toMatchObject({ problem: { code: 'FORBIDDEN' } });
    await approver().ok('stocktakes.approve', approved(made));
    expect((await lotOf(one.id)).onHand).toBe(97_000);
    expect((await lotOf(other.id)).onHand).toBe(50_500);
    const { moves } = await team.boss.ok<{ moves: { kind: string; qty: number }[] }>('stock.get', { lotId: one.id });
    expect(moves[0]).toMatchObject({ kind: 'stocktake', qty: -3_000 });
  });

  it('is never approved by its counter, whatever posts he holds', async () => {
    const made = await aStocktake(team.boss, productId);
    await countLines(team.boss, made);
    const version = await finishCount(team.boss, made.stocktakeId);
    expect(await team.boss.call('stocktakes.approve', approved({ ...made, version }))).toMatchObject({
      problem: { code: 'SELF_APPROVAL', params: { number: made.number } },
    });
  });

  it('is that of the moment of the count: what moved meanwhile is told and stays moved', async () => {
    const made = await counted({ [one.batchNo]: 97_000, [other.batchNo]: 50_000 });
    const moved = { lotId: one.id, qty: 20_000, location: 'C-01', reason: '并货' };
    await keeper().ok('stock.transfer', moved);
    const { lines } = await stocktakeSeenBy(approver(), made.stocktakeId);
    const now = { bookQty: 100_000, nowQty: 80_000, movedQty: -20_000, differenceQty: -3_000 };
    expect(lines[0]?.book).toMatchObject(now);
    await approver().ok('stocktakes.approve', approved(made));
    expect((await lotOf(one.id)).onHand).toBe(77_000);
  });

  it('that goes below what is reserved refuses the whole posting with its numbers, and nothing is lost', async () => {
    const { orderId } = await anOrderToShip(team, { lines: [{ productId, units: 90 }] });
    const made = await counted({ [one.batchNo]: 80_000, [other.batchNo]: 40_000 });
    await anIssuedNote(team, orderId);
    expect(await approver().call('stocktakes.approve', approved(made))).toMatchObject({
      problem: { code: 'STOCK_SHORT', params: { neededQty: 20_000, availableQty: 10_000 } },
    });
    expect((await lotOf(one.id)).onHand).toBe(100_000);
    expect((await lotOf(other.id)).onHand).toBe(50_000);
    expect((await stocktakeSeenBy(approver(), made.stocktakeId)).stocktake.state).toBe('counted');
  });

  it('is counted once more, still blind, with the first count kept', async () => {
    const made = await counted({ [one.batchNo]: 97_000, [other.batchNo]: 50_000 });
    await approver().ok('stocktakes.recount', wish(made));
    const { stocktake, lines } = await stocktakeSeenBy(keeper(), made.stocktakeId);
    expect(stocktake).toMatchObject({ state: 'counting', round: 2 });
    expect(lines.map(({ countedQty, isRecount }) => [countedQty, isRecount])).toEqual([
      [null, true],
      [50_000, false],
    ]);
    const sheet = await keeper().ok<{ lines: object[] }>('stocktakes.previewSheet', { stocktakeId: made.stocktakeId });
    expect(sheet.lines).toHaveLength(1);
    await countLines(keeper(), made, { [one.batchNo]: 100_000 });
    const version = await finishCount(keeper(), made.stocktakeId);
    const after = await stocktakeSeenBy(approver(), made.stocktakeId);
    expect(after.stocktake.differenceCount).toBe(0);
    expect(after.lines[0]?.book).toMatchObject({ earlierQty: 97_000, differenceQty: 0 });
    expect(await approver().call('stocktakes.recount', { stocktakeId: made.stocktakeId, version })).toMatchObject({
      problem: { params: { case: 'stocktakes.refusal.noDifference' } },
    });
  });

  it('may be a find that the book does not have in this place', async () => {
    const made = await aStocktake(keeper(), productId);
    const { stocktakeId } = made;
    const found = { stocktakeId, productId, batchNo: one.batchNo, madeOn: null, location: 'D-09', countedQty: 4_000 };
    expect(await keeper().call('stocktakes.addFound', { ...found, expiry: '2027-01' })).toMatchObject({
      problem: { params: { case: 'stock.refusal.otherExpiry', storedOn: '2028-12-31' } },
    });
    await keeper().ok('stocktakes.addFound', { ...found, expiry: '2028-12-31' });
    await countLines(keeper(), made, { [one.batchNo]: 100_000, [other.batchNo]: 50_000 });
    const version = await finishCount(keeper(), stocktakeId);
    await approver().ok('stocktakes.approve', approved({ stocktakeId, version }));
    const { rows } = await team.boss.ok<{ rows: LotRow[] }>('stock.list', { search: one.batchNo });
    const byPlace = rows.toSorted((a, b) => a.id - b.id);
    expect(byPlace.map(({ location, onHand }) => [location, onHand])).toEqual([
      ['A-01', 100_000],
      ['D-09', 4_000],
    ]);
  });

  it('once posted is never changed nor posted again', async () => {
    const made = await counted({ [one.batchNo]: 99_000, [other.batchNo]: 50_000 });
    const { version } = await approver().ok<{ version: number }>('stocktakes.approve', approved(made));
    expect(await approver().call('stocktakes.approve', approved({ ...made, version }))).toMatchObject({
      problem: { code: 'STATE_CONFLICT', params: { state: 'stocktakes.states.posted' } },
    });
    expect((await lotOf(one.id)).onHand).toBe(99_000);
  });

  it('of a cancelled stocktake never reaches the ledger', async () => {
    const made = await counted({});
    await keeper().ok('stocktakes.cancel', { ...wish(made), reason: '盘错区域' });
    expect((await lotOf(one.id)).onHand).toBe(100_000);
  });
});
