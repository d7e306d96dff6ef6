import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LotRow } from '../../../src/shared/contract/stock.contract';
import type { SupplierReturnRow } from '../../../src/shared/contract/supplier-returns.contract';
import { openBook, type Book } from '../../helpers/book';
import { aTeam, type Team } from '../../helpers/builders/dispatch';
import { aProduct } from '../../helpers/builders/products';
import {
  anApprovedSupplier,
  aPurchase,
  aSupplier,
  aSupplierReturn,
  arrivalLine,
  inspected,
  type MadeSupplier,
} from '../../helpers/builders/purchases';
import { type StockPeople, stockPeople } from '../../helpers/builders/stock';

let book: Book;
let team: Team;
let people: StockPeople;
let supplier: MadeSupplier;
let productId: number;
beforeAll(async () => {
  book = await openBook();
  team = await aTeam(book);
  people = await stockPeople(book, team.boss);
  supplier = await anApprovedSupplier({ asker: people.keeper.seat, decider: people.quality.seat });
});
afterAll(() => book.close());
beforeEach(async () => {
  productId = (await aProduct(team.boss)).id;
});

const keeper = () => people.keeper.seat;
const quality = () => people.quality.seat;
type Lots = { rows: LotRow[] };
const lotsOf = async (batchNo: string) =>
  (await team.boss.ok<Lots>('stock.list', { filters: [{ op: 'equals', column: 'batchNo', text: batchNo }] })).rows;
const areas = async (batchNo: string) =>
  Object.fromEntries((await lotsOf(batchNo)).map(({ area, onHand }) => [area, onHand]));

describe('a return to a supplier', () => {
  const stored = async () => {
    const line = arrivalLine(productId, { qty: 100_000 });
    const { receiptId } = await aPurchase(keeper(), supplier.id, [line]);
    await inspected(quality(), receiptId, [30_000]);
    const lots = await lotsOf(line.batchNo);
    return { line, idOf: (area: string) => lots.find((lot) => lot.area === area)?.id ?? 0 };
  };
  const wish = ({ returnId, version }: { returnId: number; version: number }) => ({ returnId, version, decision: '' });

  it('leaves from the rejected area and from stock once somebody else approves it', async () => {
    const { line, idOf } = await stored();
    const parts = [
      { lotId: idOf('rejected'), qty: 30_000 },
      { lotId: idOf('stock'), qty: 10_000 },
    ];
    const asked = await aSupplierReturn(keeper(), supplier.id, parts);
    expect(asked.number).toMatch(/^CT2611-\d{5}$/u);
    expect(await areas(line.batchNo)).toEqual({ quarantine: 0, stock: 70_000, rejected: 30_000 });
    expect(await keeper().call('supplierReturns.approve', wish(asked))).toMatchObject({
      problem: { code: 'FORBIDDEN' },
    });
    const { version } = await people.financeManager.seat.ok<{ version: number }>(
      'supplierReturns.approve',
      wish(asked),
    );
    expect(await areas(line.batchNo)).toEqual({ quarantine: 0, stock: 60_000, rejected: 0 });
    const note = { returnId: asked.returnId, version, creditNoteNo: '红 2026-088' };
    await people.financeManager.seat.ok('supplierReturns.setCreditNote', note);
    const got = await keeper().ok<{ return: SupplierReturnRow }>('supplierReturns.get', { returnId: asked.returnId });
    expect(got.return).toMatchObject({ state: 'posted', creditNoteNo: '红 2026-088', isSamePerson: false });
  });

  it('is never approved by who asked for it', async () => {
    const { idOf } = await stored();
    const asked = await aSupplierReturn(team.boss, supplier.id, [{ lotId: idOf('rejected'), qty: 1_000 }]);
    expect(await team.boss.call('supplierReturns.approve', wish(asked))).toMatchObject({
      problem: { code: 'SELF_APPROVAL', params: { number: asked.number } },
    });
  });

  it('takes no goods that wait for their verdict, came from another, or are not there', async () => {
    const { idOf } = await stored();
    const ask = (lotId: number, qty: number, supplierId = supplier.id) =>
      keeper().call('supplierReturns.request', { supplierId, reason: '错发', lines: [{ lotId, qty }] });
    const line = arrivalLine(productId);
    await aPurchase(keeper(), supplier.id, [line]);
    const [waiting] = await lotsOf(line.batchNo);
    expect(await ask(waiting?.id ?? 0, 1_000)).toMatchObject({
      problem: { params: { case: 'supplierReturns.refusal.notJudged' } },
    });
    const other = await aSupplier(keeper());
    expect(await ask(idOf('stock'), 1_000, other.id)).toMatchObject({
      problem: { params: { case: 'supplierReturns.refusal.otherSupplier' } },
    });
    expect(await ask(idOf('rejected'), 31_000)).toMatchObject({
      problem: { code: 'STOCK_SHORT', params: { neededQty: 31_000, availableQty: 30_000 } },
    });
  });

  it('is refused as a whole when the goods have gone meanwhile', async () => {
    const { line, idOf } = await stored();
    const parts = [{ lotId: idOf('rejected'), qty: 30_000 }];
    const first = await aSupplierReturn(keeper(), supplier.id, parts);
    const second = await aSupplierReturn(keeper(), supplier.id, parts);
    await people.financeManager.seat.ok('supplierReturns.approve', wish(first));
    expect(await people.financeManager.seat.call('supplierReturns.approve', wish(second))).toMatchObject({
      problem: { code: 'STOCK_SHORT' },
    });
    const gone = { returnId: second.returnId, version: second.version, reason: '货已退' };
    expect(await people.colleague.seat.call('supplierReturns.cancel', gone)).toMatchObject({
      problem: { params: { case: 'supplierReturns.refusal.notYours' } },
    });
    await keeper().ok('supplierReturns.cancel', gone);
    expect(await areas(line.batchNo)).toEqual({ quarantine: 0, stock: 70_000, rejected: 0 });
  });
});

describe('the ledger of a batch through its whole life', () => {
  it('comes to what is on hand in every position', async () => {
    const line = arrivalLine(productId, { qty: 90_000 });
    const wrong = await aPurchase(keeper(), supplier.id, [line]);
    await keeper().ok('purchases.cancel', { receiptId: wrong.receiptId, version: 0, reason: '重复登记' });
    const one = await aPurchase(keeper(), supplier.id, [line, { ...line, location: 'B-01', qty: 10_000 }]);
    await inspected(quality(), one.receiptId, [40_000, 0]);
    const rejected = (await lotsOf(line.batchNo)).find(({ area }) => area === 'rejected');
    const back = await aSupplierReturn(keeper(), supplier.id, [{ lotId: rejected?.id ?? 0, qty: 25_000 }]);
    await team.boss.ok('supplierReturns.approve', { returnId: back.returnId, version: 0, decision: '同意' });
    let total = 0;
    for (const { id, onHand } of await lotsOf(line.batchNo)) {
      const { moves } = await team.boss.ok<{ moves: { qty: number }[] }>('stock.get', { lotId: id });
      expect(moves.reduce((sum, { qty }) => sum + qty, 0)).toBe(onHand);
      total += onHand;
    }
    expect(total).toBe(100_000 - 25_000);
  });
});
