import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import { parseBusinessDate } from '../../../src/shared/domain/business-date';
import { parseFen } from '../../../src/shared/domain/money';
import { type ProblemCode, type ProblemParams, problemCodes, type Result } from '../../../src/shared/domain/problem';
import { formats } from '../../../src/shared/i18n/formats';
import { languages, resources } from '../../../src/shared/i18n/index';
import { fillText, problemText } from '../../../src/shared/i18n/problem-text';

const timeZone = 'Asia/Shanghai';
const zh = { language: 'zh-CN', timeZone } as const;
const en = { language: 'en', timeZone } as const;
const say = (code: ProblemCode, params: ProblemParams, place: typeof zh | typeof en = en) =>
  problemText({ code, params }, place);
const sayRefusal = (result: Result<unknown>) => (result.ok ? 'no refusal' : problemText(result.problem, en));

describe('the sentence of a refusal', () => {
  it('tells the numbers when they are known', () => {
    const params = { name: 'Amoxicillin', neededQty: 1_200_000, availableQty: 350_500 };
    expect(say('STOCK_SHORT', params)).toContain('"Amoxicillin": 1,200 needed, 350.5 available.');
    expect(say('STOCK_SHORT', params, zh)).toContain('“Amoxicillin”需要 1,200，可用 350.5。');
  });

  it('tells fewer numbers when fewer are known, and none when one is missing', () => {
    expect(say('STOCK_SHORT', { neededQty: 2000, availableQty: 0 })).toMatch(/^2 needed, 0 available\./u);
    expect(say('STOCK_SHORT', { neededQty: 2000 })).toBe(resources.en.problem.STOCK_SHORT);
  });

  it('names who changed a record, when on the clock of the firm, and the state it is in now', () => {
    const params = { by: '张三', at: Date.UTC(2026, 10, 5, 1, 30), state: 'common.state.done' };
    expect(say('STATE_CONFLICT', params, zh)).toContain('张三 已在 2026-11-05 09:30 处理过，单据现在是“已完成”。');
  });

  it('names the posts that may do it', () => {
    expect(say('FORBIDDEN', { posts: 'finance,boss' }, zh)).toContain('财务、老板');
    expect(say('FORBIDDEN', { posts: 'finance,boss' })).toContain('Finance, Boss');
  });

  it('lists what is missing by the names of the fields; a word that is no key stays as it is', () => {
    const params = { name: 'P', missing: 'common.words.unitPrice,DTP' };
    expect(say('PRODUCT_INCOMPLETE', params)).toContain('lacks: Unit price, DTP.');
  });

  it('of a typed text says what was typed and what is wrong with it', () => {
    expect(sayRefusal(parseFen('1.234'))).toBe('"1.234" has too many decimals; at most 2 are possible.');
    expect(sayRefusal(parseFen('abc'))).toContain('"abc" is not a number.');
    expect(sayRefusal(parseFen(''))).toBe('This is required.');
    expect(sayRefusal(parseBusinessDate('2026-02-30'))).toContain('"2026-02-30" is not a date.');
  });

  it('with an unknown case falls back to the text of its code', () => {
    expect(say('RULE_VIOLATED', { case: 'nowhere.at.all' })).toBe(resources.en.problem.RULE_VIOLATED);
    expect(say('RULE_VIOLATED', { case: 'common.words' })).toBe(resources.en.problem.RULE_VIOLATED);
    expect(say('RULE_VIOLATED', { case: 'constructor' })).toBe(resources.en.problem.RULE_VIOLATED);
  });

  it('of an unexpected error gives the number to tell the administrator', () => {
    const problem = { code: 'INTERNAL', params: {}, correlationId: 'C-7F3A' } as const;
    expect(problemText(problem, en)).toContain('error number C-7F3A');
  });

  it('repeats a typed text as it is, even one that looks like a placeholder', () => {
    const params = { case: 'fields.notANumber', value: '{{value}} $& <b>' };
    expect(say('VALIDATION_FAILED', params)).toContain('"{{value}} $& <b>" is not a number.');
  });

  it.each(languages)('never shows a gap in %s, whatever is known of the refusal', (language) => {
    const someParams: readonly ProblemParams[] = [{}, { name: 'x' }, { case: 'fields.notANumber' }];
    const shown = problemCodes.flatMap((code) =>
      someParams.map((params) => problemText({ code, params }, { language, timeZone })),
    );
    expect(shown.filter((text) => text === '' || text.includes('{{'))).toEqual([]);
  });
});

it('the library on the screens writes the same sentence as the engine in its exports', async () => {
  const screens = i18next.createInstance();
  await screens.init({
    lng: 'zh-CN',
    resources: { 'zh-CN': { translation: resources['zh-CN'] }, en: { translation: resources.en } },
    interpolation: { escapeValue: false },
  });
  for (const [name, format] of formats) {
    screens.services.formatter?.add(name, (value: unknown, language) =>
      format(typeof value === 'number' ? value : String(value), {
        language: language === 'en' ? 'en' : 'zh-CN',
        timeZone,
      }),
    );
  }
  const params = { by: '张三', at: 0, state: 'common.state.saved' };
  const template = resources['zh-CN'].problemCases.STATE_CONFLICT.who;
  expect(screens.t('problemCases.STATE_CONFLICT.who', params)).toBe(fillText(template, params, zh));
  expect(screens.t('problem.NOT_FOUND', { lng: 'en' })).toBe(resources.en.problem.NOT_FOUND);
});
