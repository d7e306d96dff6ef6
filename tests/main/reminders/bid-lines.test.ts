/** Lines of the desk about quotes, decisions, relations, volumes and deposits, told to those whose work they are. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { escalationPermission, reminderRules, ruleDefaults } from '../../../src/shared/domain/reminder-words';
import { aCustomer } from '../../helpers/builders/customers';
import { aPaidDeposit } from '../../helpers/builders/deposits';
import { aProduct } from '../../helpers/builders/products';
import { inboxOf, sweep } from '../../helpers/builders/reminders';
import { anAgreement, aVolume } from '../../helpers/builders/tender-awards';
import { aPerson, type Person } from '../../helpers/builders/users';
import { anAskedQuote, anEvaluatedTender, quotesOf } from '../desks/desk-book';
import { aReminderTeam, at, setRule, signIn, waitUntil, type Team } from './reminder-team';

let team: Team;
beforeEach(async () => {
  team = await aReminderTeam();
});
afterEach(() => team.book.close());

async function later(text: string): Promise<void> {
  await waitUntil(team, text);
  await sweep(team.book);
}
const told = async ({ seat }: Pick<Person, 'seat'>, rule: string) =>
  (await inboxOf(seat)).filter((row) => row.rule === rule).map(({ step }) => step);

describe('what heads decide', () => {
  it('is told to them on the last day before the deadline, and to nobody who only bids', async () => {
    const bid = { bidDeadlineAt: at('2026-11-25T15:00'), openingAt: null };
    const asked = await anAskedQuote(team.boss, {
      ...bid,
      ownerId: team.sales.userId,
      assistantId: team.assistant.userId,
    });
    await anEvaluatedTender(team.sales.seat, bid);
    await later('2026-11-24T09:00');
    expect(await told(team.manager, 'quotesAsked')).toEqual([]);
    await later('2026-11-24T16:00');
    for (const rule of ['quotesAsked', 'tendersToDecide']) {
      expect(await told(team.manager, rule)).toEqual(['late']);
      expect(await told(team.sales, rule)).toEqual([]);
      expect(await told(team.assistant, rule)).toEqual([]);
    }
    const { tenderId } = asked;
    await team.manager.seat.ok('tenderItems.approve', { tenderId, items: await quotesOf(team.manager.seat, tenderId) });
    expect(await told(team.manager, 'quotesAsked')).toEqual([]);
  });
});

describe('a delivery agreement', () => {
  it('without an answer is told after the days of the firm to those who bid and see it, and to their manager', async () => {
    await setRule(team, 'agreementsOpen', { escalateHours: 2 });
    const { id: productId } = await aProduct(team.boss);
    const { id: hospitalId } = await aCustomer(team.boss, { ownerId: team.sales.userId });
    const draft = await anAgreement(team.boss, { productId, hospitalId });
    await team.boss.ok('deliveryAgreements.submit', { ...draft, on: '2026-11-21' });
    await later('2026-11-27T10:00');
    expect(await told(team.sales, 'agreementsOpen')).toEqual([]);
    await later('2026-12-01T10:00');
    expect(await told(team.sales, 'agreementsOpen')).toEqual(['late']);
    expect(await told(team.peer, 'agreementsOpen')).toEqual([]);
    expect(escalationPermission('agreementsOpen')).toBe('awards.read');
  });
});

describe('a volume that is behind', () => {
  it('is told to those who see its hospital, with the hospital’s name, until it is void', async () => {
    const { id: productId } = await aProduct(team.boss);
    const { id: hospitalId, name } = await aCustomer(team.boss, { ownerId: team.sales.userId });
    const { volumeId, version } = await aVolume(team.boss, { hospitalId, productId });
    await later('2026-11-24T09:00');
    expect((await inboxOf(team.sales.seat)).filter(({ rule }) => rule === 'volumesBehind')).toMatchObject([
      { step: 'new', who: name, isWholeDay: true, target: { screen: 'agreedVolumes', segment: 'behind', id: null } },
    ]);
    expect(await told(team.peer, 'volumesBehind')).toEqual([]);
    await team.boss.ok('agreedVolumes.void', { volumeId, version, reason: '取消' });
    expect(await told(team.sales, 'volumesBehind')).toEqual([]);
    await sweep(team.book);
    expect(await inboxOf(team.sales.seat, 'acknowledged')).toEqual([]);
  });
});

it('a deposit that has not arrived in time is told to whoever follows it', async () => {
  const finance = await aPerson(team.book, team.boss, { posts: ['finance'] });
  const makers = { asks: team.sales.seat, finance: finance.seat, book: team.book };
  await aPaidDeposit(makers, { arriveByOn: '2026-11-23' });
  await later('2026-11-23T17:00');
  expect(await told(team.sales, 'depositsToArrive')).toEqual([]);
  await later('2026-11-24T09:00');
  expect(await told(team.sales, 'depositsToArrive')).toEqual(['late']);
  await signIn(team.book, finance, finance.seat);
  expect(await told(finance, 'depositsToArrive')).toEqual(['late']);
  expect(await told(team.peer, 'depositsToArrive')).toEqual([]);
});

it('each has the defaults of a line of the desk: what is for today pops up, what is coming does not', () => {
  const today = ['quotesAsked', 'tendersToDecide', 'agreementsOpen', 'depositsToArrive'] as const;
  const coming = ['agreementsEnding', 'volumesBehind'] as const;
  expect(reminderRules).toEqual(expect.arrayContaining([...today, ...coming]));
  const common = { isOn: true, threshold: null, isQuiet: true, escalateHours: 0 };
  for (const rule of today) expect(ruleDefaults(rule)).toEqual({ ...common, isPopUp: true });
  for (const rule of coming) expect(ruleDefaults(rule)).toEqual({ ...common, isPopUp: false });
});
