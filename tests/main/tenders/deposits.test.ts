import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { depositGrid, depositGridOf } from '../../../src/main/features/tenders/deposit-grid.queries';
import type {
  BidCostRow,
  DepositDetail,
  DepositRow,
  DepositsOutside,
} from '../../../src/shared/contract/deposit-shapes';
import type { MilestoneRow } from '../../../src/shared/contract/tender-dates.contract';
import type { TenderDetail } from '../../../src/shared/contract/tenders.contract';
import { depositSegments } from '../../../src/shared/domain/deposit-words';
import { openBook, type Book } from '../../helpers/book';
import {
  aBiddingTeam,
  aDeposit,
  anApprovedDeposit,
  aPaidDeposit,
  type BiddingTeam,
  depositOf,
  type DepositTeam,
  movesOf,
  stepOn,
} from '../../helpers/builders/deposits';
import { aTender } from '../../helpers/builders/tenders';
import { aPerson } from '../../helpers/builders/users';
import { unindexedSorts } from '../../helpers/explain';

const DAY = 86_400_000;
let book: Book;
let team: BiddingTeam;
let makers: DepositTeam;
beforeEach(async () => {
  book = await openBook();
  team = await aBiddingTeam(book);
  makers = { asks: team.sales, finance: team.finance, book };
});
afterEach(() => book.close());

const list = async (segment: string, seat = team.finance) =>
  (await seat.ok<{ rows: DepositRow[] }>('deposits.list', { segment })).rows;
/** Days pass; sessions do not last that long. */
const later = async (days: number) => {
  book.advance(days * DAY);
  await team.signInAgain();
};

