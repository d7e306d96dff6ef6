/** What somebody does with a reminder, and what the firm and he himself set. */
import BetterSqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inboxOf, sweep, toldTo } from '../../helpers/builders/reminders';
import { aReminderTeam, ours, waitUntil, type Team } from './reminder-team';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

let team: Team;
beforeEach(async () => {
  team = await aReminderTeam();
});
afterEach(() => team.book.close());

const sweepNow = () => sweep(team.book);

describe('what somebody does with it', () => {
  it('a snooze comes back when its time is over, and nobody answers for another', async () => {
    await ours(team, '2026-12-02T15:00');
    await waitUntil(team, '2026-11-25T15:00');
    await sweepNow();
    const [row] = await inboxOf(team.sales.seat);
    expect(
      await team.peer.seat.call('reminders.snooze', { ids: [row?.id], until: team.book.now() + HOUR }),
    ).toMatchObject({
      problem: { code: 'NOT_FOUND' },
    });
    expect(await team.sales.seat.call('reminders.snooze', { ids: [row?.id], until: team.book.now() })).toMatchObject({
      problem: { code: 'VALIDATION_FAILED', fields: ['/until'] },
    });
    await team.sales.seat.ok('reminders.snooze', { ids: [row?.id], until: team.book.now() + HOUR });
    expect(await inboxOf(team.sales.seat)).toEqual([]);
    expect(await inboxOf(team.sales.seat, 'snoozed')).toHaveLength(1);
    await sweepNow();
    expect(await team.sales.seat.ok('reminders.counts')).toEqual({ open: 0, snoozed: 1, urgent: 0 });
    await waitUntil(team, '2026-11-25T16:00');
    expect(await inboxOf(team.sales.seat)).toHaveLength(1);
    expect(await sweepNow()).toMatchObject({ woken: 1 });
    expect(await team.sales.seat.ok('reminders.news', { since: team.book.now() - 1 })).toMatchObject({ count: 1 });
  });

  it('a snooze does not hold a newer step', async () => {
    await ours(team, '2026-11-26T15:00');
    await waitUntil(team, '2026-11-23T15:00');
    await sweepNow();
    const [row] = await inboxOf(team.sales.seat);
    await team.sales.seat.ok('reminders.snooze', { ids: [row?.id], until: team.book.now() + 5 * DAY });
    await waitUntil(team, '2026-11-25T15:00');
    await sweepNow();
    expect(await toldTo(team.sales.seat)).toEqual(['tenderDeadline 1d']);
  });

  it('what is acknowledged is not told again, and all at once takes nothing that came since', async () => {
    await ours(team, '2026-12-02T15:00');
    await ours(team, '2026-12-02T16:00');
    await waitUntil(team, '2026-11-25T16:00');
    await sweepNow();
    const seen = team.book.now();
    team.book.advance(60_000);
    await ours(team, '2026-11-26T17:00');
    await sweepNow();
    expect(await team.sales.seat.ok('reminders.acknowledgeAll', { upTo: seen })).toMatchObject({ count: 2 });
    expect(await toldTo(team.sales.seat)).toEqual(['tenderDeadline 3d']);
    await sweepNow();
    expect(await inboxOf(team.sales.seat)).toHaveLength(1);
    expect(await inboxOf(team.sales.seat, 'acknowledged')).toHaveLength(2);
  });
});

describe('the firm’s own rules', () => {
  it('a rule that is switched off takes back what it told', async () => {
    await ours(team, '2026-11-25T15:00');
    await waitUntil(team, '2026-11-23T09:00');
    await sweepNow();
    const off = { isOn: false, threshold: 15, isQuiet: true, escalateHours: 4, isPopUp: true, version: 0 };
    expect(await team.sales.seat.call('reminders.changeRule', { key: 'tenderDeadline', ...off })).toMatchObject({
      problem: { code: 'FORBIDDEN' },
    });
    await team.boss.ok('reminders.changeRule', { key: 'tenderDeadline', ...off });
    expect(await team.boss.call('reminders.changeRule', { key: 'tenderDeadline', ...off })).toMatchObject({
      problem: { code: 'CONFLICT' },
    });
    expect(await sweepNow()).toMatchObject({ closed: 2 });
    expect(await toldTo(team.sales.seat)).toEqual([]);
  });

  it('a line of the desk has no days ahead, and nobody above hears of goods that are short', async () => {
    const rule = { isOn: true, isQuiet: true, isPopUp: true, version: 0 };
    expect(
      await team.boss.call('reminders.changeRule', { key: 'toNote', ...rule, threshold: 3, escalateHours: 0 }),
    ).toMatchObject({ problem: { fields: ['/threshold'] } });
    expect(
      await team.boss.call('reminders.changeRule', { key: 'shortGoods', ...rule, threshold: null, escalateHours: 2 }),
    ).toMatchObject({ problem: { fields: ['/escalateHours'] } });
  });

  it('quiet hours are one’s own: who wants it hears on a Sunday', async () => {
    const { version } = await team.sales.seat.ok<{ version: number }>('reminders.quiet');
    await team.sales.seat.ok('reminders.setQuiet', { fromMinute: 0, untilMinute: 0, hasDaysOff: false, version });
    await ours(team, '2026-12-02T15:00');
    await waitUntil(team, '2026-11-29T15:00');
    await sweepNow();
    expect(await toldTo(team.sales.seat)).toEqual(['tenderDeadline 3d']);
    expect(await toldTo(team.assistant.seat)).toEqual([]);
  });
});

describe('a locked screen', () => {
  it('is told how many there are and nothing of what, and the question does not keep it awake', async () => {
    await ours(team, '2026-11-25T15:00');
    await waitUntil(team, '2026-11-24T09:00');
    await sweepNow();
    const { seat } = team.sales;
    expect(await inboxOf(seat)).toHaveLength(1);
    team.book.advance(20 * MINUTE);
    expect(await seat.ok('reminders.counts')).toMatchObject({ open: 1 });
    expect(await seat.ok('reminders.news', { since: 0 })).toMatchObject({ count: 1 });
    team.book.advance(11 * MINUTE);
    expect(await seat.ok('reminders.counts')).toEqual({ open: 1, snoozed: 0, urgent: 0 });
    for (const [path, input] of [
      ['reminders.news', { since: 0 }],
      ['reminders.inbox', { segment: 'open' }],
    ] as const) {
      expect(await seat.call(path, input)).toMatchObject({ ok: false, problem: { code: 'SESSION_LOCKED' } });
    }
  });
});

describe('what a reminder leaves behind', () => {
  it('is ids and dates: no name of a record stands in its table or in the audit trail', async () => {
    await ours(team, '2026-11-25T15:00', { title: '绝密项目甲乙丙' });
    await waitUntil(team, '2026-11-24T09:00');
    await sweepNow();
    const [row] = await inboxOf(team.sales.seat);
    expect(row?.title).toBe('绝密项目甲乙丙');
    await team.sales.seat.ok('reminders.acknowledge', { ids: [row?.id] });
    const sqlite = new BetterSqlite(team.book.path, { readonly: true });
    const told = sqlite.prepare('SELECT * FROM reminder').all();
    const entries = sqlite.prepare("SELECT * FROM audit_entry WHERE entity LIKE 'reminder%'").all();
    sqlite.close();
    expect(JSON.stringify([told, entries])).not.toContain('绝密项目');
    const kept = entries.map((entry) => (entry as { action: string }).action);
    expect(kept).toEqual(['change', 'change', 'sweep', 'acknowledge']);
  });
});
