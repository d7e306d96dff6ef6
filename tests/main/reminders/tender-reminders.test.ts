/** Dates of tenders: told to whom they belong, once, and to the manager when nobody answers. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inboxOf, sweep, toldTo } from '../../helpers/builders/reminders';
import { aTender, stepOf, submission } from '../../helpers/builders/tenders';
import { aPerson, aUnit } from '../../helpers/builders/users';
import { aReminderTeam, at, ours, setMilestones, setRule, signIn, waitUntil, type Team } from './reminder-team';

let team: Team;
beforeEach(async () => {
  team = await aReminderTeam();
});
afterEach(() => team.book.close());

const sweepNow = () => sweep(team.book);

describe('a bid deadline', () => {
  it('climbs its ladder: owner and assistant hear of each step once, a newer one takes the place of the older', async () => {
    const { tenderId } = await ours(team, '2026-12-18T15:00');
    const told: (readonly string[])[] = [];
    for (const day of [
      '2026-12-02T15:00',
      '2026-12-03T15:00',
      '2026-12-11T15:00',
      '2026-12-15T15:00',
      '2026-12-17T15:00',
    ]) {
      await waitUntil(team, day);
      await sweepNow();
      await sweepNow();
      told.push(await toldTo(team.sales.seat));
      expect(await toldTo(team.assistant.seat)).toEqual(told.at(-1));
    }
    const step = (word: string) => [`tenderDeadline ${word}`];
    expect(told).toEqual([[], step('15d'), step('7d'), step('3d'), step('1d')]);
    expect(await inboxOf(team.sales.seat)).toMatchObject([
      { milestone: 'bid_deadline', tenderState: 'found', target: { screen: 'tender', id: tenderId } },
    ]);
  });

  it('reaches the manager four hours before, whatever the hour and whoever has acknowledged', async () => {
    await ours(team, '2026-11-29T09:30');
    await waitUntil(team, '2026-11-27T10:00');
    await sweepNow();
    for (const { id } of await inboxOf(team.sales.seat))
      await team.sales.seat.ok('reminders.acknowledge', { ids: [id] });
    expect(await toldTo(team.sales.seat)).toEqual([]);
    await waitUntil(team, '2026-11-29T05:30');
    await sweepNow();
    expect(await inboxOf(team.manager.seat)).toMatchObject([{ step: '4h', escalatedFrom: '陈涛' }]);
    expect(await inboxOf(team.sales.seat)).toMatchObject([{ step: '4h', isLoud: true, escalatedTo: '周强' }]);
  });

  it('goes to the manager above when nobody acknowledges it within the hours of the rule', async () => {
    await ours(team, '2026-12-02T15:00');
    await waitUntil(team, '2026-11-25T15:00');
    await sweepNow();
    await waitUntil(team, '2026-11-26T09:59');
    await sweepNow();
    expect(await toldTo(team.manager.seat)).toEqual([]);
    await waitUntil(team, '2026-11-26T10:01');
    expect(await sweepNow()).toMatchObject({ escalated: 2, fired: 1 });
    expect(await toldTo(team.manager.seat)).toEqual(['tenderDeadline 7d']);
    expect(await inboxOf(team.sales.seat)).toMatchObject([{ state: 'escalated', escalatedTo: '周强' }]);
    expect(await sweepNow()).toMatchObject({ escalated: 0, fired: 0 });
  });

  it('stays with them when one of the two has acknowledged it', async () => {
    await ours(team, '2026-12-02T15:00');
    await waitUntil(team, '2026-11-25T15:00');
    await sweepNow();
    const [row] = await inboxOf(team.assistant.seat);
    await team.assistant.seat.ok('reminders.acknowledge', { ids: [row?.id] });
    await waitUntil(team, '2026-11-26T17:00');
    await sweepNow();
    expect(await toldTo(team.manager.seat)).toEqual([]);
  });

  it('is told once, with its newest step, when the computer was off over a weekend', async () => {
    await ours(team, '2026-11-24T18:00');
    await waitUntil(team, '2026-11-23T08:05');
    expect(await sweepNow()).toMatchObject({ fired: 2 });
    expect(await toldTo(team.sales.seat)).toEqual(['tenderDeadline 3d']);
    expect(await inboxOf(team.sales.seat)).toHaveLength(1);
  });

  it('is never told to a colleague beside, nor to an assistant who does not see its owner', async () => {
    const stranger = await aPerson(team.book, team.boss, {
      posts: ['sales_assistant'],
      orgUnitId: await aUnit(team.boss),
    });
    await ours(team, '2026-11-25T15:00', { assistantId: null });
    await aTender(team.peer.seat, { bidDeadlineAt: at('2026-11-25T16:00'), openingAt: null });
    await waitUntil(team, '2026-11-23T09:00');
    await sweepNow();
    expect(await inboxOf(team.sales.seat)).toHaveLength(1);
    expect(await inboxOf(team.peer.seat)).toHaveLength(1);
    await signIn(team.book, stranger, stranger.seat);
    expect(await inboxOf(stranger.seat)).toEqual([]);
  });
});

describe('a deadline that changes', () => {
  it('climbs its ladder again when it is moved, and again when it is moved back', async () => {
    const { tenderId } = await ours(team, '2026-12-02T15:00');
    await waitUntil(team, '2026-11-25T15:00');
    await sweepNow();
    const move = async (to: string) => {
      const { dates } = await team.sales.seat.ok<{ dates: { id: number; kind: string; version: number }[] }>(
        'tenderDates.of',
        { tenderId },
      );
      const found = dates.find(({ kind }) => kind === 'bid_deadline');
      const given = { tenderId, milestoneId: found?.id, version: found?.version, dueAt: at(to), reason: '采购方延期' };
      await team.sales.seat.ok('tenderDates.move', given);
    };
    await move('2026-12-10T15:00');
    // Before any sweep: what was told of the old date is gone.
    expect(await toldTo(team.sales.seat)).toEqual([]);
    await sweepNow();
    expect(await toldTo(team.sales.seat)).toEqual(['tenderDeadline 15d']);
    await waitUntil(team, '2026-12-03T15:00');
    await sweepNow();
    expect(await toldTo(team.sales.seat)).toEqual(['tenderDeadline 7d']);
    await move('2026-12-04T15:00');
    await sweepNow();
    expect(await toldTo(team.sales.seat)).toEqual(['tenderDeadline 1d']);
    await move('2026-12-10T15:00');
    await sweepNow();
    expect(await toldTo(team.sales.seat)).toEqual(['tenderDeadline 7d']);
    expect(await inboxOf(team.sales.seat)).toHaveLength(1);
  });

  it('goes when the bid is handed in, and the next follow-up is told on its day', async () => {
    const { tenderId } = await ours(team, '2026-11-26T15:00');
    await waitUntil(team, '2026-11-25T15:30');
    await sweepNow();
    expect(await toldTo(team.sales.seat)).toEqual(['tenderDeadline 1d']);
    await setRule(team, 'tenderOpening', { isOn: false });
    for (const step of ['evaluate'] as const) await stepOf(team.sales.seat, 'moveTo', { tenderId, step, on: null });
    await stepOf(team.manager.seat, 'decide', { tenderId, decision: 'go', reason: '价格合适' });
    await stepOf(team.sales.seat, 'submit', { tenderId, ...submission, nextOn: '2026-11-30' });
    expect(await toldTo(team.sales.seat)).toEqual([]);
    await sweepNow();
    await waitUntil(team, '2026-11-30T08:00');
    await sweepNow();
    expect(await toldTo(team.sales.seat)).toEqual(['tenderFollowUp due']);
    expect(await toldTo(team.assistant.seat)).toEqual(['tenderFollowUp due']);
    await waitUntil(team, '2026-12-01T08:00');
    await sweepNow();
    expect(await toldTo(team.sales.seat)).toEqual(['tenderFollowUp over']);
  });

  it('is told to the new owner when the tender changes hands, and no longer to the old one', async () => {
    const { tenderId } = await ours(team, '2026-11-26T15:00');
    await waitUntil(team, '2026-11-25T15:30');
    await sweepNow();
    const reassigned = { tenderId, ownerId: team.peer.userId, assistantId: team.peer.userId, reason: '换区域' };
    await stepOf(team.boss, 'reassign', reassigned);
    // The rows are still there, the inbox asks who may see the tender now.
    expect(await inboxOf(team.sales.seat)).toEqual([]);
    expect(await team.sales.seat.ok('reminders.counts')).toEqual({ open: 0, snoozed: 0, urgent: 0 });
    await sweepNow();
    expect(await toldTo(team.peer.seat)).toEqual(['tenderDeadline 1d']);
    expect(await toldTo(team.assistant.seat)).toEqual([]);
  });

  it('tells our other dates by the same ladder, each by its name', async () => {
    const { tenderId } = await ours(team, '2026-12-30T15:00');
    const due = {
      dueAt: at('2026-12-02T10:00'),
      isWholeDay: false,
      basis: 'documents',
      basisNote: '',
      leadWorkdays: 0,
    };
    await team.sales.seat.ok('tenderDates.add', { tenderId, kind: 'samples', title: '', isOurs: true, ...due });
    await team.sales.seat.ok('tenderDates.add', { tenderId, kind: 'other', title: '对方的', isOurs: false, ...due });
    await setMilestones(team, true);
    await waitUntil(team, '2026-12-01T10:00');
    await sweepNow();
    const rows = await inboxOf(team.sales.seat);
    expect(rows.filter(({ dueAt }) => dueAt === due.dueAt)).toMatchObject([
      { rule: 'tenderMilestone', step: '1d', milestone: 'samples' },
    ]);
  });
});
