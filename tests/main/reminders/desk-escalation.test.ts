/** A line of a desk that nobody answers goes to the manager of its owner, where the firm wants it. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { aDeposit } from '../../helpers/builders/deposits';
import { inboxOf, sweep } from '../../helpers/builders/reminders';
import { aPerson, type Person } from '../../helpers/builders/users';
import { aReminderTeam, ours, setRule, signIn, waitUntil, type Team } from './reminder-team';

let team: Team;
let finance: Person;
beforeEach(async () => {
  team = await aReminderTeam();
  finance = await aPerson(team.book, team.boss, { posts: ['finance'] });
});
afterEach(() => team.book.close());

async function later(text: string): Promise<void> {
  await waitUntil(team, text);
  await signIn(team.book, finance, finance.seat);
  await sweep(team.book);
}
const deposits = async ({ seat }: Person) => (await inboxOf(seat)).filter(({ rule }) => rule === 'depositsToApprove');

it('a deposit that finance leaves waiting is told to the manager of who asked, and to nobody beside', async () => {
  await setRule(team, 'depositsToApprove', { escalateHours: 2 });
  const { tenderId } = await ours(team, '2026-12-20T15:00');
  await aDeposit(team.sales.seat, { tenderId });
  await later('2026-11-24T09:00');
  expect(await deposits(finance)).toHaveLength(1);
  expect(await deposits(team.manager)).toEqual([]);
  await later('2026-11-24T13:00');
  const told = await deposits(team.manager);
  expect(told.map(({ escalatedFrom }) => escalatedFrom !== null)).toEqual([true]);
  expect(await deposits(finance)).toMatchObject([{ escalatedTo: '周强' }]);
  expect(await deposits(team.peer)).toEqual([]);
});

it('without hours nobody above hears of it', async () => {
  const { tenderId } = await ours(team, '2026-12-20T15:00');
  await aDeposit(team.sales.seat, { tenderId });
  await later('2026-11-24T09:00');
  await later('2026-11-24T17:00');
  expect(await deposits(finance)).toHaveLength(1);
  expect(await deposits(team.manager)).toEqual([]);
});
