import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'drizzle-orm';
import type { SamePersonRow } from '../../../src/shared/contract/reports.contract';
import { dualPairs } from '../../../src/shared/domain/setting-words';
import { samePersonSteps } from '../../../src/shared/domain/same-person';
import { stepStatement } from '../../../src/main/features/reports/same-person.queries';
import { rowsOf } from '../../../src/main/store/handles';
import { openConnection } from '../../../src/main/store/open';
import { openBook, PASSWORD, type Book, type Seat } from '../../helpers/book';
import {
  aCheckedNote,
  anOrderToShip,
  aShippedNote,
  aTeam,
  signNote,
  stocked,
  type Team,
} from '../../helpers/builders/dispatch';
import { aCustomer } from '../../helpers/builders/customers';
import { anAskedChange } from '../../helpers/builders/orders';
import { aDeposit } from '../../helpers/builders/deposits';
import { aProduct } from '../../helpers/builders/products';
import {
  aPurchase,
  aSupplier,
  arrivalLine,
  aSupplierReturn,
  enterLicences,
  inspected,
} from '../../helpers/builders/purchases';
import { anApproval } from '../../helpers/builders/quality';
import { aReceipt, matchTo } from '../../helpers/builders/receivables';
import { approveReturn, aReturnOf } from '../../helpers/builders/returns';
import { aLot, anIssue, aStocktake, countLines, finishCount } from '../../helpers/builders/stock';
import { withItems } from '../../helpers/builders/tender-awards';
import { aTender } from '../../helpers/builders/tenders';
import { aPerson } from '../../helpers/builders/users';

const DAY = 86_400_000;
let book: Book;
let boss: Seat;
/** The same person in every post. */
let alone: Team;
beforeAll(async () => {
  book = await openBook();
  const team = await aTeam(book);
  ({ boss } = team);
  alone = { ...team, sales: boss, finance: boss, warehouse: boss, checker: boss };
  const all = await boss.ok<Record<string, { version: number }>>('settings.all');
  for (const pair of dualPairs) {
    const version = all[pair]?.version ?? 0;
    await boss.ok('settings.signDualPosts', { pair, isAllowed: true, reason: '公司只有一个人', version });
  }
}, 60_000);
afterAll(() => book.close());

const listed = async (seat: Seat, month = '2026-11', input: object = {}) =>
  (await seat.ok<{ rows: SamePersonRow[] }>('reports.samePerson', { month, ...input })).rows;
const numbersOf = async (step: string) =>
  (await listed(boss)).filter((row) => row.step === step).map(({ number }) => number);

const order = async () => {
  const { id: productId } = await stocked(alone, [100]);
  return { productId, ...(await anOrderToShip(alone, { lines: [{ productId, units: 10 }] })) };
};

describe('one person in both posts', () => {
  it('is listed with the order that he submitted and approved, and the change of it', async () => {
    const { orderId, number, productId } = await order();
    expect(await listed(boss)).toEqual([
      expect.objectContaining({
        step: 'approveOrder',
        documentId: orderId,
        number,
        person: '李敏',
        doneOn: '2026-11-21',
      }),
    ]);
    const { changeId, version } = await anAskedChange(boss, orderId, [{ productId, orderedQty: 5_000 }]);
    await boss.ok('orders.approveChange', { orderId, changeId, version });
    expect(await numbersOf('approveChange')).toEqual([number]);
  });

  it('is listed with the note that he picked and checked, and the return that he asked and approved', async () => {
    const checked = await aCheckedNote(alone, (await order()).orderId);
    expect(await numbersOf('checkNote')).toEqual([checked.number]);
    const shipped = await aShippedNote(alone, (await order()).orderId);
    await signNote(alone, shipped, '2026-11-21');
    const { returnId, number } = await aReturnOf(alone, shipped.noteId);
    await approveReturn(alone, returnId);
    expect(await numbersOf('approveReturn')).toEqual([number]);
  });

  it('is listed once with the receipt that he recorded and matched in parts', async () => {
    const { orderId, buyerId } = await order();
    const { receiptId, number } = await aReceipt(boss, { customerId: buyerId });
    await matchTo(boss, receiptId, [{ orderId, amountFen: 10_00 }]);
    await matchTo(boss, receiptId, [{ orderId, amountFen: 20_00 }]);
    expect(await numbersOf('matchReceipt')).toEqual([number]);
  });

  it('is listed with what he counted, wrote off, received and sent back', async () => {
    const { id } = await aProduct(boss);
    const lot = await aLot(boss, id);
    const take = await aStocktake(boss, id);
    await countLines(boss, take, { [lot.batchNo]: lot.qty - 1_000 });
    const version = await finishCount(boss, take.stocktakeId);
    await boss.ok('stocktakes.approve', { stocktakeId: take.stocktakeId, version, decision: '' });
    expect(await numbersOf('approveStocktake')).toEqual([take.number]);
    const issue = await anIssue(boss, [{ lotId: lot.id, qty: 1_000 }]);
    await boss.ok('stockIssues.approveWriteOff', { issueId: issue.issueId, version: issue.version, decision: '' });
    expect(await numbersOf('approveIssue')).toEqual([issue.number]);
    const supplier = await aSupplier(boss);
    await enterLicences(boss, supplier.id);
    await anApproval({ asker: boss, decider: boss }, supplier.id, 'supplier');
    expect(await numbersOf('approveQualification')).toHaveLength(1);
    const purchase = await aPurchase(boss, supplier.id, [arrivalLine(id)]);
    await inspected(boss, purchase.receiptId);
    expect(await numbersOf('inspectPurchase')).toEqual([purchase.number]);
    const back = await aSupplierReturn(boss, supplier.id, [{ lotId: lot.id, qty: 1_000 }]);
    await boss.ok('supplierReturns.approve', { returnId: back.returnId, version: back.version, decision: '' });
    expect(await numbersOf('approveSupplierReturn')).toEqual([back.number]);
  });
});

