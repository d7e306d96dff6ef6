import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OrderTimeRow } from '../../../src/shared/contract/reports.contract';
import {
  anIssuedNote,
  anOrderToShip,
  checkNote,
  pickNote,
  shipNote,
  signNote,
  stocked,
} from '../../helpers/builders/dispatch';
import { HOUR, MONDAY_NINE, openDesks, waitUntil, type Desks } from '../desks/desk-book';

let desks: Desks;
beforeAll(async () => {
  desks = await openDesks();
});
afterAll(() => desks.book.close());

const week = { from: '2026-11-23', until: '2026-11-29' };
const times = (by: 'person' | 'week', range = week) =>
  desks.team.boss.ok<OrderTimeRow[]>('reports.orderTimes', { ...range, by });
const after = (hours: number) => waitUntil(desks, MONDAY_NINE + hours * HOUR);

it('measures every step of an order in working hours, and says who was on time', async () => {
  const { id: productId } = await stocked(desks.team, [100]);
  const { orderId } = await anOrderToShip(desks.team, { lines: [{ productId, units: 10 }] });
  await after(5);
  let note = await anIssuedNote(desks.team, orderId);
  await after(6);
  note = await pickNote(desks.team, note);
  await after(24);
  note = await checkNote(desks.team, note);
  note = await shipNote(desks.team, note);
  await signNote(desks.team, note, '2026-11-24');
  await anOrderToShip(desks.team, { lines: [{ productId, units: 10 }] });
  const rows = await times('week');
  const total = rows.filter(({ group }) => group === '');
  const measured = total.map(({ step, median, onTimeCount, waitingCount }) => [
    step,
    median,
    onTimeCount,
    waitingCount,
  ]);
  expect(measured).toEqual([
    ['approve', 0, 2, 0],
    // Five hours are more than the four of the house.
    ['note', 300, 0, 1],
    ['pick', 60, 1, 0],
    // From three in the afternoon to nine the next morning.
    ['check', 180, 0, 0],
    ['ship', 0, 1, 0],
    ['sign', 0, 1, 0],
  ]);
  expect(rows.filter(({ group }) => group === '2026-11-23')).toHaveLength(total.length);
  const checked = (await times('person')).filter(({ group, step }) => group !== '' && step === 'check');
  expect(checked).toMatchObject([{ doneCount: 1, onTimeBp: 0, waitingCount: 0 }]);
}, 60_000);

it('asks for a quarter at most, and shows nothing of other days', async () => {
  const { boss } = desks.team;
  const long = { from: '2026-01-01', until: '2026-12-31', by: 'week' };
  expect(await boss.call('reports.orderTimes', long)).toMatchObject({
    problem: { code: 'VALIDATION_FAILED', params: { days: 92 } },
  });
  expect(await times('week', { from: '2026-11-01', until: '2026-11-20' })).toEqual([]);
});
