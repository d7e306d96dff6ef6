/** What stands where content would: it is on its way, there is none, it was refused. */
import { Button, Spin } from 'antd';
import type { ReactNode } from 'react';
import { useT } from './i18n';
import { type ShownProblem, useProblemText } from './problem-text';

type FrameProps = { readonly title: string; readonly hint?: string; readonly children?: ReactNode };

/** A quiet message in the middle of an empty area. */
export const PanelMessage = ({ title, hint, children }: FrameProps) => (
  <div className="td-panel-state">
    <p className="td-panel-state-title">{title}</p>
    {hint && <p className="td-panel-state-hint">{hint}</p>}
    {children}
  </div>
);

export const PanelLoading = () => {
  const t = useT();
  return (
    <div className="td-panel-state" aria-busy="true" aria-live="polite">
      <Spin />
      <p className="td-panel-state-hint">{t('common.state.loading')}</p>
    </div>
  );
};

type RefusedProps = { readonly problem: ShownProblem; readonly onRetry?: () => void };

/** A refused read in place of the content: no right to see it, or a failure and a way to try again. */
export const PanelRefused = ({ problem, onRetry }: RefusedProps) => {
  const t = useT();
  const textOf = useProblemText();
  if (problem.code === 'FORBIDDEN') {
    return <PanelMessage title={t('common.state.noRight')} hint={textOf(problem)} />;
  }
  return (
    <PanelMessage title={t('shell.state.readProblem')} hint={textOf(problem)}>
      {onRetry && <Button onClick={onRetry}>{t('common.actions.retry')}</Button>}
    </PanelMessage>
  );
};