describe('a deposit on its way out and back', () => {
  it('is asked for, approved by finance, paid, arrives, and comes back with interest', async () => {
    const { tenderId, number: tenderNumber } = await aTender(team, { estimateFen: 1_000_000_00 });
    const { depositId, number } = await aDeposit(team.sales, { tenderId });
    expect(number).toBe('BZ2611-00001');
    expect(await list('toApprove')).toMatchObject([{ number, tenderNumber, state: 'requested', shareBp: 200 }]);
    await stepOn(team.finance, 'approve', { depositId, reason: '' });
    expect(await list('toPay')).toMatchObject([{ number, payByOn: '2026-11-24', outstandingFen: 0 }]);
    await stepOn(team.finance, 'pay', { depositId, paidOn: '2026-11-21', reference: 'YH-1' });
    expect(await list('outside')).toMatchObject([{ outstandingFen: 20_000_00, state: 'paid', isSlipMissing: true }]);
    await stepOn(team.sales, 'confirmArrival', { depositId, arrivedOn: '2026-11-21' });
    await later(101);
    expect(await list('overdue')).toMatchObject([{ number, state: 'arrived', outsideDays: 101, overdueDays: 1 }]);
    const part = { amountFen: 15_000_00, interestFen: 0, returnedOn: '2027-03-01', reference: '' };
    await stepOn(team.finance, 'giveBack', { depositId, ...part });
    expect(await depositOf(team.sales, depositId)).toMatchObject({ state: 'partly', outstandingFen: 5_000_00 });
    await stepOn(team.finance, 'giveBack', { depositId, ...part, amountFen: 5_000_00, interestFen: 12_34 });
    expect(await list('closed')).toMatchObject([
      { state: 'returned', returnedFen: 20_000_00, outstandingFen: 0, interestFen: 12_34, overdueDays: null },
    ]);
    expect(await list('overdue')).toEqual([]);
  });

  it('that comes back with interest says both in its history, each by its own word', async () => {
    const { depositId } = await aPaidDeposit(makers);
    const back = { amountFen: 20_000_00, interestFen: 12_34, returnedOn: '2026-11-21', reference: '' };
    await stepOn(team.finance, 'giveBack', { depositId, ...back });
    const { history } = await team.finance.ok<DepositDetail>('deposits.get', { depositId });
    expect(history.slice(0, 2).map(({ action }) => action)).toEqual(['addInterest', 'giveBack']);
  });

  it('is forfeited in part with a reason by who may, and the rest comes back', async () => {
    const { depositId } = await aPaidDeposit(makers);
    const { version } = await depositOf(team.finance, depositId);
    const forfeit = { depositId, version, amountFen: 8_000_00, forfeitedOn: '2026-11-21', reason: '中标后放弃' };
    expect(await team.finance.call('deposits.forfeit', forfeit)).toMatchObject({ problem: { code: 'FORBIDDEN' } });
    expect(await team.boss.call('deposits.forfeit', { ...forfeit, reason: '' })).toMatchObject({
      problem: { code: 'VALIDATION_FAILED', fields: ['/reason'] },
    });
    await team.boss.ok('deposits.forfeit', forfeit);
    const rest = { amountFen: 12_000_00, interestFen: 0, returnedOn: '2026-11-21', reference: '' };
    await stepOn(team.finance, 'giveBack', { depositId, ...rest });
    expect(await depositOf(team.finance, depositId)).toMatchObject({
      ...{ state: 'settled', forfeitedFen: 8_000_00, returnedFen: 12_000_00, outstandingFen: 0 },
    });
  });

  it('that is lost whole is forfeited, and bears no interest any more', async () => {
    const { depositId } = await aPaidDeposit(makers);
    const lost = { amountFen: 20_000_00, forfeitedOn: '2026-11-21', reason: '弄虚作假' };
    await stepOn(team.boss, 'forfeit', { depositId, ...lost });
    const { state, actions } = await depositOf(team.boss, depositId);
    expect(state).toBe('forfeited');
    expect(actions['addInterest']).toMatchObject({ code: 'STATE_CONFLICT' });
  });

  it('that has arrived settles the date of its tender for it, once the last one has', async () => {
    const { tenderId } = await aTender(team);
    const [first, second] = [await aPaidDeposit(makers, { tenderId }), await aPaidDeposit(makers, { tenderId })];
    const arrival = async () =>
      (await team.sales.ok<{ dates: MilestoneRow[] }>('tenderDates.of', { tenderId })).dates.find(
        ({ kind }) => kind === 'deposit_arrival',
      );
    await stepOn(team.sales, 'confirmArrival', { depositId: first.depositId, arrivedOn: '2026-11-21' });
    expect(await arrival()).toMatchObject({ look: 'open', doneAt: null });
    await later(2);
    await stepOn(team.sales, 'confirmArrival', { depositId: second.depositId, arrivedOn: '2026-11-22' });
    expect(await arrival()).toMatchObject({ look: 'done', doneAt: Date.parse('2026-11-23T00:00+08:00') - 1 });
    const { history } = await team.sales.ok<TenderDetail>('tenders.get', { tenderId });
    expect(history).toContainEqual(expect.objectContaining({ action: 'doMilestone' }));
  });

  it('becomes a performance bond with its own day back, which then comes back itself', async () => {
    const { depositId } = await aPaidDeposit(makers);
    const wish = { amountFen: 20_000_00, convertedOn: '2026-11-21', refundDueOn: '2027-12-31' };
    const { bondId, bondNumber } = await stepOn<{ bondId: number; bondNumber: string }>(team.finance, 'convert', {
      depositId,
      ...wish,
    });
    expect(await depositOf(team.finance, depositId)).toMatchObject({ state: 'converted', outstandingFen: 0 });
    expect(await depositOf(team.finance, bondId)).toMatchObject({
      ...{ number: bondNumber, kind: 'performance', state: 'arrived', paidFen: 20_000_00 },
      ...{ refundDueOn: '2027-12-31', isSlipMissing: false },
    });
    const back = { amountFen: 20_000_00, interestFen: 0, returnedOn: '2026-11-21', reference: '' };
    await stepOn(team.finance, 'giveBack', { depositId: bondId, ...back });
    expect(await depositOf(team.finance, bondId)).toMatchObject({ state: 'returned' });
    const [out] = (await movesOf(team.finance, depositId)).filter(({ kind }) => kind === 'converted_out');
    const { version } = await depositOf(team.finance, depositId);
    const reverse = { depositId, version, moveId: out?.id, reason: '转错' };
    expect(await team.finance.call('deposits.reverse', reverse)).toMatchObject({
      problem: { params: { case: 'deposits.refusals.bondUsed', number: bondNumber } },
    });
  });
});

