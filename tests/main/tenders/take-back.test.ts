import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TenderDetail, TenderRow } from '../../../src/shared/contract/tenders.contract';
import { openBook, START, type Book } from '../../helpers/book';
import { aTeam, type LocalTeam } from '../../helpers/builders/dispatch';
import { aSubmittedTender, aTender, stepOf, submission } from '../../helpers/builders/tenders';

let book: Book;
let team: LocalTeam;
beforeEach(async () => {
  book = await openBook();
  team = await aTeam(book);
});
afterEach(() => book.close());

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const get = async (tenderId: number): Promise<TenderRow> =>
  (await team.sales.ok<TenderDetail>('tenders.get', { tenderId })).tender;
const step = (name: string, given: { tenderId: number } & Record<string, unknown>, seat = team.boss) =>
  stepOf(seat, name, given);
const back = (tenderId: number, reason = '记错了项目') => step('takeBack', { tenderId, reason });
const said = { reason: '预算取消', note: '', lesson: '未递交，已改流程' };

type DateRow = { id: number; kind: string; dueAt: number; look: string; doneAt: number | null; isDropped: boolean };
const datesOf = async (tenderId: number): Promise<DateRow[]> => {
  const { dates } = await team.sales.ok<{ dates: DateRow[] }>('tenderDates.of', { tenderId });
  return dates;
};
/** What is still to be kept, by kind and day. */
const openDates = async (tenderId: number): Promise<string[]> =>
  (await datesOf(tenderId))
    .filter(({ doneAt, isDropped }) => doneAt === null && !isDropped)
    .map(({ kind, dueAt }) => `${kind} ${dueAt}`)
    .toSorted();

describe('the last step of a tender', () => {
  it('is taken back by who decides, with a reason, and the trail says so', async () => {
    const { tenderId } = await aSubmittedTender(team);
    expect(await step('takeBack', { tenderId, reason: '点错' }, team.sales)).toMatchObject({
      problem: { code: 'FORBIDDEN' },
    });
    expect(await back(tenderId, ' ')).toMatchObject({ problem: { fields: ['/reason'] } });
    expect(await back(tenderId)).toMatchObject({ value: { state: 'approved', nextFollowUpOn: null } });
    const { history } = await team.sales.ok<TenderDetail>('tenders.get', { tenderId });
    expect(history[0]).toMatchObject({ action: 'takeBack', before: { state: 'submitted' }, reason: '记错了项目' });
    const { version } = await get(tenderId);
    expect(await team.boss.call('tenders.takeBack', { tenderId, version: version - 1, reason: '旧' })).toMatchObject({
      problem: { code: 'CONFLICT' },
    });
  });

  it('back to its preparation: the bid is not out, its deadline is open and counts down again', async () => {
    const { tenderId } = await aTender(team);
    await step('decide', { tenderId, decision: 'go', reason: '值得投' });
    await step('moveTo', { tenderId, step: 'prepare', on: null });
    const before = await openDates(tenderId);
    const facts = await get(tenderId);
    await step('submit', { tenderId, ...submission, how: 'mailed', courierNo: 'SF1', withoutItems: true });
    expect(await openDates(tenderId)).not.toEqual(before);
    await back(tenderId);
    const { version: _1, ...after } = await get(tenderId);
    const { version: _2, ...known } = facts;
    expect(after).toEqual(known);
    expect(await openDates(tenderId)).toEqual(before);
    const rows = await team.sales.ok<{ tender: { id: number } }[]>('tenders.countdown');
    expect(rows.map(({ tender }) => tender.id)).toEqual([tenderId]);
    expect(await team.sales.ok('tenders.waiting')).toEqual([]);
  });

  it('taken again brings its dates again', async () => {
    const { tenderId } = await aSubmittedTender(team, { bidDeadlineAt: START + HOUR });
    book.advance(2 * HOUR);
    await team.signInAgain();
    await step('recordOpening', { tenderId, openedAt: null });
    const before = await openDates(tenderId);
    await step('recordPublication', { tenderId, publishedOn: null, until: '2026-11-25' });
    const published = await openDates(tenderId);
    expect(published.length).toBeGreaterThan(before.length);
    await step('recordPublication', { tenderId, publishedOn: null, until: '2026-11-27' });
    await back(tenderId);
    expect(await get(tenderId)).toMatchObject({ state: 'published', publishedUntil: '2026-11-25' });
    expect(await openDates(tenderId)).toEqual(published);
    await back(tenderId);
    expect(await get(tenderId)).toMatchObject({ state: 'opened', publishedUntil: null, backTo: 'submitted' });
    expect(await openDates(tenderId)).toEqual(before);
    await step('recordPublication', { tenderId, publishedOn: null, until: '2026-11-25' });
    expect(await openDates(tenderId)).toEqual(published);
  });

  it('leaves what people have done and asked since', async () => {
    const { tenderId } = await aSubmittedTender(team, { bidDeadlineAt: START + HOUR });
    book.advance(2 * HOUR);
    await team.signInAgain();
    await step('recordOpening', { tenderId, openedAt: null });
    await step('followUp', { tenderId, answer: '还在评审', nextOn: '2026-12-01' }, team.sales);
    expect(await back(tenderId)).toMatchObject({ value: { state: 'submitted', nextFollowUpOn: '2026-12-01' } });
    expect(await get(tenderId)).toMatchObject({ openedAt: null, lastAnswer: '还在评审' });
  });

  it('which ended it is taken back to where it stood, also without ever being opened', async () => {
    const { tenderId } = await aSubmittedTender(team);
    const before = await openDates(tenderId);
    for (const name of ['abandon', 'fail', 'void', 'terminate', 'reject']) {
      await step(name, { tenderId, ...said });
      await back(tenderId);
      expect(await get(tenderId)).toMatchObject({ state: 'submitted', outcomeReason: '', lesson: '', endedAt: null });
      expect(await openDates(tenderId)).toEqual(before);
    }
    await step('lose', { tenderId, ...said, reason: 'price' });
    await step('reopen', { tenderId, reason: '质疑成立' });
    expect(await get(tenderId)).toMatchObject({ state: 'submitted', outcomeReason: '' });
    await back(tenderId);
    expect(await get(tenderId)).toMatchObject({ state: 'lost', outcomeReason: 'price', nextFollowUpOn: null });
  });

  it('against the bid is taken back to before the decision; a new tender has none', async () => {
    const { tenderId } = await aTender(team);
    expect(await back(tenderId)).toMatchObject({ problem: { code: 'STATE_CONFLICT' } });
    await step('moveTo', { tenderId, step: 'evaluate', on: null });
    await step('decide', { tenderId, decision: 'no_go', reason: '价格太低' });
    await back(tenderId);
    expect(await get(tenderId)).toMatchObject({ state: 'evaluating', goDecision: '', goReason: '', backTo: 'found' });
  });

  it('no longer counts as lost or missed in the figures', async () => {
    const { tenderId } = await aSubmittedTender(team);
    await step('lose', { tenderId, ...said, reason: 'missed' });
    const figures = { from: '2026-11-01', until: '2026-11-30' };
    expect(await team.boss.ok('tenders.strip')).toMatchObject({ month: { decided: 1 } });
    await back(tenderId);
    expect(await team.boss.ok('tenders.strip')).toMatchObject({ month: { decided: 0 }, waiting: { count: 1 } });
    expect(await team.boss.ok('tenderViews.figures', figures)).toMatchObject({ missed: [] });
  });

  it('a day that has passed is not the next one to ask', async () => {
    const { tenderId, nextFollowUpOn } = await aSubmittedTender(team, { bidDeadlineAt: START + HOUR });
    await step('lose', { tenderId, ...said, reason: 'price' });
    book.advance(20 * DAY);
    await team.signInAgain();
    expect(nextFollowUpOn).toBe('2026-11-23');
    expect(await back(tenderId)).toMatchObject({ value: { nextFollowUpOn: '2026-12-14' } });
  });
});

