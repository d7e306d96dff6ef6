/** Short messages at the edge of the screen: what was done, and what was refused. */
import { App } from 'antd';
import { useMemo } from 'react';
import { type ShownAnswer, type ShownProblem, useProblemText } from './problem-text';

export type Notice = {
  readonly success: (text: string) => void;
  readonly warning: (text: string) => void;
  /** What happened and what to do next; stays long enough to be read. */
  readonly problem: (problem: ShownProblem) => void;
  /** Shows the refusal of an answer; true when there was none. */
  readonly accept: (answer: ShownAnswer<unknown>) => boolean;
};

const PROBLEM_SECONDS = 8;

export const useNotice = (): Notice => {
  const { message } = App.useApp();
  const textOf = useProblemText();
  return useMemo(() => {
    const problem = (refused: ShownProblem) =>
      void message.error({ content: textOf(refused), duration: PROBLEM_SECONDS, key: refused.code });
    return {
      success: (text) => void message.success(text),
      warning: (text) => void message.warning({ content: text, duration: PROBLEM_SECONDS }),
      problem,
      accept: (answer) => {
        if (!answer.ok) problem(answer.problem);
        return answer.ok;
      },
    };
  }, [message, textOf]);
};
