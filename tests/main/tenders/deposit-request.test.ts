import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DepositStart } from '../../../src/shared/contract/deposit-shapes';
import type { MilestoneRow } from '../../../src/shared/contract/tender-dates.contract';
import type { TenderDetail } from '../../../src/shared/contract/tenders.contract';
import { openBook, type Book } from '../../helpers/book';
import {
  aBiddingTeam,
  aDeposit,
  anApprovedDeposit,
  aPaidDeposit,
  type BiddingTeam,
  depositOf,
  type DepositTeam,
  depositWish,
  stepOn,
} from '../../helpers/builders/deposits';
import { aTender } from '../../helpers/builders/tenders';
import { aPerson } from '../../helpers/builders/users';

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

describe('asking for a deposit', () => {
  it('begins with the tender’s date for it, the working day to pay by, and the account of the last time', async () => {
    const given = { purchaser: '泉州市第一医院', estimateFen: 1_000_000_00 };
    const first = await aTender(team, given);
    const empty = await team.sales.ok<DepositStart>('deposits.start', { tenderId: first.tenderId });
    const arriveByAt = Date.UTC(2026, 10, 30, 16) - 1;
    expect(empty).toMatchObject({
      payee: '泉州市第一医院',
      payeeAccount: '',
      days: { bid: { arriveByAt, payByOn: '2026-11-25' } },
    });
    const { depositId } = await aDeposit(team.sales, { tenderId: first.tenderId, arriveByOn: null });
    expect(await depositOf(team.sales, depositId)).toMatchObject({ arriveByAt, payByOn: '2026-11-25' });
    expect(empty.days.bid.refundDueOn).toBe('2027-03-01');
    await aPaidDeposit(makers, { tenderId: first.tenderId });
    const second = await aTender(team, given);
    expect(await team.sales.ok('deposits.start', { tenderId: second.tenderId })).toMatchObject({
      ...{ payee: '厦门市公共资源交易中心', payeeAccount: '35101560001052500001' },
    });
  });

  it('warns above 2 % of the purchaser’s estimate with the number, and does not refuse', async () => {
    const { tenderId } = await aTender(team, { estimateFen: 900_000_00 });
    const { depositId } = await aDeposit(team.sales, { tenderId });
    expect(await depositOf(team.sales, depositId)).toMatchObject({ shareBp: 223, isShareHigh: true });
  });

  it('says by when finance pays: working days before, over a weekend', async () => {
    const { tenderId } = await aTender(team);
    const { depositId } = await aDeposit(team.sales, { tenderId, arriveByOn: '2026-11-26' });
    expect(await depositOf(team.sales, depositId)).toMatchObject({ payByOn: '2026-11-23' });
  });

  it('is refused without an account, and a stale decision says who was first', async () => {
    const { tenderId } = await aTender(team);
    const wish = depositWish({ tenderId, payeeAccount: '' });
    expect(await team.sales.call('deposits.request', wish)).toMatchObject({
      problem: { params: { case: 'deposits.refusals.noAccount' }, fields: ['/payeeAccount'] },
    });
    const { depositId } = await aDeposit(team.sales, { tenderId });
    await team.finance.ok('deposits.refuse', { depositId, version: 0, reason: '账号不对' });
    expect(await team.finance.call('deposits.approve', { depositId, version: 0, reason: '' })).toMatchObject({
      problem: { code: 'CONFLICT', params: { expected: 0, found: 1 } },
    });
    expect(await depositOf(team.sales, depositId)).toMatchObject({ state: 'refused', decisionReason: '账号不对' });
  });

  it('and letting it be paid are two people’s, unless the boss signed one', async () => {
    const { tenderId } = await aTender(team);
    const { depositId } = await aDeposit(team.boss, { tenderId });
    const approve = { depositId, version: 0, reason: '' };
    expect(await team.boss.call('deposits.approve', approve)).toMatchObject({ problem: { code: 'SELF_APPROVAL' } });
    const all = await team.boss.ok<Record<string, { version: number }>>('settings.all');
    const pair = 'dualRequestApprove';
    await team.boss.ok('settings.signDualPosts', {
      pair,
      isAllowed: true,
      version: all[pair]?.version ?? 0,
      reason: '人手少',
    });
    await team.boss.ok('deposits.approve', approve);
    expect(await depositOf(team.boss, depositId)).toMatchObject({ state: 'approved', isSamePerson: true });
  });

  it('can be taken back before it is paid, and not after', async () => {
    const { depositId } = await anApprovedDeposit(makers);
    await stepOn(team.sales, 'withdraw', { depositId, reason: '不投了' });
    expect(await depositOf(team.sales, depositId)).toMatchObject({ state: 'withdrawn' });
    const paid = await aPaidDeposit(makers);
    const { version } = await depositOf(team.sales, paid.depositId);
    const withdraw = { depositId: paid.depositId, version, reason: '不投了' };
    expect(await team.sales.call('deposits.withdraw', withdraw)).toMatchObject({ problem: { code: 'STATE_CONFLICT' } });
  });
});

