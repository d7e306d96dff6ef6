/** A reminder of a bid deadline says how far its papers are and what it lacks, as they stand when it is read. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ReminderRow } from '../../../src/shared/contract/reminders.contract';
import { inboxOf, sweep } from '../../helpers/builders/reminders';
import { aPaper } from '../../helpers/builders/tender-papers';
import { aReminderTeam, ours, waitUntil, type Team } from './reminder-team';

let team: Team;
beforeEach(async () => {
  team = await aReminderTeam();
});
afterEach(() => team.book.close());

const lacksOf = async (person: { seat: Team['boss'] }): Promise<ReminderRow['lacks'] | undefined> =>
  (await inboxOf(person.seat))[0]?.lacks;

it('papers that are added or done after it was told are counted in it', async () => {
  const { tenderId } = await ours(team, '2026-11-28T15:00');
  await waitUntil(team, '2026-11-25T15:00');
  await sweep(team.book);
  const nothing = { seals: 0, depositGap: 'toAsk', isQuoteOpen: false, isCaOpen: false, isAttendeeOpen: false };
  expect(await lacksOf(team.sales)).toEqual({ papers: null, missing: [], ...nothing });
  await team.sales.seat.ok('tenderDocuments.start', { tenderId });
  const paper = await aPaper(team.sales.seat, { tenderId });
  const found = await lacksOf(team.assistant);
  expect(found?.papers?.ready).toBe(0);
  expect(found?.papers?.total).toBeGreaterThan(1);
  expect(found?.missing.length).toBeLessThanOrEqual(5);
  const drop = { ...paper, reason: '不需要' };
  await team.sales.seat.ok('tenderDocuments.drop', drop);
  expect((await lacksOf(team.sales))?.papers?.total).toBe((found?.papers?.total ?? 0) - 1);
  const { rows } = await team.sales.seat.ok<{ rows: ReminderRow[] }>('reminders.news', { since: 0 });
  expect(rows[0]?.lacks?.papers).toEqual((await lacksOf(team.sales))?.papers);
});

it('whoever may no longer open the bid reads nothing of it', async () => {
  const { tenderId, version } = await ours(team, '2026-11-28T15:00');
  await waitUntil(team, '2026-11-25T15:00');
  await sweep(team.book);
  expect(await inboxOf(team.sales.seat)).toHaveLength(1);
  const hands = { ownerId: team.peer.userId, assistantId: team.peer.userId, reason: '调岗' };
  await team.boss.ok('tenders.reassign', { tenderId, version, ...hands });
  expect(await inboxOf(team.sales.seat)).toEqual([]);
  await sweep(team.book);
  expect(await lacksOf(team.peer)).toMatchObject({ papers: null });
});

it('other dates of a bid say nothing of its papers', async () => {
  const { tenderId } = await ours(team, '2026-12-20T15:00');
  const due = Date.parse('2026-11-28T15:00:00+08:00');
  const date = { kind: 'other', title: '送样', dueAt: due, isWholeDay: false, basis: 'agreed', basisNote: '' };
  await team.sales.seat.ok('tenderDates.add', { tenderId, ...date, isOurs: true, leadWorkdays: 0 });
  const rules = await team.boss.ok<{ key: string; version: number }[]>('reminders.rules');
  const version = rules.find(({ key }) => key === 'tenderMilestone')?.version ?? 0;
  const on = { isOn: true, threshold: 15, isQuiet: true, escalateHours: 0, isPopUp: true };
  await team.boss.ok('reminders.changeRule', { key: 'tenderMilestone', ...on, version });
  await waitUntil(team, '2026-11-25T15:00');
  await sweep(team.book);
  const rows = (await inboxOf(team.sales.seat)).filter(({ rule }) => rule === 'tenderMilestone');
  expect(rows.map(({ lacks }) => lacks)).toContainEqual(null);
  expect(rows.every(({ lacks }) => lacks === null)).toBe(true);
});

it('a deadline that can still be kept stands above one that has passed', async () => {
  await team.sales.seat.ok('reminders.setQuiet', { fromMinute: 0, untilMinute: 0, hasDaysOff: false, version: 0 });
  const late = await ours(team, '2026-11-25T14:00', { title: '已过截止' });
  const ahead = await ours(team, '2026-11-25T18:00', { title: '还来得及' });
  await waitUntil(team, '2026-11-25T15:00');
  await sweep(team.book);
  const rows = await inboxOf(team.sales.seat);
  expect(rows.map(({ target }) => target.id)).toEqual([ahead.tenderId, late.tenderId]);
});
