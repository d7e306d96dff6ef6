/** What is said when the program cannot start: what happened and what to do; never a stack. */
import { ProblemError, type Problem } from '../../shared/domain/problem';
import { type Language, resources } from '../../shared/i18n';
import { fillText, problemText } from '../../shared/i18n/problem-text';
import type { StartOptions } from './start-options';

type Told = { readonly title: string; readonly text: string };

/** The box for a failed start. An error that is no refusal is INTERNAL, and the log has the rest. */
export function startFailure(error: unknown, { book, logFile }: StartOptions, language: Language): Told {
  const isRefusal = error instanceof ProblemError;
  const problem: Problem = isRefusal ? error.problem : { code: 'INTERNAL', params: {} };
  const place = { language, timeZone: 'Asia/Shanghai' };
  const { start } = resources[language].desktop;
  const where = isRefusal ? fillText(start.book, { path: book }, place) : fillText(start.log, { path: logFile }, place);
  return { title: start.title, text: `${problemText(problem, place)}\n\n${where}` };
}
