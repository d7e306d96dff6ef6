import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MilestoneRow } from '../../../src/shared/contract/tender-dates.contract';
import type { TenderDetail } from '../../../src/shared/contract/tenders.contract';
import type { MilestoneKind } from '../../../src/shared/domain/tender-words';
import { openBook, START, type Book } from '../../helpers/book';
import { aTeam, type LocalTeam } from '../../helpers/builders/dispatch';
import { aSubmittedTender, aTender, stepOf } from '../../helpers/builders/tenders';
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
/** Tuesday 2026-12-15 10:00 in Shanghai. */
const DEADLINE = START + 24 * DAY;
/** The last millisecond of a day in Shanghai. */
const endOf = (date: string): number => Date.parse(`${date}T16:00:00Z`) - 1;

type Listed = { dates: MilestoneRow[]; missingYears: number[] };
const listed = (tenderId: number) => team.sales.ok<Listed>('tenderDates.of', { tenderId });
const dateOf = async (tenderId: number, kind: MilestoneKind) =>
  (await listed(tenderId)).dates.find((one) => one.kind === kind && !one.isDropped);
const kinds = async (tenderId: number) => (await listed(tenderId)).dates.map(({ kind }) => kind);
async function on(name: string, tenderId: number, given: { kind: MilestoneKind } & Record<string, unknown>) {
  const { kind, ...rest } = given;
  const date = await dateOf(tenderId, kind);
  const ids = { tenderId, milestoneId: date?.id ?? 0, version: date?.version ?? 0 };
  return team.sales.call(`tenderDates.${name}`, { ...ids, ...rest });
}
const kept = { doneAt: null, note: '', lateReason: '', answeredOn: null };
const plain = { title: '', isWholeDay: false, basis: 'documents', basisNote: '', isOurs: true, leadWorkdays: 0 };

describe('dates of a new tender', () => {
  it('come from the template and from the law, counted back from the deadline in working days', async () => {
    const { tenderId } = await aTender(team, { bidDeadlineAt: DEADLINE });
    // Ten days before Tuesday 15 December is a Saturday: the Friday before it is the last working day.
    expect(await dateOf(tenderId, 'objection_documents')).toMatchObject({
      dueAt: endOf('2026-12-04'),
      ...{ basis: 'law', basisNote: 'objectionDocuments', isOurs: true },
    });
    expect(await dateOf(tenderId, 'sent')).toMatchObject({ dueAt: endOf('2026-12-11'), basis: 'template' });
    expect(await dateOf(tenderId, 'deposit_arrival')).toMatchObject({
      dueAt: endOf('2026-12-14'),
      askOn: '2026-12-09',
    });
  });

  it('hold no limits of the law for volume procurement and listings', async () => {
    const volume = await aTender(team, { kind: 'provincial_volume', bidDeadlineAt: DEADLINE });
    expect(await kinds(volume.tenderId)).toEqual(['registration', 'bid_deadline', 'opening']);
    const listing = await aTender(team, { kind: 'listing', bidDeadlineAt: DEADLINE });
    expect((await listed(listing.tenderId)).dates.filter(({ basis }) => basis === 'law')).toEqual([]);
  });

  it('give government procurement seven working days for a challenge, past the holidays in between', async () => {
    const { tenderId } = await aTender(team, {
      ...{ kind: 'consultation', isGovernment: true, documentsOn: '2026-12-30', bidDeadlineAt: START + 60 * DAY },
    });
    await team.boss.ok('calendar.set', { day: '2027-01-01', kind: 'holiday', name: 'new_year', version: null });
    const { tenderId: later } = await aTender(team, {
      ...{ kind: 'consultation', isGovernment: true, documentsOn: '2026-12-30', bidDeadlineAt: START + 60 * DAY },
    });
    expect(await dateOf(tenderId, 'challenge')).toMatchObject({ dueAt: endOf('2027-01-08') });
    expect(await dateOf(later, 'challenge')).toMatchObject({ dueAt: endOf('2027-01-11') });
    expect((await listed(later)).missingYears).toEqual([2027]);
  });

  it('follow a template of the platform where it has one, and a changed clock', async () => {
    const own = {
      tenderKind: 'open',
      platform: '福建省平台',
      milestoneKind: 'samples',
      title: '',
      anchor: 'bid_deadline',
    };
    const rest = { offsetDays: -3, unit: 'workday', isOurs: true, leadWorkdays: 0, isDisabled: false };
    await team.sales.ok('tenderRules.saveTemplate', { templateId: null, version: 0, ...own, ...rest });
    await team.sales.ok('tenderRules.changeClock', { key: 'objectionDocuments', amount: 12, note: '', version: null });
    const { tenderId } = await aTender(team, { bidDeadlineAt: DEADLINE, platform: '福建省平台' });
    expect(await kinds(tenderId)).toEqual(['objection_documents', 'samples', 'bid_deadline', 'opening']);
    expect(await dateOf(tenderId, 'objection_documents')).toMatchObject({ dueAt: endOf('2026-12-03') });
    expect(
      await team.sales.call('tenderRules.changeClock', { key: 'challenge', amount: 8, note: '', version: 3 }),
    ).toMatchObject({
      problem: { code: 'CONFLICT' },
    });
  });
});

