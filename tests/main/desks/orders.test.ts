import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  aCheckedNote,
  anIssuedNote,
  anOrderToShip,
  aPickedNote,
  aShippedNote,
  pickNote,
  signNote,
  stocked,
} from '../../helpers/builders/dispatch';
import { aCustomer } from '../../helpers/builders/customers';
import { anAskedChange } from '../../helpers/builders/orders';
import { approveReturn, aReturnOf, receiveReturn } from '../../helpers/builders/returns';
import { countOf, DAY, HOUR, itemOf, MONDAY_NINE, openDesks, rowsOn, waitUntil, type Desks } from './desk-book';

let desks: Desks;
beforeEach(async () => {
  desks = await openDesks();
});
afterEach(() => desks.book.close());

const later = (hours: number, ms = 0) => waitUntil(desks, desks.book.now() + hours * HOUR + ms);

async function submitted(): Promise<{ orderId: number; version: number; number: string }> {
  const { boss } = desks.team;
  const { id: buyerId } = await aCustomer(boss);
  const { id: productId } = await stocked(desks.team, [100]);
  const lines = [{ productId, orderedQty: 10_000, price: 128_000, remark: '' }];
  const draft = await boss.ok<{ orderId: number; version: number }>('orders.create', { buyerId, lines });
  const sent = { ...draft, duplicateSeen: true };
  return { ...draft, ...(await boss.ok<{ version: number; number: string }>('orders.submit', sent)) };
}

async function approved(units = 10) {
  const { id: productId } = await stocked(desks.team, [100]);
  const order = await anOrderToShip(desks.team, { lines: [{ productId, units }] });
  return { ...order, productId };
}

describe('the desk of finance', () => {
  it('names an order that awaits approval, and calls it late after more than two working hours', async () => {
    const { finance } = desks.team;
    const { orderId, number } = await submitted();
    expect(await itemOf(finance, 'awaitingApproval')).toMatchObject({ count: 1, lateCount: 0, group: 'today' });
    await later(2);
    expect(await countOf(finance, 'awaitingApproval')).toEqual([1, 0]);
    await later(0, 1);
    expect(await itemOf(finance, 'awaitingApproval')).toMatchObject({ lateCount: 1, group: 'late', threshold: 2 });
    const [row] = await rowsOn(finance, 'awaitingApproval');
    expect(row).toMatchObject({
      title: number,
      amountFen: 128_00,
      isLate: true,
      opens: { screen: 'order', id: orderId },
    });
  });

  it('does not count the night: what came at five is not late at nine', async () => {
    await waitUntil(desks, MONDAY_NINE + 8 * HOUR);
    await submitted();
    await waitUntil(desks, MONDAY_NINE + DAY);
    expect(await countOf(desks.team.finance, 'awaitingApproval')).toEqual([1, 0]);
    await later(2);
    expect(await countOf(desks.team.finance, 'awaitingApproval')).toEqual([1, 1]);
  });

  it('follows the threshold of the firm', async () => {
    await submitted();
    await later(3);
    const { boss, finance } = desks.team;
    expect(await countOf(finance, 'awaitingApproval')).toEqual([1, 1]);
    await boss.ok('settings.changeThreshold', { key: 'approvalHours', value: 4, version: 0 });
    expect(await countOf(finance, 'awaitingApproval')).toEqual([1, 0]);
  });

  it('names the changes that sales asked, until they are decided', async () => {
    const { boss, finance } = desks.team;
    const { orderId, productId } = await approved();
    await anAskedChange(boss, orderId, [{ productId, orderedQty: 5_000 }]);
    expect(await countOf(finance, 'changesAsked')).toEqual([1, 0]);
    expect(await rowsOn(finance, 'changesAsked')).toMatchObject([{ opens: { screen: 'order', id: orderId } }]);
    await later(3);
    expect(await countOf(finance, 'changesAsked')).toEqual([1, 1]);
  });
});

it('whoever submitted a rejected order finds it on his desk, and nobody else', async () => {
  const { boss, finance, sales } = desks.team;
  const { orderId, version } = await submitted();
  await finance.ok('orders.reject', { orderId, version, reasonCode: 'price', reason: '' });
  expect(await countOf(boss, 'rejectedOrders')).toEqual([1, 1]);
  expect(await countOf(sales, 'rejectedOrders')).toEqual([0, 0]);
});

