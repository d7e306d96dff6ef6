/** Ageing, dues and statements of customers, over real shipments. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { firmFactKeys } from '../../../src/shared/domain/firm-facts';
import type {
  AgeingRow,
  DueRow,
  StatementContent,
  StatementRow,
} from '../../../src/shared/contract/receivables-shapes';
import { openBook, type Book } from '../../helpers/book';
import { aCustomer } from '../../helpers/builders/customers';
import {
  anIssuedNote,
  anOrderToShip,
  aShippedNote,
  aTeam,
  checkNote,
  pickNote,
  shipNote,
  signNote,
  stocked,
  type Team,
} from '../../helpers/builders/dispatch';
import { aReceipt, matchTo, openingOf } from '../../helpers/builders/receivables';
import { aPerson } from '../../helpers/builders/users';
import type { CustomerGiven } from '../../helpers/builders/customers';

const DAY = 86_400_000;
const noFirmFacts = Object.fromEntries(firmFactKeys.map((key) => [key, '']));

let book: Book;
let team: Team;
let productId: number;
beforeEach(async () => {
  book = await openBook();
  team = await aTeam(book);
  productId = (await stocked(team, [5_000])).id;
});
afterEach(() => book.close());

/** The boss holds every post: one seat for cashier, finance and manager. */
const later = async (days: number) => {
  book.advance(days * DAY);
  await team.signInAgain();
};
type Dues = { rows: DueRow[]; exposure: { receivableFen: number; exposureFen: number }; row: AgeingRow };
const duesOf = (customerId: number) => team.boss.ok<Dues>('receivables.dues', { customerId });
const shipTo = async (buyer: CustomerGiven, units = 10) => {
  const order = await anOrderToShip(team, { lines: [{ productId, units }], buyer });
  return { ...order, note: await aShippedNote(team, order.orderId) };
};

describe('what is due', () => {
  it('is told by shipment, and money pays the oldest shipment of the order first', async () => {
    const order = await anOrderToShip(team, {
      lines: [{ productId, units: 10 }],
      buyer: { paymentTerm: 'after_shipping', paymentDays: 30 },
    });
    const shipPart = async (units: number) => {
      const { lines } = await team.warehouse.ok<{ lines: { orderLineId: number }[] }>('dispatch.proposeNote', {
        orderId: order.orderId,
      });
      const part = { orderLineId: lines[0]?.orderLineId, qty: units * 1000 };
      const issued = await anIssuedNote(team, order.orderId, [part]);
      return shipNote(team, await checkNote(team, await pickNote(team, issued)));
    };
    await shipPart(4);
    await later(10);
    await shipPart(6);
    const { receiptId } = await aReceipt(team.boss, { customerId: order.buyerId, amountFen: 60_00 });
    await matchTo(team.finance, receiptId, [{ orderId: order.orderId, amountFen: 60_00 }]);
    const { rows } = await duesOf(order.buyerId);
    expect(rows).toMatchObject([{ amountFen: 76_80, openFen: 68_00, dueOn: '2026-12-31', shippedOn: '2026-12-01' }]);
    const { lamps } = await team.boss.ok<{ lamps: { dueOn: string } }>('orders.get', { orderId: order.orderId });
    expect(lamps.dueOn).toBe('2026-12-31');
  });

  it('follows the signature, the next delivery and the invoice that was not handed over', async () => {
    const signed = await shipTo({ paymentTerm: 'after_signing', paymentDays: 30 });
    expect((await duesOf(signed.buyerId)).rows).toMatchObject([{ dueOn: '2026-12-26' }]);
    const first = await shipTo({ paymentTerm: 'next_delivery', paymentDays: 90 });
    const invoice = await shipTo({ paymentTerm: 'after_invoice', paymentDays: 30 });
    expect((await duesOf(first.buyerId)).rows).toMatchObject([{ dueOn: '2027-02-19' }]);
    expect((await duesOf(invoice.buyerId)).rows).toMatchObject([{ dueOn: null, waitsFor: 'invoice' }]);
    await later(1);
    await signNote(team, signed.note, '2026-11-22');
    expect((await duesOf(signed.buyerId)).rows).toMatchObject([{ dueOn: '2026-12-22', signedOn: '2026-11-22' }]);
    const next = await anOrderToShip(team, { lines: [{ productId, units: 1 }], buyerId: first.buyerId });
    await aShippedNote(team, next.orderId);
    expect((await duesOf(first.buyerId)).rows.map(({ dueOn }) => dueOn)).toEqual(['2026-11-22', '2027-02-20']);
  });

  it('counts against the limit with what is approved and not shipped', async () => {
    const { buyerId } = await shipTo({}, 10);
    await anOrderToShip(team, { lines: [{ productId, units: 5 }], buyerId });
    const { exposure } = await duesOf(buyerId);
    expect(exposure).toMatchObject({ receivableFen: 128_00, exposureFen: 192_00 });
  });
});

