import { Alert, Button } from 'antd';
import { useT } from './i18n';
import { type ShownProblem, useProblemText } from './problem-text';

type Props = { readonly problem: ShownProblem | undefined; readonly onRetry?: () => void };

/** A refusal where it happened, with the way on when asking again may help. Nothing when there is none. */
export const ProblemAlert = ({ problem, onRetry }: Props) => {
  const t = useT();
  const textOf = useProblemText();
  if (problem === undefined) return null;
  const retry = onRetry && (
    <Button size="small" onClick={onRetry}>
      {t('common.actions.retry')}
    </Button>
  );
  return <Alert type="error" showIcon role="alert" title={textOf(problem)} action={retry} />;
};
