/** What a bid lacks of its deposit, and what becomes of a deposit when the tender goes on or ends. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DepositDetail, DepositRow, DepositStart } from '../../../src/shared/contract/deposit-shapes';
import type { MilestoneRow } from '../../../src/shared/contract/tender-dates.contract';
import type { CountdownRow, TenderDetail } from '../../../src/shared/contract/tenders.contract';
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
import { inboxOf, sweep } from '../../helpers/builders/reminders';
import { aBidDesk, aSubmittedBid, aWonBid } from '../../helpers/builders/tender-awards';
import { columnOf } from '../../helpers/builders/tender-views';
import { aTender } from '../../helpers/builders/tenders';

const TODAY = '2026-11-21';
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

const later = async (days: number) => {
  book.advance(days * DAY);
  await team.signInAgain();
};
const datesOf = async (tenderId: number) =>
  (await team.boss.ok<{ dates: MilestoneRow[] }>('tenderDates.of', { tenderId })).dates;
const dateOf = async (tenderId: number, kind: MilestoneRow['kind']) =>
  (await datesOf(tenderId)).find((date) => date.kind === kind);
const depositIds = async (segment: string) =>
  (await team.finance.ok<{ rows: DepositRow[] }>('deposits.list', { segment })).rows.map(({ id }) => id);
const historyOf = async (depositId: number) =>
  (await team.boss.ok<DepositDetail>('deposits.get', { depositId })).history;

describe('what a bid lacks of its deposit', () => {
  const onCountdown = async (tenderId: number) =>
    (await team.sales.ok<CountdownRow[]>('tenders.countdown')).find(({ tender }) => tender.id === tenderId)?.depositGap;
  const onBoard = async (tenderId: number) =>
    (await columnOf(team.sales, 'found')).cards.find(({ id }) => id === tenderId)?.depositGap;
  const gapOf = async (tenderId: number) => {
    const gap = await onCountdown(tenderId);
    expect(await onBoard(tenderId)).toBe(gap);
    return gap;
  };

  it('is that nobody asked for it or finance refused it, until a living one has arrived', async () => {
    const { tenderId } = await aTender(team);
    expect(await gapOf(tenderId)).toBe('toAsk');
    const first = await aDeposit(team.sales, { tenderId });
    expect(await gapOf(tenderId)).toBe('toApprove');
    await stepOn(team.finance, 'refuse', { depositId: first.depositId, reason: '账号不对' });
    expect(await gapOf(tenderId)).toBe('refused');
    await aDeposit(team.sales, { tenderId, kind: 'performance' });
    expect(await gapOf(tenderId)).toBe('refused');
    const { depositId } = await anApprovedDeposit(makers, { tenderId });
    expect(await gapOf(tenderId)).toBe('toPay');
    await stepOn(team.finance, 'pay', { depositId, paidOn: TODAY, reference: '' });
    expect(await gapOf(tenderId)).toBe('toArrive');
    await stepOn(team.sales, 'confirmArrival', { depositId, arrivedOn: TODAY });
    expect(await gapOf(tenderId)).toBeNull();
  });

  it('is nothing where no deposit is due, and what was withdrawn is not asked for', async () => {
    const { tenderId } = await aTender(team);
    const { depositId } = await aDeposit(team.sales, { tenderId });
    await stepOn(team.sales, 'withdraw', { depositId, reason: '改用保函' });
    expect(await gapOf(tenderId)).toBe('toAsk');
    const arrival = await dateOf(tenderId, 'deposit_arrival');
    const drop = { tenderId, milestoneId: arrival?.id, version: arrival?.version, reason: '本项目免收保证金' };
    await team.sales.ok('tenderDates.drop', drop);
    expect(await gapOf(tenderId)).toBeNull();
  });

  it('is what the reminder of its deadline says too', async () => {
    const { tenderId } = await aTender(team);
    await later(2);
    await sweep(book);
    const told = (await inboxOf(team.sales)).find(({ rule }) => rule === 'tenderDeadline');
    expect(told).toMatchObject({ lacks: { depositGap: 'toAsk' }, target: { id: tenderId } });
  });

  it('has to be asked for from the working day on which finance must begin, and no longer once it was asked', async () => {
    const { tenderId } = await aTender(team);
    // It arrives on Monday the 30th, three working days after Wednesday the 25th.
    expect(await dateOf(tenderId, 'deposit_arrival')).toMatchObject({ askOn: '2026-11-25' });
    const toAsk = async () =>
      (await team.finance.ok<{ rows: { id: number }[] }>('tenders.list', { segment: 'depositToAsk' })).rows;
    await later(3);
    expect(await toAsk()).toEqual([]);
    await later(1);
    expect(await toAsk()).toMatchObject([{ id: tenderId }]);
    expect(await team.sales.ok('tenders.totals', { segment: 'depositToAsk' })).toMatchObject({ count: 1 });
    const { depositId } = await aDeposit(team.sales, { tenderId });
    expect(await toAsk()).toEqual([]);
    await stepOn(team.finance, 'refuse', { depositId, reason: '账号不对' });
    expect(await toAsk()).toMatchObject([{ id: tenderId }]);
    await aPaidDeposit(makers, { tenderId });
    expect(await toAsk()).toEqual([]);
  });
});

describe('a tender that ends', () => {
  const why = { reason: '价格倒挂', note: '', lesson: '先算成本' };
  const abandon = async (tenderId: number) => {
    const { tender } = await team.sales.ok<TenderDetail>('tenders.get', { tenderId });
    await team.sales.ok('tenders.abandon', { tenderId, version: tender.version, ...why });
  };

  it('withdraws what was asked for or approved, with the reason of its end, and leaves what was paid', async () => {
    const { tenderId } = await aTender(team);
    const asked = await aDeposit(team.sales, { tenderId });
    const approved = await anApprovedDeposit(makers, { tenderId });
    const paid = await aPaidDeposit(makers, { tenderId });
    await abandon(tenderId);
    for (const { depositId } of [asked, approved]) {
      expect(await depositOf(team.sales, depositId)).toMatchObject({ state: 'withdrawn', paidFen: 0 });
      expect((await historyOf(depositId))[0]).toMatchObject({ action: 'withdraw', reason: why.reason });
    }
    expect(await depositIds('toPay')).toEqual([]);
    expect(await depositIds('toApprove')).toEqual([]);
    expect(await depositOf(team.sales, paid.depositId)).toMatchObject({ state: 'paid', outstandingFen: 20_000_00 });
  });
});

describe('a tender that is won', () => {
  async function aWon(bondOn: string | null = '2026-12-10') {
    const desk = await aBidDesk(book, team.boss);
    const bid = await aSubmittedBid(desk, { tender: { kind: 'consultation' } });
    const asks = { ...makers, asks: desk.assistant.seat };
    const { depositId } = await aPaidDeposit(asks, { tenderId: bid.tenderId });
    await aWonBid(desk.assistant.seat, bid, { bondOn });
    return { tenderId: bid.tenderId, depositId, asks };
  }

  it('waits for its deposit without owning the day, and the last fen back keeps that day', async () => {
    const { tenderId, depositId } = await aWon();
    expect(await dateOf(tenderId, 'deposit_refund')).toMatchObject({ isOurs: false, look: 'open' });
    const part = { amountFen: 15_000_00, interestFen: 0, returnedOn: TODAY, reference: '' };
    await stepOn(team.finance, 'giveBack', { depositId, ...part });
    expect(await dateOf(tenderId, 'deposit_refund')).toMatchObject({ look: 'open' });
    await stepOn(team.finance, 'giveBack', { depositId, ...part, amountFen: 5_000_00 });
    expect(await dateOf(tenderId, 'deposit_refund')).toMatchObject({ look: 'done' });
    const last = (await movesOf(team.finance, depositId)).find(({ amountFen }) => amountFen === 5_000_00);
    await stepOn(team.finance, 'reverse', { depositId, moveId: last?.id, reason: '对方退错，已转回' });
    expect(await dateOf(tenderId, 'deposit_refund')).toMatchObject({ look: 'open' });
    const { history } = await team.boss.ok<TenderDetail>('tenders.get', { tenderId });
    expect(history.slice(0, 2)).toMatchObject([
      { action: 'reopenMilestone', reason: '对方退错，已转回' },
      { action: 'doMilestone', after: { milestone: 'deposit_refund' } },
    ]);
  });

  it('has given its bond once the deposit has become one, and owes it again when that is taken back', async () => {
    const { tenderId, depositId } = await aWon();
    const wish = { amountFen: 20_000_00, convertedOn: TODAY, refundDueOn: '2027-12-31' };
    await stepOn(team.finance, 'convert', { depositId, ...wish });
    expect(await dateOf(tenderId, 'performance_bond')).toMatchObject({ look: 'done' });
    expect(await dateOf(tenderId, 'deposit_refund')).toMatchObject({ look: 'done' });
    const out = (await movesOf(team.finance, depositId)).find(({ kind }) => kind === 'converted_out');
    await stepOn(team.finance, 'reverse', { depositId, moveId: out?.id, reason: '转错' });
    expect(await dateOf(tenderId, 'performance_bond')).toMatchObject({ look: 'open', doneAt: null });
    expect(await dateOf(tenderId, 'deposit_refund')).toMatchObject({ look: 'open', doneAt: null });
  });

  it('asks for its bond by the day of the bond, and keeps that day when the bond has arrived', async () => {
    const { tenderId, asks } = await aWon();
    const { days } = await asks.asks.ok<DepositStart>('deposits.start', { tenderId });
    expect(days.performance).toMatchObject({ arriveByAt: Date.UTC(2026, 11, 10, 16) - 1, payByOn: '2026-12-07' });
    expect(days.performance.refundDueOn > days.bid.refundDueOn).toBe(true);
    const bond = { tenderId, kind: 'performance', arriveByOn: null, refundDueOn: '2027-12-31' } as const;
    const { depositId } = await anApprovedDeposit(asks, bond);
    expect(await depositOf(asks.asks, depositId)).toMatchObject({ payByOn: '2026-12-07' });
    const day = await dateOf(tenderId, 'performance_bond');
    const move = { tenderId, milestoneId: day?.id, version: day?.version, reason: '对方延期' };
    await team.boss.ok('tenderDates.move', { ...move, dueAt: Date.UTC(2026, 11, 17, 16) - 1 });
    expect(await depositOf(asks.asks, depositId)).toMatchObject({ payByOn: '2026-12-14' });
    await stepOn(team.finance, 'pay', { depositId, paidOn: TODAY, reference: '' });
    expect(await dateOf(tenderId, 'performance_bond')).toMatchObject({ look: 'open' });
    await stepOn(asks.asks, 'confirmArrival', { depositId, arrivedOn: TODAY });
    expect(await dateOf(tenderId, 'performance_bond')).toMatchObject({ look: 'done' });
    await stepOn(asks.asks, 'undoArrival', { depositId, reason: '对方说没收到' });
    expect(await dateOf(tenderId, 'performance_bond')).toMatchObject({ look: 'open' });
  });
});

describe('what has to be asked for again', () => {
  it('stands among those to chase from the day that the last answer left, and is gone when nothing is outside', async () => {
    const { depositId } = await aPaidDeposit(makers, { refundDueOn: '2026-11-30' });
    const chase = { depositId, chasedOn: TODAY, how: 'phone', answer: '下周安排', nextOn: '2026-11-24' };
    await team.sales.ok('deposits.chase', chase);
    expect(await depositIds('toChase')).toEqual([]);
    await later(3);
    expect(await depositIds('toChase')).toEqual([depositId]);
    await team.sales.ok('deposits.chase', { ...chase, chasedOn: '2026-11-24', nextOn: '2026-11-26' });
    expect(await depositIds('toChase')).toEqual([]);
    await later(2);
    expect(await depositIds('toChase')).toEqual([depositId]);
    const all = { amountFen: 20_000_00, interestFen: 0, returnedOn: '2026-11-26', reference: '' };
    await stepOn(team.finance, 'giveBack', { depositId, ...all });
    expect(await depositIds('toChase')).toEqual([]);
  });

  it('is a guarantee whose last day is near while it is still needed, not money and not one that came back', async () => {
    const paper = (validTo: string, form: 'guarantee' | 'insurance' = 'guarantee') =>
      aPaidDeposit(makers, { form, validTo, arriveByOn: '2026-11-24', refundDueOn: '2027-03-01' });
    const near = await paper('2027-01-20');
    const insured = await paper('2026-12-15', 'insurance');
    await paper('2027-01-21');
    await aPaidDeposit(makers);
    const back = await paper('2026-12-20');
    const all = { amountFen: 20_000_00, interestFen: 0, returnedOn: TODAY, reference: '' };
    await stepOn(team.finance, 'giveBack', { depositId: back.depositId, ...all });
    expect(await depositIds('guaranteeEnding')).toEqual([insured.depositId, near.depositId]);
    const dates = { refundDueOn: '2027-03-01', validTo: '2027-06-30', reason: '已续开' };
    await stepOn(team.sales, 'changeDates', { depositId: insured.depositId, ...dates });
    expect(await depositIds('guaranteeEnding')).toEqual([near.depositId]);
  });
});