describe('the ageing', () => {
  it('puts every debt into one column, money on account beside it, and adds up to the balances', async () => {
    const { buyerId } = await shipTo({ name: '甲医院', paymentTerm: 'after_shipping', paymentDays: 0 });
    const other = await aCustomer(team.boss, { name: '乙医院' });
    const documents = [openingOf('QC-1', 50_00, '2026-08-01'), openingOf('QC-2', 20_00, '2026-10-20')];
    await team.boss.ok('receivables.recordOpening', { customerId: other.id, documents });
    await later(40);
    await aReceipt(team.boss, { customerId: buyerId, amountFen: 28_00 });
    const { rows } = await team.boss.ok<{ rows: AgeingRow[] }>('receivables.ageing', {});
    expect(rows).toMatchObject([
      {
        id: buyerId,
        days60: 128_00,
        onAccountFen: 28_00,
        balanceFen: 100_00,
        overdueFen: 100_00,
        oldestDueOn: '2026-11-21',
      },
      { id: other.id, over90: 50_00, days90: 20_00, balanceFen: 70_00, overdueFen: 70_00 },
    ]);
    expect(await team.boss.ok('receivables.ageingTotals', {})).toMatchObject({
      count: 2,
      sums: { days60: 128_00, days90: 20_00, over90: 50_00, onAccountFen: 28_00, balanceFen: 170_00 },
    });
    const found = await team.boss.ok<{ rows: AgeingRow[] }>('receivables.ageing', { search: '乙' });
    expect(found.rows.map(({ id }) => id)).toEqual([other.id]);
  });

  it('sorts by every figure and refuses a filter', async () => {
    const a = await aCustomer(team.boss, { name: '阿医院', openingReceivableFen: 10_00 });
    const b = await aCustomer(team.boss, { name: '北医院', openingReceivableFen: 30_00 });
    const sortedBy = async (column: string, direction: string) => {
      const { rows } = await team.boss.ok<{ rows: AgeingRow[] }>('receivables.ageing', {
        sort: [{ column, direction }],
      });
      return rows.map(({ id }) => id);
    };
    expect(await sortedBy('undatedFen', 'desc')).toEqual([b.id, a.id]);
    expect(await sortedBy('customerName', 'asc')).toEqual([a.id, b.id]);
    const filters = [{ op: 'range', column: 'balanceFen', min: 1 }];
    expect(await team.boss.call('receivables.ageing', { filters })).toMatchObject({
      problem: { code: 'VALIDATION_FAILED', fields: ['/filters/0/column'] },
    });
    expect(await team.boss.call('receivables.ageing', { sort: [{ column: 'py', direction: 'asc' }] })).toMatchObject({
      problem: { code: 'VALIDATION_FAILED' },
    });
  });

  it('shows a salesperson his own customers alone', async () => {
    const seller = await aPerson(book, team.boss, { posts: ['sales'] });
    const own = await aCustomer(team.boss, { ownerId: seller.userId, openingReceivableFen: 5_00 });
    const foreign = await aCustomer(team.boss, { openingReceivableFen: 9_00 });
    const { rows } = await seller.seat.ok<{ rows: AgeingRow[] }>('receivables.ageing', {});
    expect(rows.map(({ id }) => id)).toEqual([own.id]);
    expect(await seller.seat.ok('receivables.ageingTotals', {})).toMatchObject({ sums: { balanceFen: 5_00 } });
    const period = { fromOn: '2026-11-01', untilOn: '2026-11-21' };
    for (const path of ['receivables.dues', 'receivables.statement']) {
      const asked = { customerId: foreign.id, ...(path.endsWith('statement') ? period : {}) };
      expect(await seller.seat.call(path, asked)).toMatchObject({ problem: { code: 'NOT_FOUND' } });
    }
  });
});