describe('a date that moves', () => {
  it('twice keeps the first one and both reasons, and takes along what is counted from it', async () => {
    const { tenderId } = await aTender(team, { bidDeadlineAt: DEADLINE });
    const first = { kind: 'bid_deadline' as const, dueAt: DEADLINE + 2 * DAY, reason: '第一次延期公告' };
    expect(await on('move', tenderId, first)).toMatchObject({ ok: true });
    await on('move', tenderId, { ...first, dueAt: DEADLINE + 7 * DAY, reason: '第二次延期公告' });
    const deadline = await dateOf(tenderId, 'bid_deadline');
    expect(deadline).toMatchObject({ originalDueAt: DEADLINE, dueAt: DEADLINE + 7 * DAY, movedCount: 2 });
    expect(deadline?.moves).toMatchObject([
      { fromDueAt: DEADLINE, toDueAt: DEADLINE + 2 * DAY, reason: '第一次延期公告' },
      { fromDueAt: DEADLINE + 2 * DAY, toDueAt: DEADLINE + 7 * DAY, reason: '第二次延期公告' },
    ]);
    expect(await dateOf(tenderId, 'opening')).toMatchObject({ dueAt: DEADLINE + 7 * DAY, movedCount: 2 });
    expect(await dateOf(tenderId, 'sent')).toMatchObject({ dueAt: endOf('2026-12-18') });
    const { tender } = await team.sales.ok<TenderDetail>('tenders.get', { tenderId });
    expect(tender).toMatchObject({ bidDeadlineAt: DEADLINE + 7 * DAY, openingAt: DEADLINE + 7 * DAY });
  });

  it('by hand stays where it was put when the deadline moves', async () => {
    const { tenderId } = await aTender(team, { bidDeadlineAt: DEADLINE });
    await on('move', tenderId, { kind: 'sent', dueAt: endOf('2026-12-08'), reason: '快递停运' });
    await on('move', tenderId, { kind: 'bid_deadline', dueAt: DEADLINE + 7 * DAY, reason: '延期公告' });
    expect(await dateOf(tenderId, 'sent')).toMatchObject({ dueAt: endOf('2026-12-08') });
  });

  it('needs its reason, and is refused in a version that somebody else has moved', async () => {
    const { tenderId } = await aTender(team, { bidDeadlineAt: DEADLINE });
    const wish = { kind: 'bid_deadline' as const, dueAt: DEADLINE + DAY };
    expect(await on('move', tenderId, { ...wish, reason: '' })).toMatchObject({ problem: { fields: ['/reason'] } });
    const seen = await dateOf(tenderId, 'bid_deadline');
    await on('move', tenderId, { ...wish, reason: '延期' });
    const stale = { tenderId, milestoneId: seen?.id ?? 0, version: seen?.version ?? 0 };
    expect(
      await team.sales.call('tenderDates.move', { ...stale, dueAt: DEADLINE + 3 * DAY, reason: '延期' }),
    ).toMatchObject({
      problem: { code: 'CONFLICT' },
    });
  });

  it('may not put the deadline before the submission or after the opening, and the opening not before the deadline', async () => {
    const { tenderId } = await aSubmittedTender(team, { bidDeadlineAt: DEADLINE, openingAt: DEADLINE + HOUR });
    const reason = '更正';
    // The deadline of what was handed in is kept already.
    expect(await on('move', tenderId, { kind: 'bid_deadline', dueAt: START - DAY, reason })).toMatchObject({
      problem: { code: 'STATE_CONFLICT', params: { state: 'tenderDates.looks.done' } },
    });
    expect(await on('move', tenderId, { kind: 'opening', dueAt: DEADLINE - HOUR, reason })).toMatchObject({
      problem: { params: { case: 'tenders.refusals.openingEarly', at: DEADLINE } },
    });
    const open = await aTender(team, { bidDeadlineAt: DEADLINE, openingAt: DEADLINE + HOUR });
    expect(await on('move', open.tenderId, { kind: 'bid_deadline', dueAt: DEADLINE + DAY, reason })).toMatchObject({
      problem: { params: { case: 'tenderDates.refusals.afterOpening', at: DEADLINE + HOUR } },
    });
  });
});

