import { describe, expect, it } from 'vitest';
import { posts } from '../../../src/shared/domain/permissions';
import { problemCodes } from '../../../src/shared/domain/problem';
import { formats } from '../../../src/shared/i18n/formats';
import { languages, resources } from '../../../src/shared/i18n/index';
import { SINGULAR } from '../../../src/shared/i18n/plural';
import { parametersOf } from '../../../src/shared/i18n/problem-text';

/** All texts of a catalogue as pairs of full key and text. */
const flatten = (node: unknown, path = ''): readonly (readonly [string, unknown])[] =>
  typeof node === 'object' && node !== null
    ? Object.entries(node).flatMap(([key, child]) => flatten(child, path === '' ? key : `${path}.${key}`))
    : [[path, node]];

/** Placeholders with their formats, sorted: word order differs between languages. */
const placeholders = (text: unknown): readonly string[] =>
  Array.from(String(text).matchAll(/\{\{(.*?)\}\}/gu), (match) => (match[1] ?? '').replaceAll(' ', '')).toSorted();

const chinese = flatten(resources['zh-CN']);
const english = flatten(resources.en);

describe('the catalogues', () => {
  const isSingular = ([key]: readonly [string, unknown]) => key.endsWith(SINGULAR);

  it('have the same keys in both languages, and in English what is said of one beside some', () => {
    const plain = english.filter((text) => !isSingular(text));
    expect(plain.map(([key]) => key).toSorted()).toEqual(chinese.map(([key]) => key).toSorted());
  });

  it('say of one the same with the same parameters, and only where a text has a number', () => {
    const inEnglish = new Map(english);
    const singulars = english.filter(isSingular);
    const wrong = singulars.filter(([key, text]) => {
      const whole = inEnglish.get(key.slice(0, -SINGULAR.length));
      return (
        whole === text || placeholders(whole).length === 0 || placeholders(whole).join() !== placeholders(text).join()
      );
    });
    expect(wrong).toEqual([]);
    expect(singulars.length).toBeGreaterThan(0);
  });

  it('have the same parameters with the same formats for each key', () => {
    const inEnglish = new Map(english);
    const differing = chinese.filter(
      ([key, text]) => placeholders(text).join() !== placeholders(inEnglish.get(key)).join(),
    );
    expect(differing).toEqual([]);
  });

  it('have no empty text and no space at its ends', () => {
    const bad = [...chinese, ...english].filter(
      ([key, text]) =>
        typeof text !== 'string' ||
        text === '' ||
        // The separator of lists is the one text that needs its space.
        (text !== text.trim() && key !== 'common.listSeparator'),
    );
    expect(bad).toEqual([]);
  });

  it('have Chinese punctuation between Chinese characters and no Chinese in English', () => {
    const half = chinese.filter(([, text]) => /\p{Script=Han}[,;:?!]/u.test(String(text)));
    const mixed = english.filter(([, text]) => /\p{Script=Han}/u.test(String(text)));
    expect([...half, ...mixed]).toEqual([]);
  });

  it('use only formats that exist', () => {
    const used = [...chinese, ...english].flatMap(([, text]) => placeholders(text));
    const named = used.map((one) => one.split(',')[1]).filter((format) => format !== undefined);
    expect(named.filter((format) => !formats.has(format))).toEqual([]);
    expect(named.length).toBeGreaterThan(0);
  });
});

describe.each(languages)('in %s', (language) => {
  it('every refusal has a text that needs no number to be complete', () => {
    const { problem } = resources[language];
    expect(Object.keys(problem)).toEqual([...problemCodes]);
    expect(Object.values(problem).flatMap(parametersOf)).toEqual([]);
  });

  it('every refusal says what happened and what to do next: at least two clauses', () => {
    const short = Object.entries(resources[language].problem).filter(([, text]) => !/[。.：:；;].+[。.]$/u.test(text));
    expect(short).toEqual([]);
  });

  it('every text with numbers belongs to a code and has numbers', () => {
    const { problemCases } = resources[language];
    const known: readonly string[] = problemCodes;
    expect(Object.keys(problemCases).filter((code) => !known.includes(code))).toEqual([]);
    const withoutNumbers = flatten(problemCases).filter(([, text]) => parametersOf(String(text)).length === 0);
    expect(withoutNumbers).toEqual([]);
  });

  it('every post has a name', () => {
    expect(Object.keys(resources[language].posts)).toEqual([...posts]);
  });
});