describe('a row of the ledger that was wrong', () => {
  it('is taken back by a row against it, once, and the payment only when nothing followed it', async () => {
    const { depositId } = await aPaidDeposit(makers);
    const back = { amountFen: 3_000_00, interestFen: 0, returnedOn: '2026-11-21', reference: '' };
    await stepOn(team.finance, 'giveBack', { depositId, ...back });
    const [paid, returned] = await movesOf(team.finance, depositId);
    expect(paid?.actions.reverse).toMatchObject({ params: { case: 'deposits.refusals.reverseFirst' } });
    await stepOn(team.finance, 'reverse', { depositId, moveId: returned?.id, reason: '记错单子' });
    expect(await depositOf(team.finance, depositId)).toMatchObject({ state: 'paid', outstandingFen: 20_000_00 });
    const again = { depositId, version: (await depositOf(team.finance, depositId)).version, reason: '再来' };
    expect(await team.finance.call('deposits.reverse', { ...again, moveId: returned?.id })).toMatchObject({
      problem: { params: { case: 'deposits.refusals.reversedAlready' } },
    });
    await team.finance.ok('deposits.reverse', { ...again, moveId: paid?.id });
    expect(await depositOf(team.finance, depositId)).toMatchObject({ state: 'approved', paidFen: 0, paidOn: null });
    await stepOn(team.finance, 'pay', { depositId, paidOn: '2026-11-20', reference: '' });
    expect(await depositOf(team.finance, depositId)).toMatchObject({ state: 'paid', paidOn: '2026-11-20' });
  });

  it('of a conversion takes the bond away too, while nothing became of it', async () => {
    const { depositId } = await aPaidDeposit(makers);
    const wish = { amountFen: 5_000_00, convertedOn: '2026-11-21', refundDueOn: '2027-12-31' };
    const { bondId } = await stepOn<{ bondId: number }>(team.finance, 'convert', { depositId, ...wish });
    const [into] = await movesOf(team.finance, bondId);
    expect(into?.actions.reverse).toMatchObject({ params: { case: 'deposits.refusals.reverseAtOrigin' } });
    const out = (await movesOf(team.finance, depositId)).find(({ kind }) => kind === 'converted_out');
    await stepOn(team.finance, 'reverse', { depositId, moveId: out?.id, reason: '转错' });
    expect(await depositOf(team.finance, depositId)).toMatchObject({ state: 'paid', outstandingFen: 20_000_00 });
    expect(await depositOf(team.finance, bondId)).toMatchObject({ state: 'withdrawn', paidFen: 0 });
  });

  it('that says what was forfeited is taken back only by who may forfeit', async () => {
    const { depositId } = await aPaidDeposit(makers);
    await stepOn(team.boss, 'forfeit', { depositId, amountFen: 1_00, forfeitedOn: '2026-11-21', reason: '误' });
    const lost = (await movesOf(team.finance, depositId)).find(({ kind }) => kind === 'forfeited');
    expect(lost?.actions.reverse).toMatchObject({ code: 'FORBIDDEN' });
    await stepOn(team.boss, 'reverse', { depositId, moveId: lost?.id, reason: '未没收' });
    expect(await depositOf(team.finance, depositId)).toMatchObject({ forfeitedFen: 0, state: 'paid' });
  });
});

describe('chasing what does not come back', () => {
  it('writes down each answer with the next day, and the letter says what is still owed and since when', async () => {
    const { depositId, number } = await aPaidDeposit(makers, { refundDueOn: '2026-11-30' });
    await later(12);
    const chase = { depositId, chasedOn: '2026-12-03', how: 'phone', answer: '下周安排', nextOn: '2026-12-10' };
    await team.sales.ok('deposits.chase', chase);
    expect(await team.sales.call('deposits.chase', { ...chase, nextOn: '2026-12-03' })).toMatchObject({
      problem: { fields: ['/nextOn'] },
    });
    expect(await depositOf(team.sales, depositId)).toMatchObject({ chaseCount: 1, nextChaseOn: '2026-12-10' });
    const letter = { number, overdueDays: 3, outstandingFen: 20_000_00, paidOn: '2026-11-21', chaseCount: 1 };
    expect(await team.sales.ok('deposits.letter', { depositId })).toMatchObject(letter);
    const print = () => team.sales.ok('deposits.printLetter', { depositId });
    expect(await print()).toMatchObject({ copyNo: 1, content: letter });
    expect(await print()).toMatchObject({ copyNo: 2 });
    const { history, chases } = await team.sales.ok<DepositDetail>('deposits.get', { depositId });
    expect(chases).toMatchObject([{ answer: '下周安排', how: 'phone' }]);
    expect(history.map(({ action }) => action)).toEqual(['print', 'print', 'chase', 'pay', 'approve', 'request']);
  });

  it('has nothing to ask for when nothing is outside', async () => {
    const { depositId } = await anApprovedDeposit(makers);
    expect(await team.sales.call('deposits.letter', { depositId })).toMatchObject({
      problem: { code: 'STATE_CONFLICT', params: { state: 'deposits.states.approved' } },
    });
  });

  it('adds up what lies outside: money, papers for money, and what is overdue', async () => {
    await aPaidDeposit(makers, { refundDueOn: '2026-11-30', amountFen: 1_000_00 });
    await aPaidDeposit(makers, { form: 'guarantee', validTo: '2027-06-30', amountFen: 5_000_00 });
    await later(12);
    expect(await team.finance.ok<DepositsOutside>('deposits.outside')).toEqual({
      ...{ count: 2, cashFen: 1_000_00, paperFen: 5_000_00, overdueCount: 1, overdueFen: 1_000_00 },
    });
    expect(await team.finance.ok('deposits.totals', { segment: 'outside' })).toMatchObject({
      ...{ count: 2, sums: { outstandingFen: 6_000_00 } },
    });
  });

  it('moves the day back with a reason that stays in the history', async () => {
    const { depositId } = await aPaidDeposit(makers);
    const dates = { refundDueOn: '2026-12-05', validTo: null, reason: '流标，5 个工作日内退' };
    await stepOn(team.sales, 'changeDates', { depositId, ...dates });
    const { history } = await team.sales.ok<DepositDetail>('deposits.get', { depositId });
    expect(history[0]).toMatchObject({ reason: dates.reason, before: { refundDueOn: '2027-03-01' } });
    expect(await list('dueBack')).toEqual([]);
    await later(8);
    expect(await list('dueBack')).toMatchObject([{ id: depositId, refundDueOn: '2026-12-05' }]);
  });
});

