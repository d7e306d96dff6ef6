/** Dates that follow others: a moved deadline, a changed limit, a calendar entered later, an answer; and what is reopened. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MilestoneRow } from '../../../src/shared/contract/tender-dates.contract';
import type { TenderDetail } from '../../../src/shared/contract/tenders.contract';
import type { MilestoneKind } from '../../../src/shared/domain/tender-words';
import { openBook, START, type Book } from '../../helpers/book';
import { aTeam, type LocalTeam } from '../../helpers/builders/dispatch';
import { aSubmittedTender, aTender, stepOf } from '../../helpers/builders/tenders';

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

const datesOf = async (tenderId: number) =>
  (await team.sales.ok<{ dates: MilestoneRow[] }>('tenderDates.of', { tenderId })).dates;
const dateOf = async (tenderId: number, kind: MilestoneKind, basisNote?: string) =>
  (await datesOf(tenderId)).find(
    (one) => one.kind === kind && !one.isDropped && (basisNote === undefined || one.basisNote === basisNote),
  );
async function on(name: string, date: MilestoneRow | undefined, given: object = {}) {
  const ids = { tenderId: date?.tenderId, milestoneId: date?.id, version: date?.version };
  return team.sales.call(`tenderDates.${name}`, { ...ids, ...given });
}
const kept = { doneAt: null, note: '', lateReason: '', answeredOn: null };
const entriesOf = async (tenderId: number) => (await team.boss.ok<TenderDetail>('tenders.get', { tenderId })).history;
const historyOf = async (tenderId: number) => (await entriesOf(tenderId)).map(({ action }) => action);

describe('dates that are counted from the deadline', () => {
  it('go with an extension also after a time limit and a template were changed, unless a person moved them', async () => {
    const { tenderId } = await aTender(team, { bidDeadlineAt: DEADLINE });
    await on('move', await dateOf(tenderId, 'sent'), { dueAt: endOf('2026-12-08'), reason: '快递停运' });
    await team.sales.ok('tenderRules.changeClock', { key: 'objectionDocuments', amount: 12, note: '', version: null });
    const templates =
      await team.sales.ok<{ id: number; tenderKind: string; milestoneKind: string }[]>('tenderRules.templates');
    const found = templates.find((one) => one.tenderKind === 'open' && one.milestoneKind === 'deposit_arrival');
    const { id: templateId, ...template } = found ?? { id: 0 };
    await team.sales.ok('tenderRules.saveTemplate', { templateId, ...template, offsetDays: -2 });
    const dueAt = DEADLINE + 7 * DAY;
    expect(await on('move', await dateOf(tenderId, 'bid_deadline'), { dueAt, reason: '延期公告' })).toMatchObject({
      ok: true,
    });
    expect(await dateOf(tenderId, 'deposit_arrival')).toMatchObject({
      dueAt: endOf('2026-12-18'),
      moves: [{ reason: '延期公告' }],
    });
    expect(await dateOf(tenderId, 'objection_documents')).toMatchObject({ dueAt: endOf('2026-12-10'), movedCount: 1 });
    expect(await dateOf(tenderId, 'sent')).toMatchObject({ dueAt: endOf('2026-12-08') });
  });

  it('stay where they are while a person moves only one of them', async () => {
    const { tenderId } = await aTender(team, { bidDeadlineAt: DEADLINE });
    await team.sales.ok('tenderRules.changeClock', { key: 'objectionDocuments', amount: 12, note: '', version: null });
    await on('move', await dateOf(tenderId, 'sent'), { dueAt: endOf('2026-12-08'), reason: '快递停运' });
    expect(await dateOf(tenderId, 'objection_documents')).toMatchObject({ movedCount: 0 });
  });

  it('ask finance as many working days before as the time limit says, once it was changed', async () => {
    await team.sales.ok('tenderRules.changeClock', { key: 'depositLead', amount: 5, note: '', version: null });
    const { tenderId } = await aTender(team, { bidDeadlineAt: DEADLINE });
    expect(await dateOf(tenderId, 'deposit_arrival')).toMatchObject({ askOn: '2026-12-07' });
  });
});

describe('a year whose holidays are entered later', () => {
  const holiday = (day: string) =>
    team.boss.ok('calendar.set', { day, kind: 'holiday', name: 'new_year', version: null });
  const sign = () => team.boss.ok('calendar.signYear', { year: 2027, source: '国务院办公厅通知' });

  it('moves open dates with their trace, and none that a person moved, that was kept or that has ended', async () => {
    // Tuesday 2027-01-05: two working days before it are the Friday, which becomes a holiday, and the Monday.
    const bidDeadlineAt = START + 45 * DAY;
    const counted = await aTender(team, { bidDeadlineAt });
    const byHand = await aTender(team, { bidDeadlineAt });
    const done = await aTender(team, { bidDeadlineAt });
    const ended = await aTender(team, { bidDeadlineAt });
    const near = await aTender(team, { bidDeadlineAt: DEADLINE });
    expect(await dateOf(counted.tenderId, 'sent')).toMatchObject({ dueAt: endOf('2027-01-01') });
    await on('move', await dateOf(byHand.tenderId, 'sent'), { dueAt: endOf('2026-12-30'), reason: '提前寄' });
    await on('done', await dateOf(done.tenderId, 'sent'), kept);
    await stepOf(team.sales, 'abandon', { tenderId: ended.tenderId, reason: '不投', note: '', lesson: '' });
    for (const day of ['2027-01-01', '2027-01-04']) await holiday(day);
    await sign();
    const moved = await dateOf(counted.tenderId, 'sent');
    expect(moved).toMatchObject({ dueAt: endOf('2026-12-30'), originalDueAt: endOf('2027-01-01'), movedCount: 1 });
    expect(moved?.moves).toMatchObject([{ reason: 'tenderDates.reasons.calendar' }]);
    expect(await historyOf(counted.tenderId)).toContain('recountMilestones');
    expect(await dateOf(byHand.tenderId, 'sent')).toMatchObject({ dueAt: endOf('2026-12-30'), movedCount: 1 });
    expect(await dateOf(done.tenderId, 'sent')).toMatchObject({ dueAt: endOf('2027-01-01'), movedCount: 0 });
    for (const { tenderId } of [ended, near]) {
      expect((await datesOf(tenderId)).every(({ movedCount }) => movedCount === 0)).toBe(true);
      expect(await historyOf(tenderId)).not.toContain('recountMilestones');
    }
  });

  it('signed again without a change moves nothing and says nothing', async () => {
    const { tenderId } = await aTender(team, { bidDeadlineAt: START + 45 * DAY });
    await holiday('2027-01-04');
    await sign();
    const before = await datesOf(tenderId);
    await sign();
    expect(await datesOf(tenderId)).toEqual(before);
    expect((await historyOf(tenderId)).filter((action) => action === 'recountMilestones')).toHaveLength(1);
  });
});

describe('an objection', () => {
  it('that was raised is answered later: the complaint is counted from the answer, and moves when its day is corrected', async () => {
    const { tenderId } = await aTender(team, { bidDeadlineAt: DEADLINE });
    const raised = () => dateOf(tenderId, 'objection_documents');
    expect(await on('answer', await raised(), { answeredOn: '2026-11-21' })).toMatchObject({
      problem: { code: 'STATE_CONFLICT' },
    });
    await on('done', await raised(), kept);
    expect(await dateOf(tenderId, 'complaint')).toBeUndefined();
    expect((await raised())?.actions.answer).toBe(true);
    book.advance(3 * DAY);
    await team.signInAgain();
    expect(await on('answer', await raised(), { answeredOn: '2026-11-25' })).toMatchObject({
      problem: { params: { case: 'tenderDates.refusals.answeredAhead' }, fields: ['/answeredOn'] },
    });
    expect(await on('answer', await raised(), { answeredOn: '2026-11-24' })).toMatchObject({ ok: true });
    expect(await dateOf(tenderId, 'complaint')).toMatchObject({ dueAt: endOf('2026-12-04'), basis: 'law' });
    await on('answer', await raised(), { answeredOn: '2026-11-23' });
    expect((await datesOf(tenderId)).filter(({ kind }) => kind === 'complaint')).toMatchObject([
      { dueAt: endOf('2026-12-03'), originalDueAt: endOf('2026-12-04'), movedCount: 1 },
    ]);
    expect(await raised()).toMatchObject({ look: 'done', answeredOn: '2026-11-23' });
    expect(await historyOf(tenderId)).toContain('answerMilestone');
  });

  it('is still answered after the bid was lost, and its complaint planned', async () => {
    const { tenderId } = await aSubmittedTender(team, { bidDeadlineAt: START + HOUR });
    book.advance(2 * DAY);
    await team.signInAgain();
    await stepOf(team.sales, 'recordOpening', { tenderId, openedAt: null });
    await stepOf(team.sales, 'recordPublication', { tenderId, publishedOn: null, until: '2026-11-26' });
    await on('done', await dateOf(tenderId, 'objection_result'), kept);
    await stepOf(team.sales, 'lose', { tenderId, reason: 'price', note: '', lesson: '' });
    const raised = await dateOf(tenderId, 'objection_result');
    expect(await on('answer', raised, { answeredOn: '2026-11-23' })).toMatchObject({ ok: true });
    expect(await dateOf(tenderId, 'complaint')).toMatchObject({ dueAt: endOf('2026-12-03') });
  });

  it('in government procurement to the documents does not stand for one to the result: each has its own days', async () => {
    const wish = { kind: 'rfq', isGovernment: true, documentsOn: '2026-11-20', bidDeadlineAt: START + HOUR } as const;
    const { tenderId } = await aSubmittedTender(team, wish);
    await on('done', await dateOf(tenderId, 'challenge'), { ...kept, answeredOn: '2026-11-20' });
    book.advance(2 * DAY);
    await team.signInAgain();
    await stepOf(team.sales, 'recordPublication', { tenderId, publishedOn: '2026-11-23', until: '2026-11-26' });
    expect(await dateOf(tenderId, 'challenge', 'challenge')).toMatchObject({ look: 'done' });
    expect(await dateOf(tenderId, 'challenge', 'challengeResult')).toMatchObject({
      dueAt: endOf('2026-12-02'),
      look: 'open',
    });
    await stepOf(team.sales, 'recordPublication', { tenderId, publishedOn: '2026-11-23', until: '2026-11-27' });
    expect((await datesOf(tenderId)).filter(({ kind }) => kind === 'challenge')).toHaveLength(2);
  });

  it('to the documents is not waited for any more once the bid is lost, one to the result is', async () => {
    const wish = { kind: 'rfq', isGovernment: true, documentsOn: '2026-11-20', bidDeadlineAt: START + HOUR } as const;
    const { tenderId } = await aSubmittedTender(team, wish);
    book.advance(2 * DAY);
    await team.signInAgain();
    await stepOf(team.sales, 'recordPublication', { tenderId, publishedOn: null, until: '2026-11-26' });
    await stepOf(team.sales, 'lose', { tenderId, reason: 'price', note: '', lesson: '' });
    expect(await dateOf(tenderId, 'challenge', 'challenge')).toBeUndefined();
    expect(await dateOf(tenderId, 'challenge', 'challengeResult')).toMatchObject({ look: 'open' });
  });
});

describe('a date that was noted by mistake', () => {
  const reason = '点错了一行';

  it('as kept, missed or dropped is open again, due as it was, with the reason in the history', async () => {
    const { tenderId } = await aTender(team, { bidDeadlineAt: DEADLINE });
    const before = await dateOf(tenderId, 'sent');
    expect(before?.actions.reopen).toMatchObject({ code: 'STATE_CONFLICT' });
    await on('done', before, { ...kept, note: '顺丰' });
    expect(await on('reopen', await dateOf(tenderId, 'sent'), { reason: '' })).toMatchObject({
      problem: { fields: ['/reason'] },
    });
    expect(await on('reopen', await dateOf(tenderId, 'sent'), { reason })).toMatchObject({ ok: true });
    const again = await dateOf(tenderId, 'sent');
    expect(again).toMatchObject({ look: 'open', doneAt: null, doneNote: '', doneByName: '', dueAt: before?.dueAt });
    await on('drop', again, { reason: '改为上传' });
    const dropped = (await datesOf(tenderId)).find(({ kind }) => kind === 'sent');
    expect(dropped?.actions.reopen).toBe(true);
    await on('reopen', dropped, { reason });
    book.advance(21 * DAY);
    await team.signInAgain();
    await on('missed', await dateOf(tenderId, 'sent'), { reason: '忘了' });
    await on('reopen', await dateOf(tenderId, 'sent'), { reason });
    expect(await dateOf(tenderId, 'sent')).toMatchObject({
      ...{ look: 'late', missedReason: '', dueAt: before?.dueAt, originalDueAt: before?.originalDueAt, movedCount: 0 },
    });
    const reopened = (await entriesOf(tenderId)).filter(({ action }) => action === 'reopenMilestone');
    expect(reopened).toHaveLength(3);
    expect(reopened.every((one) => one.reason === reason)).toBe(true);
  });

  it('and still follows the deadline afterwards', async () => {
    const { tenderId } = await aTender(team, { bidDeadlineAt: DEADLINE });
    await on('done', await dateOf(tenderId, 'sent'), kept);
    await on('reopen', await dateOf(tenderId, 'sent'), { reason });
    await on('move', await dateOf(tenderId, 'bid_deadline'), { dueAt: DEADLINE + 7 * DAY, reason: '延期公告' });
    expect(await dateOf(tenderId, 'sent')).toMatchObject({ dueAt: endOf('2026-12-18') });
  });

  it('takes its answer and the complaint that was counted from it along, and an answer brings them anew', async () => {
    const { tenderId } = await aTender(team, { bidDeadlineAt: DEADLINE });
    await on('done', await dateOf(tenderId, 'objection_documents'), { ...kept, answeredOn: '2026-11-20' });
    await on('reopen', await dateOf(tenderId, 'objection_documents'), { reason });
    expect(await dateOf(tenderId, 'objection_documents')).toMatchObject({ look: 'open', answeredOn: null });
    expect(await dateOf(tenderId, 'complaint')).toBeUndefined();
    await on('done', await dateOf(tenderId, 'objection_documents'), { ...kept, answeredOn: '2026-11-21' });
    expect(await dateOf(tenderId, 'complaint')).toMatchObject({ dueAt: endOf('2026-12-01') });
  });

  it('is not reopened where a step of the tender did it, where another has taken its place, or after an end', async () => {
    const sent = await aSubmittedTender(team, { bidDeadlineAt: DEADLINE, openingAt: DEADLINE });
    expect(await on('reopen', await dateOf(sent.tenderId, 'bid_deadline'), { reason })).toMatchObject({
      problem: { params: { case: 'tenderDates.refusals.byStep' } },
    });
    const { tenderId } = await aTender(team, { bidDeadlineAt: DEADLINE, openingAt: DEADLINE });
    await on('drop', await dateOf(tenderId, 'opening'), { reason: '不开标' });
    const dropped = (await datesOf(tenderId)).find(({ kind }) => kind === 'opening');
    const plain = { title: '', isWholeDay: false, basis: 'documents', basisNote: '', isOurs: true, leadWorkdays: 0 };
    await team.sales.ok('tenderDates.add', { tenderId, kind: 'opening', dueAt: DEADLINE + HOUR, ...plain });
    expect(await on('reopen', dropped, { reason })).toMatchObject({
      problem: { params: { case: 'tenderDates.refusals.once' } },
    });
    await stepOf(team.sales, 'abandon', { tenderId, reason: '不投', note: '', lesson: '' });
    const gone = (await datesOf(tenderId)).find(({ kind }) => kind === 'sent');
    expect(await on('reopen', gone, { reason })).toMatchObject({
      problem: { params: { case: 'tenders.refusals.notRunning' } },
    });
  });
});