describe('a date of ours', () => {
  it('is red once it passed, is kept late only with a reason, or was missed for one', async () => {
    const { tenderId } = await aTender(team, { bidDeadlineAt: DEADLINE });
    expect(await on('missed', tenderId, { kind: 'objection_documents', reason: '忘了' })).toMatchObject({
      problem: { params: { case: 'tenderDates.refusals.notDue' } },
    });
    book.advance(14 * DAY);
    await team.signInAgain();
    expect(await dateOf(tenderId, 'objection_documents')).toMatchObject({ look: 'late' });
    expect(await on('done', tenderId, { kind: 'objection_documents', ...kept })).toMatchObject({
      problem: { params: { case: 'tenderDates.refusals.late' }, fields: ['/lateReason'] },
    });
    await on('missed', tenderId, { kind: 'objection_documents', reason: '公告晚看到；已订阅平台' });
    expect(await dateOf(tenderId, 'objection_documents')).toMatchObject({
      look: 'missed',
      missedReason: '公告晚看到；已订阅平台',
    });
  });

  it('brings a complaint ten days after the answer to an objection, in government procurement fifteen working days', async () => {
    const { tenderId } = await aTender(team, { bidDeadlineAt: DEADLINE });
    await on('done', tenderId, { kind: 'objection_documents', ...kept, answeredOn: '2026-11-20' });
    expect(await dateOf(tenderId, 'complaint')).toMatchObject({ dueAt: endOf('2026-11-30'), basis: 'law' });
    const wish = { kind: 'rfq', isGovernment: true, documentsOn: '2026-11-20', bidDeadlineAt: DEADLINE } as const;
    const bought = await aTender(team, wish);
    await on('done', bought.tenderId, { kind: 'challenge', ...kept, answeredOn: '2026-11-20' });
    expect(await dateOf(bought.tenderId, 'complaint')).toMatchObject({ dueAt: endOf('2026-12-11') });
  });

  it('is dropped with a reason, but the deadline is not', async () => {
    const { tenderId } = await aTender(team, { bidDeadlineAt: DEADLINE });
    expect(await on('drop', tenderId, { kind: 'deposit_arrival', reason: '免保证金' })).toMatchObject({ ok: true });
    expect(await dateOf(tenderId, 'deposit_arrival')).toBeUndefined();
    expect(await on('drop', tenderId, { kind: 'bid_deadline', reason: '不投' })).toMatchObject({
      problem: { params: { case: 'tenderDates.refusals.deadlineStays' } },
    });
    await on('move', tenderId, { kind: 'bid_deadline', dueAt: DEADLINE + 7 * DAY, reason: '延期' });
    expect(await kinds(tenderId)).not.toContain('registration');
    expect((await listed(tenderId)).dates.filter(({ kind }) => kind === 'deposit_arrival')).toHaveLength(1);
  });

  it('of the opening says who sits there, for how many minutes, and that the certificate was tried', async () => {
    const { tenderId } = await aTender(team, { bidDeadlineAt: START + 2 * DAY });
    const { userId } = await aPerson(book, team.boss, { name: '周婷', posts: ['sales_assistant'] });
    type Row = { isCaOpen: boolean };
    expect(await team.sales.ok<Row[]>('tenders.countdown')).toMatchObject([{ isCaOpen: true }]);
    await on('arrange', tenderId, { kind: 'opening', attendeeId: userId, minutesAllowed: 30, isCaTried: true });
    expect(await dateOf(tenderId, 'opening')).toMatchObject({
      attendeeName: '周婷',
      minutesAllowed: 30,
      caTriedAt: START,
    });
    expect(await team.sales.ok<Row[]>('tenders.countdown')).toMatchObject([{ isCaOpen: false }]);
    expect(
      await on('arrange', tenderId, { kind: 'bid_deadline', attendeeId: null, minutesAllowed: null, isCaTried: false }),
    ).toMatchObject({
      problem: { params: { case: 'tenderDates.refusals.onlyOpening' } },
    });
  });

  it('is there once only where there can be but one, and another date has a title', async () => {
    const { tenderId } = await aTender(team, { bidDeadlineAt: DEADLINE });
    const wish = { tenderId, ...plain, dueAt: DEADLINE };
    expect(await team.sales.call('tenderDates.add', { ...wish, kind: 'opening' })).toMatchObject({
      problem: { params: { case: 'tenderDates.refusals.once' } },
    });
    expect(await team.sales.call('tenderDates.add', { ...wish, kind: 'other' })).toMatchObject({
      problem: { fields: ['/title'] },
    });
    expect(await team.sales.call('tenderDates.add', { ...wish, kind: 'other', title: '现场踏勘' })).toMatchObject({
      ok: true,
    });
  });
});