describe('the desk of the warehouse', () => {
  it('names approved orders without a note, late after four working hours, and shows no price', async () => {
    const { warehouse } = desks.team;
    const { orderId } = await approved();
    await later(4);
    expect(await countOf(warehouse, 'toNote')).toEqual([1, 0]);
    await later(1);
    expect(await countOf(warehouse, 'toNote')).toEqual([1, 1]);
    expect((await rowsOn(warehouse, 'toNote')).map(({ amountFen }) => amountFen)).toEqual([null]);
    await anIssuedNote(desks.team, orderId);
    expect(await countOf(warehouse, 'toNote')).toEqual([0, 0]);
  });

  it('names the goods of which more is promised than there is, with what is missing', async () => {
    const { boss, warehouse } = desks.team;
    const { orderId, productId } = await approved(60);
    expect(await countOf(warehouse, 'shortGoods')).toEqual([0, 0]);
    await anOrderToShip(desks.team, { lines: [{ productId, units: 30 }] });
    const lot = (await boss.ok<{ rows: { id: number; version: number }[] }>('stock.list', {})).rows[0];
    await boss.ok('stock.lockLot', { lotId: lot?.id, version: lot?.version, reason: '待检' });
    expect(await countOf(warehouse, 'shortGoods')).toEqual([1, 0]);
    expect(await rowsOn(warehouse, 'shortGoods')).toMatchObject([{ id: productId, qty: 90_000, amountFen: null }]);
    expect(orderId).toBeGreaterThan(0);
  });

  it('names what is to pick and to ship, the checker what is to check, late after their hours', async () => {
    const { warehouse, checker } = desks.team;
    const note = await anIssuedNote(desks.team, (await approved()).orderId);
    expect(await countOf(warehouse, 'toPick')).toEqual([1, 0]);
    await pickNote(desks.team, note);
    expect(await countOf(warehouse, 'toPick')).toEqual([0, 0]);
    await later(1);
    expect(await countOf(checker, 'toCheck')).toEqual([1, 0]);
    await later(0, 1);
    expect(await countOf(checker, 'toCheck')).toEqual([1, 1]);
    await aCheckedNote(desks.team, (await approved()).orderId);
    expect(await countOf(warehouse, 'toShip')).toEqual([1, 0]);
    await aPickedNote(desks.team, (await approved()).orderId);
    expect(await countOf(checker, 'toCheck')).toEqual([2, 1]);
    await later(5);
    expect(await countOf(warehouse, 'toShip')).toEqual([1, 1]);
  });

  it('and the assistant name what was shipped and not signed after the promised days', async () => {
    const { warehouse, sales, boss, finance } = desks.team;
    await aShippedNote(desks.team, (await approved()).orderId);
    expect(await itemOf(warehouse, 'toSign')).toMatchObject({ count: 1, lateCount: 0, group: 'later', threshold: 5 });
    expect(await countOf(sales, 'toSign')).toEqual([1, 0]);
    await expect(countOf(finance, 'toSign')).rejects.toThrow('does not stand');
    await waitUntil(desks, MONDAY_NINE + 5 * DAY);
    expect(await countOf(boss, 'toSign')).toEqual([1, 0]);
    await waitUntil(desks, MONDAY_NINE + 6 * DAY);
    expect(await countOf(boss, 'toSign')).toEqual([1, 1]);
  });
});

it('a return goes from the desk of finance to the warehouse and to quality', async () => {
  const { finance, warehouse, boss } = desks.team;
  const note = await aShippedNote(desks.team, (await approved()).orderId);
  await signNote(desks.team, note, '2026-11-23');
  const { returnId } = await aReturnOf(desks.team, note.noteId);
  const seen = async () => [
    await countOf(finance, 'returnsToApprove'),
    await countOf(warehouse, 'returnsToReceive'),
    await countOf(boss, 'returnsToJudge'),
  ];
  const one = [1, 0];
  const none = [0, 0];
  expect(await seen()).toEqual([one, none, none]);
  await approveReturn(desks.team, returnId);
  expect(await seen()).toEqual([none, one, none]);
  await receiveReturn(desks.team, returnId);
  expect(await seen()).toEqual([none, none, one]);
});
