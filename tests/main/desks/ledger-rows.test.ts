import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aSale, aSentForm, countOf, DAY, HOUR, openDesks, rowsOn, waitUntil, type Desks } from './desk-book';

let desks: Desks;
beforeEach(async () => {
  desks = await openDesks();
});
afterEach(() => desks.book.close());

const later = (ms: number) => waitUntil(desks, desks.book.now() + ms);

describe('a red form that the buyer has not answered', () => {
  it('stands on the desk after 24 hours, late six hours before it lapses, and no more once it is answered', async () => {
    const { boss } = desks.team;
    const { requestId, version, number } = await aSentForm(desks);
    await later(24 * HOUR - 60_000);
    expect(await countOf(boss, 'redForms')).toEqual([0, 0]);
    await later(60_000);
    expect(await rowsOn(boss, 'redForms')).toMatchObject([{ title: number, isLate: false }]);
    await later(42 * HOUR);
    expect(await countOf(boss, 'redForms')).toEqual([1, 1]);
    await boss.ok('redLetters.answer', { requestId, version, isConfirmed: true });
    expect(await countOf(boss, 'redForms')).toEqual([0, 0]);
  });
});

describe('what is left of a month', () => {
  it('stands on the desk of who closes it from the first day of the next, until it is closed', async () => {
    const { boss, finance } = desks.team;
    const buyerId = await aSale(desks);
    const { rows } = await boss.ok<{ rows: { id: number; openQty: number }[] }>('invoicing.toInvoice', { limit: 10 });
    const lines = rows.map(({ id, openQty }) => ({ entitlementId: id, qty: openQty }));
    const asked = await boss.ok<{ requests: object[] }>('invoicing.request', { customerId: buyerId, lines });
    expect(asked.requests).toHaveLength(1);
    expect(await countOf(boss, 'monthEnd')).toEqual([0, 0]);
    await later(9 * DAY);
    expect(await countOf(boss, 'monthEnd')).toEqual([1, 0]);
    await expect(countOf(finance, 'monthEnd')).rejects.toThrow('does not stand');
    await later(5 * DAY);
    expect(await countOf(boss, 'monthEnd')).toEqual([1, 1]);
    await boss.ok('periods.close', { month: '2026-11' });
    expect(await countOf(boss, 'monthEnd')).toEqual([0, 0]);
  });
});
