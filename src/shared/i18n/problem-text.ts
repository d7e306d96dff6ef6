/** A refusal as a sentence, the same on screens, in exports and in the notes of an import. */
import type { Problem, ProblemParams } from '../domain/problem';
import { formats, type TextPlace, textAt, wordsAt } from './formats';
import { isOne, SINGULAR } from './plural';

const PARAMETER = /\{\{\s*(?<name>\w+)\s*(?:,\s*(?<format>\w+)\s*)?\}\}/gu;

/** Names of the parameters of a text, in order. */
export const parametersOf = (template: string): readonly string[] =>
  Array.from(template.matchAll(PARAMETER), (match) => match.groups?.name ?? '');

/** The text with its parameters in place, each replaced once and never read again as a text. */
export const fillText = (template: string, params: ProblemParams, place: TextPlace): string =>
  template.replace(PARAMETER, (whole, name: string, format: string | undefined) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    if (value === undefined) return whole;
    return formats.get(format ?? '')?.(value, place) ?? String(value);
  });

const isComplete = (template: string, params: ProblemParams): boolean =>
  parametersOf(template).every((name) => Object.hasOwn(params, name));

/** Texts that may be shown, the most exact first: the named case, the cases of the code, the plain text. */
const candidates = (problem: Problem, language: TextPlace['language']): readonly string[] => {
  const one = isOne(language, problem.params);
  const textOf = (path: string) => (one ? textAt(language, `${path}${SINGULAR}`) : undefined) ?? textAt(language, path);
  const path = `problemCases.${problem.code}`;
  const cases: unknown = wordsAt(language, path);
  const names = typeof cases === 'object' && cases !== null ? Object.keys(cases) : [];
  const texts = names.filter((name) => !name.endsWith(SINGULAR)).map((name) => textOf(`${path}.${name}`));
  return [textOf(String(problem.params['case'] ?? '')), ...texts].filter((text) => text !== undefined);
};

/**
 * The text of a refusal. A parameter `case` names the text by its full key (`fields.notADate`, or the key of a
 * feature's own rule); otherwise the first text of `problemCases` whose parameters are all there is taken, else
 * the plain one, so that no gap is ever shown.
 */
export const problemText = (problem: Problem, place: TextPlace): string => {
  const { code, correlationId } = problem;
  const params = correlationId === undefined ? problem.params : { ...problem.params, correlationId };
  const exact = candidates(problem, place.language).find((text) => isComplete(text, params));
  return fillText(exact ?? textAt(place.language, `problem.${code}`) ?? code, params, place);
};