describe('what bidding costs', () => {
  it('is added up by kind, and a wrong cost is taken back once by a row against it', async () => {
    const { tenderId } = await aTender(team);
    const cost = { tenderId, kind: 'documents', amountFen: 500_00, spentOn: '2026-11-20', payee: '代理公司', note: '' };
    await team.sales.ok('bidCosts.record', cost);
    const { costId } = await team.sales.ok<{ costId: number }>('bidCosts.record', { ...cost, kind: 'travel' });
    const reverse = { tenderId, costId, reason: '重复登记' };
    await team.sales.ok('bidCosts.reverse', reverse);
    expect(await team.sales.call('bidCosts.reverse', reverse)).toMatchObject({ problem: { code: 'RULE_VIOLATED' } });
    type Costs = { rows: BidCostRow[]; sumFen: number };
    const costs = await team.finance.ok<Costs>('bidCosts.ofTender', { tenderId });
    expect(costs).toMatchObject({ sumFen: 500_00, sums: { documents: 500_00, travel: 0 } });
    expect(costs.rows.map(({ amountFen, isReversed }) => [amountFen, isReversed])).toEqual([
      [-500_00, false],
      [500_00, true],
      [500_00, false],
    ]);
    const other = await aTender(team);
    expect(await team.sales.call('bidCosts.reverse', { ...reverse, tenderId: other.tenderId })).toMatchObject({
      problem: { code: 'NOT_FOUND' },
    });
    const future = { ...cost, spentOn: '2026-11-22' };
    expect(await team.sales.call('bidCosts.record', future)).toMatchObject({ problem: { fields: ['/spentOn'] } });
  });
});

describe('who sees a deposit', () => {
  it('whoever sees its tender, and finance all of them; the warehouse none', async () => {
    const { depositId } = await aPaidDeposit(makers);
    const other = await aPerson(book, team.boss, { posts: ['sales'] });
    expect(await list('all', other.seat)).toEqual([]);
    expect(await other.seat.call('deposits.get', { depositId })).toMatchObject({ problem: { code: 'NOT_FOUND' } });
    expect(await other.seat.ok('deposits.outside')).toMatchObject({ count: 0 });
    expect(await list('all')).toHaveLength(1);
    const warehouse = await aPerson(book, team.boss, { posts: ['warehouse'] });
    expect(await warehouse.seat.call('deposits.list')).toMatchObject({ problem: { code: 'FORBIDDEN' } });
  });
});

describe('the list of deposits', () => {
  it('walks an index for every sort of one column, in every part of it', async () => {
    const days = { today: '2026-11-21', depositSoonDays: 7, licenceSoonDays: 60 };
    expect(await unindexedSorts(book, depositGrid)).toEqual([]);
    for (const segment of depositSegments) {
      expect(await unindexedSorts(book, depositGridOf(segment, days)), segment).toEqual([]);
    }
  });
});