describe('a statement', () => {
  const period = { fromOn: '2026-11-01', untilOn: '2026-11-30' };
  const made = async () => {
    const { buyerId } = await shipTo({ openingReceivableFen: 10_00, paymentTerm: 'after_shipping', paymentDays: 0 });
    await later(5);
    await aReceipt(team.boss, { customerId: buyerId, amountFen: 100_00, receivedOn: '2026-11-25' });
    const wrong = await aReceipt(team.boss, { customerId: buyerId, amountFen: 7_00, receivedOn: '2026-11-25' });
    await team.boss.ok('receivables.reverse', { receiptId: wrong.receiptId, reason: '录错' });
    await later(10);
    return buyerId;
  };

  it('says where the money goes, once the firm has entered its account', async () => {
    const { buyerId: customerId } = await shipTo({ paymentTerm: 'after_shipping', paymentDays: 0 });
    const content = () => team.boss.ok<StatementContent>('receivables.statement', { customerId, ...period });
    expect(await content()).toMatchObject({ firmBankName: '', firmBankAccount: '' });
    const account = { firmBankName: '工行江宁支行', firmBankAccount: '4301016509001' };
    await team.boss.ok('settings.changeFirm', { firm: { ...noFirmFacts, ...account }, version: 0 });
    expect(await content()).toMatchObject(account);
  });

  it('tells opening, shipments, receipts, balance and what is overdue; our own slips do not stand on it', async () => {
    const customerId = await made();
    const content = await team.boss.ok<StatementContent>('receivables.statement', { customerId, ...period });
    expect(content).toMatchObject({ openingFen: 10_00, shippedFen: 128_00, receivedFen: 100_00, closingFen: 38_00 });
    expect(content.overdueFen).toBe(38_00);
    expect(content.lines).toMatchObject([
      { on: '2026-11-21', kind: 'shipped', debitFen: 128_00, balanceFen: 138_00 },
      { on: '2026-11-25', kind: 'received', creditFen: 100_00, balanceFen: 38_00 },
    ]);
    const next = { customerId, fromOn: '2026-12-01', untilOn: '2026-12-05' };
    expect(await team.boss.ok('receivables.statement', next)).toMatchObject({ openingFen: 38_00, closingFen: 38_00 });
    const backwards = { customerId, fromOn: '2026-12-01', untilOn: '2026-11-30' };
    expect(await team.boss.call('receivables.statement', backwards)).toMatchObject({
      problem: { code: 'VALIDATION_FAILED', fields: ['/untilOn'] },
    });
  });

  it('is made with a number, printed as it was made, sent, disputed and confirmed', async () => {
    const customerId = await made();
    const { statementId, number } = await team.finance.ok<{ statementId: number; number: string }>(
      'receivables.makeStatement',
      { customerId, ...period },
    );
    expect(number).toBe('DZ2612-00001');
    await aReceipt(team.boss, { customerId, amountFen: 1_00, receivedOn: '2026-11-26' });
    const paper = { content: { number, closingFen: 38_00 } };
    expect(await team.finance.ok('receivables.printStatement', { statementId })).toMatchObject({ ...paper, copyNo: 1 });
    expect(await team.finance.ok('receivables.printStatement', { statementId })).toMatchObject({ ...paper, copyNo: 2 });
    await team.finance.ok('receivables.sendStatement', { statementId, version: 0, sentOn: '2026-12-06' });
    const answer = { statementId, answeredOn: '2026-12-06', answeredBy: '王会计' };
    const dispute = { ...answer, version: 1, isConfirmed: false };
    expect(await team.finance.call('receivables.answerStatement', { ...dispute, remark: '' })).toMatchObject({
      problem: { fields: ['/remark'] },
    });
    await team.finance.ok('receivables.answerStatement', { ...dispute, remark: '少记一笔 1.00' });
    const confirm = { ...answer, version: 2, isConfirmed: true, remark: '' };
    await team.finance.ok('receivables.answerStatement', confirm);
    expect(
      await team.finance.call('receivables.withdrawStatement', { statementId, version: 3, reason: '错' }),
    ).toMatchObject({ problem: { code: 'STATE_CONFLICT' } });
    const { rows } = await team.finance.ok<{ rows: StatementRow[] }>('receivables.statements');
    expect(rows).toMatchObject([{ number, state: 'confirmed', answeredBy: '王会计', closingFen: 38_00 }]);
  });
});
