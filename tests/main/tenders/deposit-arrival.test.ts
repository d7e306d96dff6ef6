import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MilestoneRow } from '../../../src/shared/contract/tender-dates.contract';
import type { TenderDetail } from '../../../src/shared/contract/tenders.contract';
import { openBook, type Book } from '../../helpers/book';
import {
  aBiddingTeam,
  anApprovedDeposit,
  aPaidDeposit,
  type BiddingTeam,
  depositOf,
  type DepositTeam,
  movesOf,
  stepOn,
} from '../../helpers/builders/deposits';
import { aBidDesk, aSubmittedBid, aWonBid } from '../../helpers/builders/tender-awards';
import { aTender } from '../../helpers/builders/tenders';

const TODAY = '2026-11-21';
let book: Book;
let team: BiddingTeam;
let makers: DepositTeam;
beforeEach(async () => {
  book = await openBook();
  team = await aBiddingTeam(book);
  makers = { asks: team.sales, finance: team.finance, book };
});
afterEach(() => book.close());

const arrivalOf = async (tenderId: number) =>
  (await team.sales.ok<{ dates: MilestoneRow[] }>('tenderDates.of', { tenderId })).dates.find(
    ({ kind }) => kind === 'deposit_arrival',
  );
const detailOf = (tenderId: number) => team.sales.ok<TenderDetail>('tenders.get', { tenderId });
const checksOf = async (tenderId: number) =>
  (await detailOf(tenderId)).checks.map(({ key, found, limit }) => [key, found, limit]);

/** Paid and confirmed as arrived. */
async function anArrivedDeposit(tenderId: number): Promise<number> {
  const { depositId } = await aPaidDeposit(makers, { tenderId });
  await stepOn(team.sales, 'confirmArrival', { depositId, arrivedOn: TODAY });
  return depositId;
}
async function reversePayment(depositId: number): Promise<void> {
  const paid = (await movesOf(team.finance, depositId)).find(({ kind }) => kind === 'paid');
  await stepOn(team.finance, 'reverse', { depositId, moveId: paid?.id, reason: '付错收款人' });
}

describe('an arrival that was none', () => {
  it('opens the date of the tender again when the payment is reversed, with who and why', async () => {
    const { tenderId } = await aTender(team);
    const depositId = await anArrivedDeposit(tenderId);
    expect(await arrivalOf(tenderId)).toMatchObject({ look: 'done' });
    await reversePayment(depositId);
    expect(await depositOf(team.finance, depositId)).toMatchObject({ state: 'approved', arrivedOn: null, paidFen: 0 });
    expect(await arrivalOf(tenderId)).toMatchObject({ look: 'open', doneAt: null, doneByName: '' });
    const { history } = await detailOf(tenderId);
    expect(history[0]).toMatchObject({ action: 'reopenMilestone', reason: '付错收款人' });
    await stepOn(team.finance, 'pay', { depositId, paidOn: TODAY, reference: 'YH-2' });
    await stepOn(team.sales, 'confirmArrival', { depositId, arrivedOn: TODAY });
    expect(await arrivalOf(tenderId)).toMatchObject({ look: 'done' });
  });

  it('is taken back with its reason while nothing else became of the money', async () => {
    const { tenderId } = await aTender(team);
    const depositId = await anArrivedDeposit(tenderId);
    await stepOn(team.sales, 'undoArrival', { depositId, reason: '对方说没收到' });
    expect(await depositOf(team.sales, depositId)).toMatchObject({
      ...{ state: 'paid', arrivedOn: null, outstandingFen: 20_000_00, actions: { confirmArrival: true } },
    });
    expect(await arrivalOf(tenderId)).toMatchObject({ look: 'open' });
    await stepOn(team.sales, 'confirmArrival', { depositId, arrivedOn: TODAY });
    const part = { amountFen: 1, interestFen: 0, returnedOn: TODAY, reference: '' };
    await stepOn(team.finance, 'giveBack', { depositId, ...part });
    const { version } = await depositOf(team.sales, depositId);
    expect(await team.sales.call('deposits.undoArrival', { depositId, version, reason: '晚了' })).toMatchObject({
      problem: { code: 'STATE_CONFLICT' },
    });
  });

  it('leaves the date alone that was kept before anything arrived', async () => {
    const { tenderId } = await aTender(team);
    const { depositId } = await aPaidDeposit(makers, { tenderId });
    const date = await arrivalOf(tenderId);
    const done = { doneAt: null, note: '电话确认', lateReason: '', answeredOn: null };
    const ids = { tenderId, milestoneId: date?.id, version: date?.version };
    await team.sales.ok('tenderDates.done', { ...ids, ...done });
    await reversePayment(depositId);
    expect(await arrivalOf(tenderId)).toMatchObject({ look: 'done', doneNote: '电话确认' });
  });
});