type Move = { readonly name: string; readonly given: Record<string, unknown> };
const moves: readonly Move[] = [
  { name: 'moveTo', given: { step: 'evaluate', on: null } },
  { name: 'decide', given: { decision: 'go', reason: '值得投' } },
  { name: 'moveTo', given: { step: 'prepare', on: null } },
  { name: 'submit', given: { ...submission, withoutItems: true } },
  { name: 'recordOpening', given: { openedAt: null } },
  { name: 'recordPublication', given: { publishedOn: null, until: '2026-11-25' } },
  { name: 'recordPublication', given: { publishedOn: null, until: '2026-12-02' } },
  { name: 'lose', given: { ...said, reason: 'price' } },
  { name: 'reopen', given: { reason: '质疑成立' } },
  ...['abandon', 'fail', 'void', 'terminate', 'reject'].map((name) => ({ name, given: said })),
];

const waiting = ['submitted', 'opened', 'published'];

describe('any walk of a tender', () => {
  it('goes back step by step through the same states and the same facts to where it began', async () => {
    const kind = fc.constantFrom('open' as const, 'provincial_volume' as const, 'listing' as const, 'rfq' as const);
    const walk = fc.array(fc.constantFrom(...moves), { minLength: 4, maxLength: 24 });
    await fc.assert(
      fc.asyncProperty(kind, walk, async (chosen, path) => {
        const { tenderId } = await aTender(team.boss, { kind: chosen, bidDeadlineAt: book.now() - HOUR });
        const look = async () => {
          const { version: _1, actions: _2, ...facts } = await get(tenderId);
          return { facts, open: await openDates(tenderId) };
        };
        const seen = [await look()];
        // What is likely comes first, so that a walk goes far.
        for (const { name, given } of [...moves.slice(1, 6), ...path]) {
          const late = name === 'submit' ? { lateReason: '平台故障' } : {};
          const taken = await step(name, { tenderId, ...given, ...late });
          if (taken.ok) seen.push(await look());
        }
        for (const before of seen.slice(0, -1).toReversed()) {
          expect(await back(tenderId)).toMatchObject({ ok: true });
          const now = await look();
          expect(now).toEqual(before);
          expect(waiting.includes(now.facts.state) && now.facts.nextFollowUpOn === null).toBe(false);
        }
        expect(await back(tenderId)).toMatchObject({ problem: { code: 'STATE_CONFLICT' } });
      }),
      { numRuns: 8 },
    );
  });
});
