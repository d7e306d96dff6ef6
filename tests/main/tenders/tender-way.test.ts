import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TenderDetail } from '../../../src/shared/contract/tenders.contract';
import { openBook, START, type Book } from '../../helpers/book';
import { aTeam, type LocalTeam } from '../../helpers/builders/dispatch';
import { aSubmittedTender, aTender, stepOf, submission } from '../../helpers/builders/tenders';
import { aPerson } from '../../helpers/builders/users';

let book: Book;
let team: LocalTeam;
beforeEach(async () => {
  book = await openBook();
  team = await aTeam(book);
});
afterEach(() => book.close());

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const late = 'tenders.refusals.late';
const get = async (tenderId: number) => (await team.sales.ok<TenderDetail>('tenders.get', { tenderId })).tender;
const step = (name: string, given: { tenderId: number } & Record<string, unknown>, seat = team.sales) =>
  stepOf(seat, name, given);
const reason = { reason: '预算取消', note: '', lesson: '' };

describe('the decision to bid', () => {
  it('is taken by a manager or the boss with a reason, not by the salesperson', async () => {
    const { tenderId } = await aTender(team);
    const go = { tenderId, decision: 'go', reason: '值得投' };
    expect(await step('decide', go)).toMatchObject({ problem: { code: 'FORBIDDEN' } });
    expect(await step('decide', go, team.boss)).toMatchObject({ ok: true });
    expect(await get(tenderId)).toMatchObject({ state: 'approved', goDecision: 'go', goReason: '值得投' });
    expect(await step('decide', go, team.boss)).toMatchObject({
      problem: { code: 'STATE_CONFLICT', params: { state: 'tenders.states.approved' } },
    });
  });

  it('against it ends the tender, and after a go it may still be given up with a reason', async () => {
    const first = await aTender(team);
    await step('decide', { tenderId: first.tenderId, decision: 'no_go', reason: '价格太低' }, team.boss);
    expect(await get(first.tenderId)).toMatchObject({ state: 'abandoned', outcomeReason: '价格太低' });
    const { tenderId } = await aTender(team);
    await step('decide', { tenderId, decision: 'go', reason: '值得投' }, team.boss);
    await step('moveTo', { tenderId, step: 'prepare', on: null });
    expect(await step('abandon', { tenderId, ...reason, reason: '' })).toMatchObject({
      problem: { fields: ['/reason'] },
    });
    expect(await step('abandon', { tenderId, ...reason })).toMatchObject({ ok: true });
    expect(await get(tenderId)).toMatchObject({ state: 'abandoned', outcomeReason: '预算取消', nextFollowUpOn: null });
  });

  it('is refused in a version that somebody else has changed', async () => {
    const { tenderId } = await aTender(team);
    await step('moveTo', { tenderId, step: 'evaluate', on: null });
    const stale = { tenderId, version: 0, decision: 'go', reason: '值得投' };
    expect(await team.boss.call('tenders.decide', stale)).toMatchObject({ problem: { code: 'CONFLICT' } });
  });
});

