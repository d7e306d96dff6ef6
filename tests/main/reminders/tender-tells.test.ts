/** What is told of a tender beyond its deadline: rights after a defeat, answers before it is handed in, who sits there. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeskItem } from '../../../src/shared/contract/desks.contract';
import type { MilestoneRow } from '../../../src/shared/contract/tender-dates.contract';
import type { TenderRow, WaitingRow } from '../../../src/shared/contract/tenders.contract';
import { inboxOf, sweep, toldTo } from '../../helpers/builders/reminders';
import { monthOf } from '../../helpers/builders/tender-views';
import { stepOf, submission } from '../../helpers/builders/tenders';
import { aReminderTeam, at, ours, setMilestones, setRule, waitUntil, type Team } from './reminder-team';

let team: Team;
beforeEach(async () => {
  team = await aReminderTeam();
});
afterEach(() => team.book.close());

const sweepNow = () => sweep(team.book);
const lineOf = async (key: string): Promise<number> => {
  const items = await team.assistant.seat.ok<DeskItem[]>('desks.mine');
  return items.find((line) => line.key === key)?.count ?? 0;
};
const step = (tenderId: number, name: string, given: object) =>
  stepOf(team.sales.seat, name, { tenderId, ...given }).then((answer) => expect(answer).toMatchObject({ ok: true }));
async function handedIn(deadline: string, given: object = {}): Promise<number> {
  const { tenderId } = await ours(team, deadline, given);
  await stepOf(team.manager.seat, 'decide', { tenderId, decision: 'go', reason: '价格合适' });
  await step(tenderId, 'submit', submission);
  return tenderId;
}
const ended = { note: '', lesson: '' };

describe('after a defeat', () => {
  it('the last day to object to the result is told by the ladder, and stands on the desk when it passed', async () => {
    await setMilestones(team, true);
    const tenderId = await handedIn('2026-11-21T18:00', { openingAt: at('2026-11-21T18:00') });
    await waitUntil(team, '2026-11-23T09:00');
    await step(tenderId, 'recordOpening', { openedAt: null });
    await step(tenderId, 'recordPublication', { publishedOn: null, until: '2026-11-27' });
    await step(tenderId, 'lose', { reason: 'price', ...ended });
    await waitUntil(team, '2026-11-26T18:00');
    await sweepNow();
    const rows = await inboxOf(team.sales.seat);
    expect(rows).toMatchObject([{ rule: 'tenderMilestone', step: '1d', milestone: 'objection_result' }]);
    expect(await lineOf('milestonesMissed')).toBe(0);
    await waitUntil(team, '2026-11-30T09:00');
    await sweepNow();
    expect(await toldTo(team.assistant.seat)).toEqual(['tenderMilestone over']);
    expect(await lineOf('milestonesMissed')).toBe(1);
    // A right that lapsed a month ago is history.
    await waitUntil(team, '2026-12-29T09:00');
    expect(await lineOf('milestonesMissed')).toBe(0);
  });

  it('nothing is told of what was given up', async () => {
    await setMilestones(team, true);
    const { tenderId } = await ours(team, '2026-12-10T15:00');
    await step(tenderId, 'abandon', { reason: '不投', ...ended });
    await waitUntil(team, '2026-12-09T15:00');
    await sweepNow();
    expect(await toldTo(team.sales.seat)).toEqual([]);
    expect(await lineOf('milestonesMissed')).toBe(0);
  });
});

describe('an answer with the next date', () => {
  it('that was noted before the bid is handed in stands on the desk, in the inbox, in its list and in the month', async () => {
    const { tenderId } = await ours(team, '2026-12-30T15:00');
    await step(tenderId, 'followUp', { answer: '下周发补充文件', nextOn: '2026-11-25' });
    const { items } = await monthOf(team.sales.seat);
    expect(items.filter(({ kind, standing }) => kind === 'follow_up' && standing === 'open')).toMatchObject([
      { tenderId, dueOn: '2026-11-25' },
    ]);
    await waitUntil(team, '2026-11-25T09:00');
    await sweepNow();
    expect(await toldTo(team.sales.seat)).toEqual(['tenderFollowUp due']);
    expect(await lineOf('tendersToAsk')).toBe(1);
    const { rows } = await team.sales.seat.ok<{ rows: TenderRow[] }>('tenders.list', { segment: 'toAsk' });
    expect(rows).toMatchObject([{ id: tenderId }]);
    await step(tenderId, 'abandon', { reason: '不投', ...ended });
    expect(await toldTo(team.sales.seat)).toEqual([]);
  });

  it('whom nobody asks goes to the manager after four working hours, unless the firm says otherwise', async () => {
    const tenderId = await handedIn('2026-11-24T15:00');
    expect(tenderId).toBeGreaterThan(0);
    await waitUntil(team, '2026-11-25T09:00');
    await sweepNow();
    expect(await toldTo(team.sales.seat)).toEqual(['tenderFollowUp due']);
    await waitUntil(team, '2026-11-25T12:00');
    await sweepNow();
    expect(await toldTo(team.manager.seat)).toEqual([]);
    await waitUntil(team, '2026-11-25T15:30');
    await sweepNow();
    expect(await toldTo(team.manager.seat)).toEqual(['tenderFollowUp due']);
  });

  it('stays with them in a firm that has set its own hours', async () => {
    await setRule(team, 'tenderFollowUp', { escalateHours: 0 });
    await handedIn('2026-11-24T15:00');
    await waitUntil(team, '2026-11-25T09:00');
    await sweepNow();
    await waitUntil(team, '2026-11-25T17:30');
    await sweepNow();
    expect(await toldTo(team.manager.seat)).toEqual([]);
  });
});

describe('an opening of what was handed in', () => {
  it('says that the certificate was not tried and that nobody is named, until both are done', async () => {
    const tenderId = await handedIn('2026-11-24T15:00', { openingAt: at('2026-11-24T15:00') });
    await waitUntil(team, '2026-11-23T15:00');
    await sweepNow();
    const told = async () => (await inboxOf(team.sales.seat)).find(({ rule }) => rule === 'tenderOpening')?.lacks;
    expect(await told()).toMatchObject({ papers: null, missing: [], isCaOpen: true, isAttendeeOpen: true });
    const waiting = () => team.sales.seat.ok<WaitingRow[]>('tenders.waiting');
    expect(await waiting()).toMatchObject([{ isCaOpen: true, isAttendeeOpen: true }]);
    const { dates } = await team.sales.seat.ok<{ dates: MilestoneRow[] }>('tenderDates.of', { tenderId });
    const opening = dates.find(({ kind }) => kind === 'opening');
    const ids = { tenderId, milestoneId: opening?.id, version: opening?.version };
    const arranged = { attendeeId: team.assistant.userId, minutesAllowed: 30, isCaTried: true };
    await team.sales.seat.ok('tenderDates.arrange', { ...ids, ...arranged });
    expect(await told()).toMatchObject({ isCaOpen: false, isAttendeeOpen: false });
    expect(await waiting()).toMatchObject([{ isCaOpen: false, isAttendeeOpen: false }]);
  });
});
