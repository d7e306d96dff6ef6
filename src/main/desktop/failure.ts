/** What is said when something fails outside of the pages: what happened and what to do; never a stack. */
import { ProblemError, type Problem } from '../../shared/domain/problem';
import { type Language, resources } from '../../shared/i18n';
import { fillText, problemText } from '../../shared/i18n/problem-text';
import type { StartOptions } from './start-options';

type Told = { readonly title: string; readonly text: string };

/** An error as a text. One that is no refusal is INTERNAL, and the log has the rest. */
function textOf(error: unknown, { book, logFile }: StartOptions, language: Language): string {
  const isRefusal = error instanceof ProblemError;
  const problem: Problem = isRefusal ? error.problem : { code: 'INTERNAL', params: {} };
  const place = { language, timeZone: 'Asia/Shanghai' };
  const { start } = resources[language].desktop;
  const where = isRefusal ? fillText(start.book, { path: book }, place) : fillText(start.log, { path: logFile }, place);
  return `${problemText(problem, place)}\n\n${where}`;
}

/** The box for a start that failed. */
export const startFailure = (error: unknown, options: StartOptions, language: Language): Told => ({
  title: resources[language].desktop.start.title,
  text: textOf(error, options, language),
});

/** The box for an action of the menu that failed; the program goes on. */
export const menuFailure = (error: unknown, options: StartOptions, language: Language): Told => ({
  title: resources[language].common.appName,
  text: textOf(error, options, language),
});
