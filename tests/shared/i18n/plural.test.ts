/** What is said of one, in the words of the page and of a refusal. */
import { describe, expect, it } from 'vitest';
import { countIn, isOne } from '../../../src/shared/i18n/plural';
import { problemText } from '../../../src/shared/i18n/problem-text';
import { createI18n } from '../../../src/renderer/ui/i18n';

describe('what a text counts', () => {
  it('is its count, else the only number among its parameters', () => {
    expect(countIn({ count: 3, days: 1 })).toBe(3);
    expect(countIn({ days: 1, name: '7' })).toBe(1);
    expect(countIn({ days: 1, hours: 2 })).toBeUndefined();
    expect(countIn({ count: '3+' })).toBeUndefined();
    expect(countIn({})).toBeUndefined();
  });

  it('is one in English only when it is one, and never in Chinese', () => {
    expect([0, 1, 2, 21].map((count) => isOne('en', { count }))).toEqual([false, true, false, false]);
    expect(isOne('zh-CN', { count: 1 })).toBe(false);
  });
});

describe('a page', () => {
  it('says one reminder, two reminders and one day', () => {
    const { t } = createI18n('en');
    const say = (key: string, count: number) => t(key, { count });
    expect(say('reminders.bell', 1)).toBe('1 reminder');
    expect(say('reminders.bell', 2)).toBe('2 reminders');
    expect(say('reminders.bell', 0)).toBe('0 reminders');
    expect(t('desks.names.overdueFirst', { threshold: 1, count: 1 })).toBe('Receivables overdue from 1 day');
    expect(t('grid.totals.count', { count: 1 })).toBe('1 row');
  });

  it('says it in Chinese as it stands', () => {
    const { t } = createI18n('zh-CN');
    expect(t('reminders.bell', { count: 1 })).toBe('提醒 1 条');
  });
});

it('a refusal says one place where it is one', () => {
  const place = { language: 'en', timeZone: 'Asia/Shanghai' } as const;
  const used = (count: number) => problemText({ code: 'IN_USE', params: { count } }, place);
  expect(used(1)).toContain('used in 1 place and');
  expect(used(3)).toContain('used in 3 places and');
  expect(problemText({ code: 'IN_USE', params: { count: 1 } }, { ...place, language: 'zh-CN' })).toContain('1');
});
