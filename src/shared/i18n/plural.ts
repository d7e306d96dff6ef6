/**
 * What is said of one: `key_one` beside `key`, in languages that have such a form. The page's library finds it by the
 * parameter `count`; texts that count something under another name have one number only.
 */
import type { Language } from './index';

type Params = Readonly<Record<string, string | number>>;

export const SINGULAR = '_one';
const rules: Readonly<Record<Language, Intl.PluralRules>> = {
  'zh-CN': new Intl.PluralRules('zh-CN'),
  en: new Intl.PluralRules('en'),
};

/** The number that a text counts: its `count`, else the only number among its parameters. */
export function countIn(params: Params): number | undefined {
  const { count } = params;
  if (count !== undefined) return typeof count === 'number' ? count : undefined;
  const [first, ...more] = Object.values(params).filter((value) => typeof value === 'number');
  return more.length === 0 ? first : undefined;
}

/** Whether these parameters speak of one, as the language sees it. */
export const isOne = (language: Language, params: Params): boolean => {
  const count = countIn(params);
  return count !== undefined && rules[language].select(count) === 'one';
};
