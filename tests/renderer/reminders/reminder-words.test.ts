/** How a reminder is written, how long it is put off, and where it leads. */
import { describe, expect, it } from 'vitest';
import { lacksOf, leftOf, nextOf, noteOf, tabOf } from '../../../src/renderer/features/reminders/reminder-words';
import { minuteOf, timeOf } from '../../../src/renderer/features/reminders/time-of-day';
import type { Translate } from '../../../src/renderer/ui/i18n';
import type { ReminderRow } from '../../../src/shared/contract/reminders.contract';
import { textAt } from '../../../src/shared/i18n/formats';

/** The Chinese words with their parameters in place. */
const t: Translate = (key, params = {}) =>
  (textAt('zh-CN', key) ?? key).replaceAll(/\{\{(\w+)[^}]*\}\}/gu, (_, name: string) => String(params[name]));
const texts = { t, language: 'zh-CN' } as const;
const at = (text: string): number => Date.parse(`${text}:00+08:00`);
const place = { now: at('2026-11-23T15:00'), timeZone: 'Asia/Shanghai' };

const row = (given: Partial<ReminderRow>): ReminderRow => ({
  ...{ id: 1, rule: 'tenderDeadline', step: '3d', state: 'open', title: '药品采购', who: '第三医院' },
  ...{ dueAt: at('2026-11-26T15:00'), isWholeDay: false, firedAt: 0, shownAt: 0, snoozedUntil: null },
  ...{ isLoud: false, isPopUp: true, escalatedTo: null, escalatedFrom: null, threshold: null },
  ...{ milestone: 'bid_deadline', milestoneTitle: '', tenderState: 'preparing', lacks: null },
  target: { screen: 'tender', segment: null, id: 7 },
  ...given,
});

describe('a reminder says', () => {
  it('what it is, how long is left and what to do next', () => {
    expect(noteOf(row({}), place, texts)).toEqual({
      title: '投标截止 · 还有 3 天',
      body: '药品采购 · 第三医院\n下一步：完成并递交标书',
    });
    expect(nextOf(row({ tenderState: 'found' }), t)).toBe('决定是否立项');
  });

  it('how far the papers of a bid are, what it lacks, and the next step', () => {
    const open = { seals: 0, depositGap: null, isQuoteOpen: true, isCaOpen: false, isAttendeeOpen: false };
    const lacks = { papers: { ready: 7, total: 11 }, missing: ['授权书', '业绩证明'], ...open };
    expect(noteOf(row({ lacks }), place, texts).body).toBe(
      '药品采购 · 第三医院\n文件 7/11，缺：报价审批、授权书、业绩证明\n下一步：完成并递交标书',
    );
    const ready = { ...lacks, papers: { ready: 4, total: 4 }, missing: [], isQuoteOpen: false };
    expect(lacksOf({ rule: 'tenderDeadline', lacks: ready }, texts)).toBe('文件 4/4，已齐');
    expect(lacksOf({ rule: 'tenderDeadline', lacks: { ...ready, papers: null, seals: 2 } }, texts)).toBe(
      '未列文件清单，缺：用章 2 份',
    );
    expect(lacksOf({ rule: 'tenderDeadline', lacks: { ...ready, papers: null } }, texts)).toBe('');
  });

  it('of an opening only what it needs itself, and nothing of papers', () => {
    const nothing = { papers: null, missing: [], seals: 0, depositGap: null, isQuoteOpen: false };
    const said = (open: { isCaOpen: boolean; isAttendeeOpen: boolean }) =>
      lacksOf({ rule: 'tenderOpening', lacks: { ...nothing, ...open } }, texts);
    expect(said({ isCaOpen: true, isAttendeeOpen: true })).toBe('缺：CA 试签、开标参加人');
    expect(said({ isCaOpen: false, isAttendeeOpen: false })).toBe('');
  });

  it('hours and minutes when it is near, and since when it is over', () => {
    const left = (dueAt: string) => leftOf(row({ dueAt: at(dueAt) }), place, t);
    expect(left('2026-11-25T14:00')).toBe('还有 47 小时');
    expect(left('2026-11-23T15:40')).toBe('还有 40 分钟');
    expect(left('2026-11-23T14:00')).toBe('已过 2026-11-23 14:00');
  });

  it('of a line of the desk its name with the number of its setting, and since when it waits', () => {
    const line = row({ rule: 'overdueFirst', threshold: 1, milestone: null, tenderState: null, isWholeDay: true });
    expect(noteOf(line, place, texts).title).toBe('逾期 1 天起的应收 · 2026-11-26 起');
  });
});

describe('a reminder leads', () => {
  it('to the page of its record', () => {
    expect(tabOf(row({}), t)).toEqual({
      key: 'tender/7',
      screen: 'tender',
      title: '药品采购',
      params: { tenderId: 7 },
    });
    const order = row({ rule: 'toNote', milestone: null, target: { screen: 'order', segment: null, id: 3 } });
    expect(tabOf(order, t)).toMatchObject({ key: 'order/3', params: { orderId: 3 } });
  });

  it('else to the part of the list that holds it', () => {
    const target = { screen: 'returns', segment: 'approved', id: null };
    const list = row({ rule: 'returnsToReceive', milestone: null, target });
    expect(tabOf(list, t)).toEqual({ key: 'returns', screen: 'returns', params: { segment: 'approved' } });
    const debts = row({ rule: 'overdueFirst', milestone: null, target: { ...target, screen: 'deskRows' } });
    expect(tabOf(debts, t)).toMatchObject({ key: 'deskRows/overdueFirst', screen: 'deskRows' });
  });
});

it('times of the day are written and read', () => {
  expect([timeOf(480), timeOf(1_200), minuteOf('8:05'), minuteOf('20:00')]).toEqual(['08:00', '20:00', 485, 1_200]);
});