describe('handing a bid in', () => {
  const approved = async (given = {}) => {
    const { tenderId } = await aTender(team, given);
    await step('decide', { tenderId, decision: 'go', reason: '值得投' }, team.boss);
    return tenderId;
  };

  it('sets the next follow-up to the working day after the opening', async () => {
    // Friday 2026-11-27, 10:00 in Shanghai; the next working day is Monday.
    const opening = START + 6 * DAY;
    const { tenderId, nextFollowUpOn } = await aSubmittedTender(team, {
      bidDeadlineAt: opening - HOUR,
      openingAt: opening,
    });
    expect(nextFollowUpOn).toBe('2026-11-30');
    expect(await get(tenderId)).toMatchObject({ state: 'submitted', submittedHow: 'uploaded', nextFollowUpOn });
  });

  it('after the deadline is refused without a reason, and marked with it', async () => {
    const tenderId = await approved({ bidDeadlineAt: START + HOUR });
    book.advance(2 * HOUR);
    await team.signInAgain();
    expect(await step('submit', { tenderId, ...submission })).toMatchObject({
      problem: { params: { case: late, at: START + HOUR }, fields: ['/lateReason'] },
    });
    const given = { ...submission, lateReason: '平台故障，采购方同意补交' };
    expect(await step('submit', { tenderId, ...given })).toMatchObject({ ok: true });
    expect(await get(tenderId)).toMatchObject({ state: 'submitted', lateReason: '平台故障，采购方同意补交' });
  });

  it('by mail needs its courier number, and cannot lie ahead', async () => {
    const tenderId = await approved();
    expect(await step('submit', { tenderId, ...submission, how: 'mailed' })).toMatchObject({
      problem: { fields: ['/courierNo'] },
    });
    expect(await step('submit', { tenderId, ...submission, submittedAt: START + DAY })).toMatchObject({
      problem: { fields: ['/submittedAt'] },
    });
    const mailed = { ...submission, how: 'mailed', courierNo: 'SF1234567890' };
    expect(await step('submit', { tenderId, ...mailed })).toMatchObject({ ok: true });
    expect(await get(tenderId)).toMatchObject({ submittedHow: 'mailed', courierNo: 'SF1234567890' });
  });

  it('of an open tender is refused while its deadline is unknown; a listing has none', async () => {
    const open = await approved({ bidDeadlineAt: null, openingAt: null });
    expect(await step('submit', { tenderId: open, ...submission })).toMatchObject({
      problem: { params: { case: 'tenders.refusals.deadlineUnknown' } },
    });
    const listing = await approved({ kind: 'listing', bidDeadlineAt: null });
    expect(await step('submit', { tenderId: listing, ...submission })).toMatchObject({
      value: { nextFollowUpOn: '2026-11-23' },
    });
  });
});

describe('a tender that others decide on', () => {
  it('is opened, published and asked about on the right days, and never left without one', async () => {
    const { tenderId } = await aSubmittedTender(team, { bidDeadlineAt: START + HOUR });
    expect(await step('recordOpening', { tenderId, openedAt: null })).toMatchObject({
      problem: { params: { case: 'tenders.refusals.openedEarly' } },
    });
    // Monday: every three working days, then the last day of the publication.
    book.advance(2 * DAY);
    await team.signInAgain();
    expect(await step('recordOpening', { tenderId, openedAt: null })).toMatchObject({
      value: { nextFollowUpOn: '2026-11-24' },
    });
    expect(await step('followUp', { tenderId, answer: '评审未结束', nextOn: null })).toMatchObject({
      value: { nextFollowUpOn: '2026-11-26' },
    });
    expect(await step('recordPublication', { tenderId, publishedOn: null, until: '2026-11-25' })).toMatchObject({
      value: { nextFollowUpOn: '2026-11-25' },
    });
    expect(await step('followUp', { tenderId, answer: '公示无异议', nextOn: '2026-11-23' })).toMatchObject({
      problem: { params: { case: 'tenders.refusals.nextPast', on: '2026-11-23' } },
    });
    const { followUps } = await team.sales.ok<TenderDetail>('tenders.get', { tenderId });
    expect(followUps).toMatchObject([{ answer: '评审未结束', askedOn: '2026-11-23', nextOn: '2026-11-26' }]);
  });

  it('is lost for a reason from the list, keeps what was learnt, and is taken up again by a manager', async () => {
    const { tenderId } = await aSubmittedTender(team);
    const lost = { tenderId, reason: 'price', note: '高 3%', lesson: '先核低价' };
    expect(await step('lose', { ...lost, reason: 'x' })).toMatchObject({ problem: { fields: ['/reason'] } });
    await step('lose', lost);
    expect(await get(tenderId)).toMatchObject({
      state: 'lost',
      outcomeReason: 'price',
      lesson: '先核低价',
      nextFollowUpOn: null,
    });
    expect(await step('reopen', { tenderId, reason: '质疑成立' })).toMatchObject({ problem: { code: 'FORBIDDEN' } });
    await step('reopen', { tenderId, reason: '质疑成立' }, team.boss);
    // Where it stood before: it was never opened.
    expect(await get(tenderId)).toMatchObject({ state: 'submitted', outcomeReason: '', nextFollowUpOn: '2026-11-23' });
  });

  it.each([
    ['fail', 'failed'],
    ['void', 'voided'],
    ['terminate', 'terminated'],
    ['reject', 'rejected'],
  ])('ends by %s only with its reason', async (name, state) => {
    const { tenderId } = await aSubmittedTender(team);
    expect(await step(name, { tenderId, ...reason, reason: ' ' })).toMatchObject({
      problem: { code: 'VALIDATION_FAILED' },
    });
    expect(await step(name, { tenderId, ...reason })).toMatchObject({ ok: true });
    expect(await get(tenderId)).toMatchObject({ state, outcomeReason: '预算取消', nextFollowUpOn: null });
    expect(await step('followUp', { tenderId, answer: '？', nextOn: null })).toMatchObject({
      problem: { code: 'STATE_CONFLICT' },
    });
  });

  it('stands in the list of those to ask, with the days since', async () => {
    const { tenderId } = await aSubmittedTender(team);
    book.advance(23 * DAY);
    await team.signInAgain();
    const rows = await team.sales.ok<{ days: number; tender: { id: number } }[]>('tenders.waiting');
    expect(rows).toMatchObject([{ days: 23, tender: { id: tenderId } }]);
    expect(await team.sales.ok('tenders.strip')).toMatchObject({ waiting: { count: 1, longestDays: 23, toAsk: 1 } });
  });
});