describe('a deposit that one person asked for and approved', () => {
  it('is listed with its number', async () => {
    const { depositId, number } = await aDeposit(boss, { tenderId: (await aTender(boss)).tenderId });
    await boss.ok('deposits.approve', { depositId, version: 0, reason: '' });
    expect(await numbersOf('approveDeposit')).toEqual([number]);
  });
});

describe('a quote that one person proposed and approved', () => {
  it('is listed with its tender', async () => {
    const { tenderId, number } = await aTender(boss);
    const [item] = await withItems(boss, tenderId, [{ productId: (await aProduct(boss)).id }]);
    const quotes = [{ itemId: item?.id, version: 0, price: 120_000 }];
    await boss.ok('tenderItems.propose', { tenderId, quotes, reason: '' });
    await boss.ok('tenderItems.approve', { tenderId, items: [{ itemId: item?.id, version: 1 }] });
    expect(await numbersOf('approveQuote')).toEqual([number]);
  });
});

describe('the monthly list', () => {
  it('names every kind of step, sorts, filters and finds like other lists', async () => {
    const rows = await listed(boss);
    expect(new Set(rows.map(({ step }) => step))).toEqual(new Set(samePersonSteps));
    const filters = [{ op: 'in', column: 'step', values: ['checkNote'] }];
    const notes = await listed(boss, '2026-11', { filters });
    expect(notes.length).toBeGreaterThan(0);
    const totals = await boss.ok<{ count: number }>('reports.samePersonTotals', { month: '2026-11', filters });
    expect(totals.count).toBe(notes.length);
    const [first] = rows;
    expect(await listed(boss, '2026-11', { search: first?.number.toLowerCase() })).toContainEqual(first);
    const sort = [{ column: 'number', direction: 'desc' }];
    const numbers = (await listed(boss, '2026-11', { sort })).map(({ number }) => number);
    expect(numbers).toEqual(numbers.toSorted().toReversed());
    expect(
      await boss.call('reports.samePerson', { month: '2026-11', sort: [{ column: 'x', direction: 'asc' }] }),
    ).toMatchObject({ ok: false, problem: { code: 'VALIDATION_FAILED', fields: ['/sort/0/column'] } });
  });

  it('is for the boss and quality, nobody else', async () => {
    const { seat: quality } = await aPerson(book, boss, { posts: ['quality'] });
    expect((await listed(quality)).length).toBeGreaterThan(0);
    const { seat: finance } = await aPerson(book, boss, { posts: ['finance_manager'] });
    expect(await finance.call('reports.samePerson', { month: '2026-11' })).toMatchObject({
      problem: { code: 'FORBIDDEN', params: { permission: 'reports.samePerson' } },
    });
  });

  it('does not name what two people did, nor another month', async () => {
    const before = (await listed(boss)).length;
    const { seat: finance } = await aPerson(book, boss, { posts: ['finance'] });
    const { id: productId } = await stocked(alone, [100]);
    await anOrderToShip(
      { ...alone, finance },
      { lines: [{ productId, units: 10 }], buyerId: (await aCustomer(boss)).id },
    );
    expect(await listed(boss)).toHaveLength(before);
    expect(await listed(boss, '2026-10')).toEqual([]);
    // The last hour of November in the time zone of the book is not December's.
    book.advance(Date.UTC(2026, 10, 30, 15, 30) - book.now());
    await boss.ok('session.logIn', { loginName: 'limin', password: PASSWORD });
    await order();
    book.advance(DAY / 24);
    await boss.ok('session.logIn', { loginName: 'limin', password: PASSWORD });
    await order();
    expect(await listed(boss)).toHaveLength(before + 1);
    expect(await listed(boss, '2026-12')).toMatchObject([{ step: 'approveOrder', doneOn: '2026-12-01' }]);
  });

  it('finds the marked documents of a month by an index, however many there are', async () => {
    const { db, close } = openConnection({ path: book.path, readonly: true, schemaVersion: 9_999 });
    try {
      for (const step of samePersonSteps) {
        const plan = await rowsOf<{ detail: string }>(
          db,
          sql`EXPLAIN QUERY PLAN ${stepStatement(step, { from: 0, until: 1 })}`,
        );
        const scans = plan.filter(({ detail }) => /^SCAN (?!one|m\b|parts|\()/u.test(detail));
        expect(scans, step).toEqual([]);
      }
    } finally {
      close();
    }
  });
});