describe('one deposit of which several things became', () => {
  it('is partly back with interest, partly forfeited, the rest a bond; each row can be taken back for a reason', async () => {
    const { depositId } = await aPaidDeposit(makers);
    const back = { amountFen: 5_000_00, interestFen: 12_34, returnedOn: TODAY, reference: '' };
    await stepOn(team.finance, 'giveBack', { depositId, ...back });
    const lost = { amountFen: 3_000_00, forfeitedOn: TODAY, reason: '撤回一个品种' };
    await stepOn(team.boss, 'forfeit', { depositId, ...lost });
    const wish = { amountFen: 12_000_00, convertedOn: TODAY, refundDueOn: '2027-12-31' };
    const { bondId } = await stepOn<{ bondId: number }>(team.finance, 'convert', { depositId, ...wish });
    expect(await depositOf(team.finance, depositId)).toMatchObject({
      ...{ state: 'settled', returnedFen: 5_000_00, forfeitedFen: 3_000_00, convertedFen: 12_000_00 },
      ...{ interestFen: 12_34, outstandingFen: 0 },
    });
    expect(await depositOf(team.finance, bondId)).toMatchObject({ state: 'arrived', outstandingFen: 12_000_00 });
    const forfeited = (await movesOf(team.finance, depositId)).find(({ kind }) => kind === 'forfeited');
    await stepOn(team.boss, 'reverse', { depositId, moveId: forfeited?.id, reason: '对方同意退' });
    expect(await depositOf(team.finance, depositId)).toMatchObject({ state: 'partly', outstandingFen: 3_000_00 });
  });
});

describe('what may be objected to', () => {
  it('is a bid deposit above two percent of the estimate, whatever the bond is', async () => {
    const { tenderId } = await aTender(team, { estimateFen: 800_000_00 });
    await anApprovedDeposit(makers, { tenderId, amountFen: 16_000_00 });
    await anApprovedDeposit(makers, { tenderId, kind: 'performance', amountFen: 80_000_00 });
    expect(await checksOf(tenderId)).toEqual([]);
    await anApprovedDeposit(makers, { tenderId, amountFen: 18_000_00 });
    expect(await checksOf(tenderId)).toEqual([['depositShare', 225, 2]]);
  });

  it('is performance bonds above ten percent of what was won, once that is known', async () => {
    const desk = await aBidDesk(book, team.boss);
    // 1,000 units at 12.00: a contract of 12,000 yuan.
    const bid = await aSubmittedBid(desk, { tender: { kind: 'consultation', isGovernment: true } });
    const { tenderId } = bid;
    const asks = { ...makers, asks: desk.assistant.seat };
    await anApprovedDeposit(asks, { tenderId, kind: 'performance', amountFen: 1_200_00 });
    await anApprovedDeposit(asks, { tenderId, kind: 'performance', amountFen: 60_00 });
    const checks = async () =>
      (await desk.assistant.seat.ok<TenderDetail>('tenders.get', { tenderId })).checks.map(({ key, found }) => [
        key,
        found,
      ]);
    expect(await checks()).toEqual([]);
    await aWonBid(desk.assistant.seat, bid);
    expect(await checks()).toEqual([['bondShare', 1_050]]);
  });
});
