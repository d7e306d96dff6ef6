/** A refusal as the sentence a person reads. */
import { useCallback } from 'react';
import type { Problem, ProblemParams } from '../../shared/domain/problem';
import { problemText } from '../../shared/i18n/problem-text';
import { useTexts } from './i18n';
import { useTimeZone } from './time-zone';

/** A refusal of the engine, or what only this side can know: nothing was sent, or no answer came. */
export type ShownProblem = Problem | LocalProblem;
type LocalProblem = {
  readonly code: 'DISCONNECTED' | 'UNKNOWN_OUTCOME';
  readonly params: ProblemParams;
  readonly fields?: undefined;
  readonly correlationId?: undefined;
};
const isLocal = (problem: ShownProblem): problem is LocalProblem =>
  problem.code === 'DISCONNECTED' || problem.code === 'UNKNOWN_OUTCOME';

/** The same shape as the answers of the client: a value or a refusal. */
export type ShownAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: ShownProblem };

/** The sentence for a refusal, in the language of the interface. */
export const useProblemText = (): ((problem: ShownProblem) => string) => {
  const { t, language } = useTexts();
  const timeZone = useTimeZone();
  return useCallback(
    (problem) => (isLocal(problem) ? t(`shell.local.${problem.code}`) : problemText(problem, { language, timeZone })),
    [t, language, timeZone],
  );
};
