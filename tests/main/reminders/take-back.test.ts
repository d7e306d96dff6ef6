/** The answer of a moment ago is taken back, as long as nothing has become of it since. */
import BetterSqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnsweredReminders } from '../../../src/shared/contract/reminders.contract';
import { inboxOf, sweep, toldTo } from '../../helpers/builders/reminders';
import { aReminderTeam, ours, waitUntil, type Team } from './reminder-team';

const HOUR = 3_600_000;
let team: Team;
beforeEach(async () => {
  team = await aReminderTeam();
  await ours(team, '2026-12-02T15:00');
  await waitUntil(team, '2026-11-25T15:00');
  await sweep(team.book);
});
afterEach(() => team.book.close());

const idOf = async () => (await inboxOf(team.sales.seat))[0]?.id ?? 0;
const acknowledge = async (id: number) =>
  await team.sales.seat.ok<AnsweredReminders>('reminders.acknowledge', { ids: [id] });
const snooze = async (id: number, hours: number) =>
  await team.sales.seat.ok<AnsweredReminders>('reminders.snooze', { ids: [id], until: team.book.now() + hours * HOUR });
const takeBack = (answer: 'snoozed' | 'acknowledged', { at, before }: AnsweredReminders, seat = team.sales.seat) =>
  seat.call('reminders.takeBack', { answer, at, before });

/** What was done with reminders, in its order. */
function actsOf({ book }: Team): unknown[] {
  const sqlite = new BetterSqlite(book.path, { readonly: true });
  const acts = sqlite.prepare("SELECT action FROM audit_entry WHERE entity = 'reminder'").pluck().all();
  sqlite.close();
  return acts;
}

describe('within ten seconds', () => {
  it('an acknowledged reminder stands before its reader again, and both acts are in the audit trail', async () => {
    const id = await idOf();
    const answered = await acknowledge(id);
    expect(await inboxOf(team.sales.seat)).toEqual([]);
    expect(await takeBack('acknowledged', answered)).toMatchObject({ ok: true, value: { count: 1 } });
    expect(await inboxOf(team.sales.seat)).toMatchObject([{ id, state: 'open' }]);
    expect(actsOf(team)).toEqual(['sweep', 'acknowledge', 'take-back']);
    await sweep(team.book);
    expect(await toldTo(team.sales.seat)).toEqual(['tenderDeadline 7d']);
  });

  it('what was put off for longer is put off as long as before', async () => {
    const id = await idOf();
    const first = await snooze(id, 1);
    const second = await snooze(id, 5);
    expect(await takeBack('snoozed', second)).toMatchObject({ ok: true });
    expect(await inboxOf(team.sales.seat, 'snoozed')).toMatchObject([{ id, snoozedUntil: first.at }]);
    expect(await takeBack('snoozed', first)).toMatchObject({ ok: true });
    expect(await inboxOf(team.sales.seat)).toMatchObject([{ id, snoozedUntil: null }]);
  });

  it('all that were acknowledged at once come back at once', async () => {
    await ours(team, '2026-12-02T16:00');
    team.book.advance(HOUR / 12);
    await sweep(team.book);
    const input = { upTo: team.book.now() };
    const answered = await team.sales.seat.ok<AnsweredReminders>('reminders.acknowledgeAll', input);
    expect(answered.before).toHaveLength(2);
    expect(await takeBack('acknowledged', answered)).toMatchObject({ value: { count: 2 } });
    expect(await inboxOf(team.sales.seat)).toHaveLength(2);
  });

  it('a manager who was told goes on being told', async () => {
    await waitUntil(team, '2026-12-02T11:30');
    await sweep(team.book);
    const [row] = await inboxOf(team.sales.seat);
    expect(row).toMatchObject({ state: 'escalated', escalatedTo: '周强' });
    await takeBack('acknowledged', await acknowledge(row?.id ?? 0));
    expect(await inboxOf(team.sales.seat)).toMatchObject([{ state: 'escalated', escalatedTo: '周强' }]);
  });
});

describe('what has become of it since stands', () => {
  it('an answer that was given anew is not taken back', async () => {
    const id = await idOf();
    const first = await snooze(id, 1);
    await acknowledge(id);
    expect(await takeBack('snoozed', first)).toMatchObject({ problem: { code: 'CONFLICT', fields: ['/before'] } });
    expect(await inboxOf(team.sales.seat, 'acknowledged')).toHaveLength(1);
  });

  it('nor one whose date has told a newer step meanwhile', async () => {
    const answered = await acknowledge(await idOf());
    await waitUntil(team, '2026-11-30T10:00');
    await sweep(team.book);
    expect(await takeBack('acknowledged', answered)).toMatchObject({ problem: { code: 'CONFLICT' } });
    expect(await toldTo(team.sales.seat)).toEqual(['tenderDeadline 3d']);
  });

  it('nobody takes the answer of another back', async () => {
    const answered = await acknowledge(await idOf());
    expect(await takeBack('acknowledged', answered, team.peer.seat)).toMatchObject({ problem: { code: 'NOT_FOUND' } });
    expect(await takeBack('acknowledged', answered, team.assistant.seat)).toMatchObject({
      problem: { code: 'NOT_FOUND' },
    });
  });

  it('a reminder whose work was done meanwhile comes back and goes by itself', async () => {
    const answered = await acknowledge(await idOf());
    const [row] = await inboxOf(team.sales.seat, 'acknowledged');
    const tenderId = row?.target.id ?? 0;
    const { tender } = await team.sales.seat.ok<{ tender: { version: number } }>('tenders.get', { tenderId });
    const gone = { tenderId, version: tender.version, reason: '价格倒挂', note: '', lesson: '' };
    await team.sales.seat.ok('tenders.abandon', gone);
    await takeBack('acknowledged', answered);
    expect(await inboxOf(team.sales.seat)).toEqual([]);
    expect(await sweep(team.book)).toMatchObject({ closed: 2 });
  });
});
