/** A book on a Monday at nine: what turns late is told to whom it belongs, and goes when it is done. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aCustomer } from '../../helpers/builders/customers';
import { anOrderToShip, aShippedNote, stocked } from '../../helpers/builders/dispatch';
import { inboxOf, sweep, toldTo } from '../../helpers/builders/reminders';
import { aPerson, aUnit } from '../../helpers/builders/users';
import type { Seat } from '../../helpers/book';
import { DAY, HOUR, MONDAY_NINE, openDesks, submitted, waitUntil, type Desks } from '../desks/desk-book';
import { signIn } from './reminder-team';

let desks: Desks;
beforeEach(async () => {
  desks = await openDesks();
});
afterEach(() => desks.book.close());

const later = (hours: number) => waitUntil(desks, desks.book.now() + hours * HOUR);
const sweepNow = () => sweep(desks.book);

describe('an order that waits for its approval', () => {
  it('is told to finance after two working hours, once, and goes when it is approved', async () => {
    const { finance, boss } = desks.team;
    const { orderId, version, number } = await submitted(desks);
    await sweepNow();
    expect(await toldTo(finance)).toEqual([]);
    await later(3);
    await sweepNow();
    expect(await inboxOf(finance)).toMatchObject([
      { rule: 'awaitingApproval', step: 'late', title: number, target: { screen: 'order', id: orderId } },
    ]);
    expect(await sweepNow()).toEqual({ fired: 0, closed: 0, woken: 0, escalated: 0 });
    await finance.ok('orders.approve', { orderId, version, duplicateSeen: true });
    // Before any sweep: the inbox asks the record itself.
    expect(await toldTo(finance)).toEqual([]);
    expect((await sweepNow()).closed).toBeGreaterThan(0);
    expect(await boss.ok('reminders.counts')).toMatchObject({ snoozed: 0 });
  });

  it('is late by the setting of the firm, and no longer when that grows', async () => {
    const { finance, boss } = desks.team;
    await submitted(desks);
    await later(3);
    await sweepNow();
    expect(await toldTo(finance)).toEqual(['awaitingApproval late']);
    await boss.ok('settings.changeThreshold', { key: 'approvalHours', value: 8, version: 0 });
    expect(await toldTo(finance)).toEqual([]);
    await sweepNow();
    await later(6);
    await sweepNow();
    expect(await toldTo(finance)).toEqual(['awaitingApproval late']);
  });

  it('is told once after a weekend with the computer off, and not before the morning', async () => {
    const { finance } = desks.team;
    await waitUntil(desks, MONDAY_NINE + 4 * DAY + 2 * HOUR);
    await submitted(desks);
    await waitUntil(desks, MONDAY_NINE + 5 * DAY);
    expect(await sweepNow()).toMatchObject({ fired: 0 });
    await waitUntil(desks, MONDAY_NINE + 7 * DAY - 30 * 60_000);
    await sweepNow();
    expect(await toldTo(finance)).toEqual(['awaitingApproval late']);
  });

  it('comes back after it was rejected, corrected and handed in again', async () => {
    const { finance, boss } = desks.team;
    const { orderId, version } = await submitted(desks);
    await later(3);
    await sweepNow();
    const [row] = await inboxOf(finance);
    await finance.ok('reminders.acknowledge', { ids: [row?.id] });
    await finance.ok('orders.reject', { orderId, version, reasonCode: 'price', reason: '' });
    await sweepNow();
    expect(await toldTo(boss)).toContain('rejectedOrders late');
    const { order } = await boss.ok<{ order: { version: number } }>('orders.get', { orderId });
    await boss.ok('orders.submit', { orderId, version: order.version, duplicateSeen: true });
    expect(await toldTo(boss)).not.toContain('rejectedOrders late');
    await later(3);
    await sweepNow();
    expect(await toldTo(finance)).toEqual(['awaitingApproval late']);
  });
});

describe('who may not open a record hears nothing of it', () => {
  it('a note that was not signed is told to the assistant of its owner, not to the one beside', async () => {
    const { book, team } = desks;
    const unit = await aUnit(team.boss);
    const owner = await aPerson(book, team.boss, { posts: ['sales'], orgUnitId: unit });
    const own = await aPerson(book, team.boss, { posts: ['sales_assistant'], orgUnitId: unit });
    const beside = await aPerson(book, team.boss, { posts: ['sales_assistant'], orgUnitId: await aUnit(team.boss) });
    const { id: productId } = await stocked(team, [100]);
    const { id: buyerId } = await aCustomer(team.boss, { ownerId: owner.userId });
    const order = await anOrderToShip(team, { lines: [{ productId, units: 10 }], buyerId });
    await aShippedNote(team, order.orderId);
    await waitUntil(desks, MONDAY_NINE + 8 * DAY);
    await sweepNow();
    for (const person of [own, beside]) await signIn(book, person, person.seat);
    expect(await toldTo(own.seat)).toContain('toSign late');
    expect(await toldTo(beside.seat)).not.toContain('toSign late');
  });

  it('somebody who loses his post loses what it was told', async () => {
    const { book, team } = desks;
    const second = await aPerson(book, team.boss, { posts: ['finance'] });
    await submitted(desks);
    await later(3);
    await sweepNow();
    await signIn(book, second, second.seat);
    expect(await toldTo(second.seat)).toEqual(['awaitingApproval late']);
    const { user } = await team.boss.ok<{ user: { version: number; orgUnitId: number; name: string } }>('users.get', {
      userId: second.userId,
    });
    const { version, orgUnitId, name } = user;
    await team.boss.ok('users.update', { userId: second.userId, version, orgUnitId, name, posts: ['warehouse'] });
    await signIn(book, second, second.seat);
    expect(await toldTo(second.seat)).toEqual([]);
    expect(await sweepNow()).toMatchObject({ closed: 1 });
  });
});

describe('a debt that is overdue', () => {
  it('is told by the full sweep to whose order it is and to finance, and follows the order to its new owner', async () => {
    const { team, book } = desks;
    const owner = await aPerson(book, team.boss, { posts: ['sales'], orgUnitId: await aUnit(team.boss) });
    const other = await aPerson(book, team.boss, { posts: ['sales'], orgUnitId: await aUnit(team.boss) });
    const { id: productId } = await stocked(team, [100]);
    const terms = { paymentTerm: 'after_shipping', paymentDays: 1 } as const;
    const { id: buyerId } = await aCustomer(team.boss, { ...terms, ownerId: owner.userId });
    const { orderId } = await anOrderToShip(team, { lines: [{ productId, units: 60 }], buyerId });
    await aShippedNote(team, orderId);
    await waitUntil(desks, MONDAY_NINE + 3 * DAY);
    for (const person of [owner, other]) await signIn(book, person, person.seat);
    const overdueOf = async (seat: Seat) => (await toldTo(seat)).filter((one) => one.startsWith('overdue'));
    await sweep(book, false);
    expect(await overdueOf(team.finance)).toEqual([]);
    await sweep(book);
    expect(await overdueOf(team.finance)).toEqual(['overdueFirst late']);
    expect(await overdueOf(owner.seat)).toEqual(['overdueFirst late']);
    expect(await overdueOf(other.seat)).toEqual([]);
    // A sweep that does not look at debts lets them stand.
    expect(await sweep(book, false)).toMatchObject({ closed: 0 });
    const { order } = await team.boss.ok<{ order: { version: number } }>('orders.get', { orderId });
    const moved = { orderId, version: order.version, ownerId: other.userId, reason: '换区域' };
    await team.boss.ok('orders.reassign', moved);
    expect(await overdueOf(owner.seat)).toEqual([]);
    await sweep(book);
    expect(await overdueOf(other.seat)).toEqual(['overdueFirst late']);
    expect(await owner.seat.ok('reminders.counts')).toMatchObject({ open: 0 });
  });
});
