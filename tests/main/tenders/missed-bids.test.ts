/** A bid whose deadline passed without a submission stays among the missed ones when it is given up, with what was done. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { START } from '../../helpers/book';
import { DAY, decidedOn, figuresOf, later, openViews, type ViewBook } from '../../helpers/builders/tender-views';
import { aTender, stepOf } from '../../helpers/builders/tenders';

let views: ViewBook;
beforeEach(async () => {
  views = await openViews();
});
afterEach(() => views.book.close());

const given = { reason: '没有赶上', note: '' };
const missedOnes = async () => (await figuresOf(views.boss)).missed;

it('whoever gives up a bid after its deadline says what was done so that it does not happen again', async () => {
  const { boss, one } = views;
  const { tenderId } = await aTender(one.seat, { bidDeadlineAt: START + DAY });
  await decidedOn(views, tenderId);
  await later(views, 2);
  expect(await missedOnes()).toMatchObject([{ what: 'deadline', tenderId }]);
  expect(await stepOf(one.seat, 'abandon', { tenderId, ...given, lesson: '' })).toMatchObject({
    problem: { code: 'RULE_VIOLATED', params: { case: 'tenders.refusals.lesson' }, fields: ['/lesson'] },
  });
  const lesson = '提前两天上传，专人复核';
  expect(await stepOf(one.seat, 'abandon', { tenderId, ...given, lesson })).toMatchObject({ ok: true });
  expect(await missedOnes()).toMatchObject([{ what: 'tender', tenderId, reason: given.reason, lesson }]);
  expect((await figuresOf(boss)).overall.decided).toBe(0);
});

it('before its deadline nothing is asked of it, and it is no missed bid', async () => {
  const { tenderId } = await aTender(views.one.seat, { bidDeadlineAt: START + DAY });
  expect(await stepOf(views.one.seat, 'abandon', { tenderId, ...given, lesson: '' })).toMatchObject({ ok: true });
  await later(views, 2);
  expect(await missedOnes()).toEqual([]);
});

it('a bid that the purchaser called off or nobody wanted is none either', async () => {
  const { boss, one } = views;
  const called = await aTender(one.seat, { bidDeadlineAt: START + DAY });
  const unwanted = await aTender(one.seat, { bidDeadlineAt: START + DAY });
  await later(views, 2);
  const off = { tenderId: called.tenderId, reason: '采购取消', note: '', lesson: '' };
  expect(await stepOf(one.seat, 'terminate', off)).toMatchObject({ ok: true });
  const no = { tenderId: unwanted.tenderId, decision: 'no_go', reason: '价格太低' };
  expect(await stepOf(boss, 'decide', no)).toMatchObject({ ok: true });
  expect(await missedOnes()).toEqual([]);
});
