import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aPerson } from '../../helpers/builders/users';
import { openBook, type Book, type Seat } from '../../helpers/book';

let book: Book;
let boss: Seat;
beforeEach(async () => {
  book = await openBook();
  boss = await book.setUp();
});
afterEach(() => book.close());

type All = Record<string, { value: unknown; version: number }>;

describe('rules of the house', () => {
  it('stand at their defaults until the firm chooses otherwise; the trial began with the book', async () => {
    const all = await boss.ok<All>('settings.all');
    expect(all['trialDays']).toEqual({ value: 60, version: 0 });
    expect(all['trialStartedOn']?.value).toBe('2026-11-21');
    expect(all['dualPickCheck']?.value).toBe(false);
  });

  it('a threshold changes within its bounds and from a fresh screen only', async () => {
    const change = (value: number, version: number) =>
      boss.call('settings.changeThreshold', { key: 'releaseDays', value, version });
    expect(await change(0, 0)).toMatchObject({ problem: { code: 'VALIDATION_FAILED', params: { min: 1, max: 90 } } });
    expect(await change(14, 0)).toMatchObject({ ok: true });
    expect(await change(21, 0)).toMatchObject({ problem: { code: 'CONFLICT' } });
    expect((await boss.ok<All>('settings.all'))['releaseDays']?.value).toBe(14);
  });

  it('only the boss signs that one person may hold two steps', async () => {
    const admin = await aPerson(book, boss, { posts: ['administrator'] });
    const sign = { pair: 'dualPickCheck', isAllowed: true, reason: '只有两个人', version: 0 };
    expect(await admin.seat.call('settings.signDualPosts', sign)).toMatchObject({
      problem: { code: 'FORBIDDEN', params: { posts: 'boss' } },
    });
    await boss.ok('settings.signDualPosts', sign);
    expect((await boss.ok<All>('settings.all'))['dualPickCheck']?.value).toBe(true);
  });
});
