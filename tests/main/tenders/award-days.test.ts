import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AwardDraft } from '../../../src/shared/contract/awards.contract';
import type { MilestoneRow } from '../../../src/shared/contract/tender-dates.contract';
import { businessDateOf } from '../../../src/shared/domain/business-date';
import { openBook, type Book, type Seat } from '../../helpers/book';
import { aPaidDeposit, depositOf } from '../../helpers/builders/deposits';
import { aBidDesk, aSubmittedBid, aWonBid, type BidDesk } from '../../helpers/builders/tender-awards';

let book: Book;
let boss: Seat;
let desk: BidDesk;
beforeAll(async () => {
  book = await openBook();
  boss = await book.setUp();
  desk = await aBidDesk(book, boss);
});
afterAll(() => book.close());
const writer = () => desk.assistant.seat;

const draftOf = (tenderId: number, typed: object = {}) =>
  writer().ok<AwardDraft>('awards.draft', { tenderId, ...typed });
const nothing = { on: null, source: 'documents', clock: null, amount: null };
const datesOf = async (tenderId: number) =>
  (await writer().ok<{ dates: MilestoneRow[] }>('tenderDates.of', { tenderId })).dates.filter((one) => !one.isDropped);
const dateOf = async (tenderId: number, kind: string) => {
  const found = (await datesOf(tenderId)).find((one) => one.kind === kind);
  return found && { on: businessDateOf(found.dueAt, 'Asia/Shanghai'), isDone: found.doneAt !== null };
};

describe('the days that the award wizard proposes', () => {
  it('are the contract thirty days after the notice and the deposit back five days after it, with their source', async () => {
    const { tenderId } = await aSubmittedBid(desk, { tender: { kind: 'in_hospital' } });
    const { noticeOn, days, missingYears } = await draftOf(tenderId);
    expect(noticeOn).toBe('2026-11-21');
    expect(days).toEqual({
      contractOn: { on: '2026-12-21', source: 'clock', clock: 'contract', amount: 30 },
      bondOn: nothing,
      depositBackOn: { on: '2026-12-26', source: 'clock', clock: 'depositBack', amount: 5 },
    });
    expect(missingYears).toEqual([]);
  });

  it('are counted anew from the notice and the contract that are typed, and say which year has no holidays yet', async () => {
    const { tenderId } = await aSubmittedBid(desk, { tender: { kind: 'consultation', isGovernment: true } });
    const typed = await draftOf(tenderId, { noticeOn: '2026-11-29' });
    // Five working days of government procurement: 29 December is a Tuesday; of 2027 only the weeks are known.
    expect(typed.days.contractOn).toMatchObject({ on: '2026-12-29' });
    expect(typed.days.depositBackOn).toMatchObject({ on: '2027-01-05', clock: 'depositBackGovernment', amount: 5 });
    expect(typed.missingYears).toEqual([2027]);
    const signed = await draftOf(tenderId, { contractOn: '2026-11-27' });
    expect(signed.days.depositBackOn).toMatchObject({ on: '2026-12-04' });
    expect(signed.missingYears).toEqual([]);
  });

  it('follow the clock of the firm and the dates that the tender has', async () => {
    const { tenderId } = await aSubmittedBid(desk, { tender: { kind: 'negotiation' } });
    await boss.ok('tenderRules.changeClock', { key: 'contract', amount: 20, note: '院内要求', version: null });
    expect((await draftOf(tenderId)).days.contractOn).toMatchObject({ on: '2026-12-11', amount: 20 });
    const dueAt = Date.parse('2026-12-31T16:00:00Z') - 1;
    const more = { title: '', isWholeDay: true, basis: 'documents', basisNote: '', isOurs: false, leadWorkdays: 0 };
    await writer().ok('tenderDates.add', { tenderId, kind: 'deposit_refund', dueAt, ...more });
    expect((await draftOf(tenderId)).days.depositBackOn).toEqual({
      ...{ on: '2026-12-31', source: 'date', clock: null, amount: null },
    });
    await boss.ok('tenderRules.changeClock', { key: 'contract', amount: 30, note: '', version: 0 });
  });

  it('are none for volume procurement and listings, which follow their own documents', async () => {
    for (const kind of ['listing', 'provincial_volume'] as const) {
      const { tenderId } = await aSubmittedBid(desk, { tender: { kind } });
      expect((await draftOf(tenderId)).days).toEqual({ contractOn: nothing, bondOn: nothing, depositBackOn: nothing });
    }
  });
});

describe('the days of an award', () => {
  it('stand among the dates of the tender, and the deposit is due back on its own', async () => {
    const bid = await aSubmittedBid(desk, { tender: { kind: 'in_hospital' } });
    const { tenderId } = bid;
    const makers = { asks: writer(), finance: boss, book };
    const { depositId } = await aPaidDeposit(makers, { tenderId, amountFen: 100 });
    await aWonBid(writer(), bid, { contractOn: '2026-12-20', bondOn: '2026-12-15', depositBackOn: '2026-12-25' });
    expect(await dateOf(tenderId, 'award_notice')).toEqual({ on: '2026-11-21', isDone: true });
    expect(await dateOf(tenderId, 'contract')).toEqual({ on: '2026-12-20', isDone: false });
    expect(await dateOf(tenderId, 'performance_bond')).toEqual({ on: '2026-12-15', isDone: false });
    expect(await dateOf(tenderId, 'deposit_refund')).toEqual({ on: '2026-12-25', isDone: false });
    expect(await depositOf(boss, depositId)).toMatchObject({ refundDueOn: '2026-12-25' });
  });

  it('move what the tender had, with the award as the reason', async () => {
    const bid = await aSubmittedBid(desk, { tender: { kind: 'in_hospital' } });
    const { tenderId } = bid;
    const dueAt = Date.parse('2026-12-31T16:00:00Z') - 1;
    const more = { title: '', isWholeDay: true, basis: 'documents', basisNote: '', isOurs: true, leadWorkdays: 0 };
    await writer().ok('tenderDates.add', { tenderId, kind: 'performance_bond', dueAt, ...more });
    await aWonBid(writer(), bid, { bondOn: '2026-12-10' });
    const bond = (await datesOf(tenderId)).find(({ kind }) => kind === 'performance_bond');
    expect(bond).toMatchObject({ movedCount: 1, originalDueAt: dueAt, moves: [{ reason: 'tenders.actions.win' }] });
  });
});