describe('dates after the bid was handed in', () => {
  it('keep the deadline as done, and the publication brings the last day to object', async () => {
    const { tenderId } = await aSubmittedTender(team, { bidDeadlineAt: START + HOUR });
    expect(await dateOf(tenderId, 'bid_deadline')).toMatchObject({ look: 'done' });
    book.advance(2 * DAY);
    await team.signInAgain();
    await stepOf(team.sales, 'recordOpening', { tenderId, openedAt: null });
    await stepOf(team.sales, 'recordPublication', { tenderId, publishedOn: null, until: '2026-11-26' });
    expect(await dateOf(tenderId, 'objection_result')).toMatchObject({ dueAt: endOf('2026-11-26'), basis: 'law' });
    await stepOf(team.sales, 'recordPublication', { tenderId, publishedOn: null, until: '2026-11-30' });
    expect(await dateOf(tenderId, 'objection_result')).toMatchObject({ dueAt: endOf('2026-11-30'), movedCount: 1 });
    expect(await dateOf(tenderId, 'publication')).toMatchObject({ movedCount: 1, isOurs: false });
  });

  it('drop what nobody waits for when it is given up, and keep the last day to complain of a defeat', async () => {
    const { tenderId } = await aTender(team, { bidDeadlineAt: DEADLINE });
    await stepOf(team.sales, 'abandon', { tenderId, reason: '不投', note: '', lesson: '' });
    const open = (await listed(tenderId)).dates.filter(({ isDropped }) => !isDropped).map(({ kind }) => kind);
    expect(open).toEqual(['bid_deadline', 'opening']);
    expect(await on('move', tenderId, { kind: 'bid_deadline', dueAt: DEADLINE + DAY, reason: '延期' })).toMatchObject({
      problem: { params: { case: 'tenders.refusals.notRunning' } },
    });
  });
});