describe('a deposit goes with its tender', () => {
  it('arrives earlier or later with the moved date, unless it was paid or went by a day of its own', async () => {
    const { tenderId } = await aTender(team);
    const { depositId } = await aDeposit(team.sales, { tenderId, arriveByOn: null });
    const own = await aDeposit(team.sales, { tenderId, arriveByOn: '2026-11-27' });
    const paid = await aPaidDeposit(makers, { tenderId, arriveByOn: null });
    const dates = await team.sales.ok<{ dates: MilestoneRow[] }>('tenderDates.of', { tenderId });
    const arrival = dates.dates.find(({ kind }) => kind === 'deposit_arrival');
    const dueAt = (arrival?.dueAt ?? 0) + 7 * DAY;
    const move = { tenderId, milestoneId: arrival?.id, version: arrival?.version, dueAt, reason: '延期' };
    await team.sales.ok('tenderDates.move', move);
    expect(await depositOf(team.sales, depositId)).toMatchObject({ arriveByAt: dueAt, payByOn: '2026-12-02' });
    expect(await depositOf(team.sales, own.depositId)).toMatchObject({ payByOn: '2026-11-24' });
    expect(await depositOf(team.sales, paid.depositId)).toMatchObject({ arriveByAt: arrival?.dueAt });
  });

  it('is due back within the clocks when the tender ends, and never later than it was', async () => {
    const { tenderId, version } = await aTender(team);
    const { depositId } = await aPaidDeposit(makers, { tenderId });
    const soon = await aPaidDeposit(makers, { tenderId, arriveByOn: '2026-11-24', refundDueOn: '2026-11-25' });
    const why = { reason: '资料来不及', note: '', lesson: '提前一周备齐' };
    await team.sales.ok('tenders.abandon', { tenderId, version, ...why });
    expect(await depositOf(team.sales, depositId)).toMatchObject({ refundDueOn: '2026-11-26' });
    expect(await depositOf(team.sales, soon.depositId)).toMatchObject({ refundDueOn: '2026-11-25' });
  });

  it('takes the name and the owner of its tender with it', async () => {
    const { tenderId } = await aTender(team);
    const { depositId } = await aDeposit(team.sales, { tenderId });
    const other = await aPerson(book, team.boss, { posts: ['sales'] });
    const { tender } = await team.boss.ok<TenderDetail>('tenders.get', { tenderId });
    const { version, assistantId } = tender;
    expect(await other.seat.call('deposits.get', { depositId })).toMatchObject({ problem: { code: 'NOT_FOUND' } });
    const give = { tenderId, version, ownerId: other.userId, assistantId, reason: '移交' };
    await team.boss.ok('tenders.reassign', give);
    expect(await other.seat.ok('deposits.get', { depositId })).toMatchObject({ deposit: { id: depositId } });
  });
});