describe('a tender in other hands', () => {
  it('is handed over with a reason and then seen by its new owner', async () => {
    const { seat, userId } = await aPerson(book, team.boss, { posts: ['sales'] });
    const { tenderId } = await aTender(team.boss);
    const hand = { tenderId, ownerId: userId, assistantId: userId, reason: '调岗' };
    expect(await step('reassign', hand, team.boss)).toMatchObject({ ok: true });
    expect(await seat.ok('tenders.list')).toMatchObject({ rows: [{ id: tenderId }] });
    expect(await step('reassign', hand, team.boss)).toMatchObject({
      problem: { params: { case: 'tenders.refusals.sameNames' } },
    });
  });

  it('keeps its kind once it was handed in, and tells the trail what else changed', async () => {
    const { tenderId } = await aSubmittedTender(team);
    const { tender } = await team.sales.ok<TenderDetail>('tenders.get', { tenderId });
    const { title, kind, isGovernment, purchaser, purchaserId, platform, province, city } = tender;
    const { documentsOn, estimateFen, bidder, bidderName, note } = tender;
    const facts = { title, kind, isGovernment, purchaser, purchaserId, platform, province, city, documentsOn };
    const all = { tenderId, ...facts, estimateFen, bidder, bidderName, note };
    expect(await step('change', { ...all, kind: 'rfq' })).toMatchObject({
      problem: { params: { case: 'tenders.refusals.kindFixed' } },
    });
    await step('change', { ...all, platform: '福建省药械平台' });
    const { history } = await team.sales.ok<TenderDetail>('tenders.get', { tenderId });
    expect(history[0]).toMatchObject({
      action: 'change',
      before: { platform: '' },
      after: { platform: '福建省药械平台' },
    });
  });

  it('is copied as the next round, which knows the one before', async () => {
    const { tenderId } = await aSubmittedTender(team);
    const wish = { tenderId, title: '第二轮', bidDeadlineAt: START + 30 * DAY, openingAt: null };
    const { tenderId: next } = await team.sales.ok<{ tenderId: number }>('tenders.cloneRound', wish);
    const { tender, rounds } = await team.sales.ok<TenderDetail>('tenders.get', { tenderId: next });
    expect(tender).toMatchObject({ state: 'found', title: '第二轮', previousRoundId: tenderId, submittedAt: null });
    expect(rounds).toMatchObject([{ id: tenderId }]);
  });
});
