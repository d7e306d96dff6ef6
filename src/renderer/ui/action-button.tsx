import { Button, type ButtonProps, Tooltip } from 'antd';
import type { Problem } from '../../shared/domain/problem';
import { useProblemText } from './problem-text';

/** What a row says about an action (A12): it may be done, or why not and by whom. */
export type ActionState = true | Problem;

type Props = Omit<ButtonProps, 'disabled'> & {
  readonly state?: ActionState;
  /** Shown behind the label, e.g. `A`. */
  readonly shortcut?: string;
};

/** A button that is enabled, or says who may do it. A refused one keeps its focus, so that the reason is reachable by keyboard. */
export const ActionButton = ({ state = true, shortcut, children, onClick, ...rest }: Props) => {
  const textOf = useProblemText();
  const isRefused = state !== true;
  const reason = isRefused ? textOf(state) : undefined;
  const hint = shortcut && <kbd className="td-kbd">{shortcut}</kbd>;
  const button = (
    <Button
      {...rest}
      aria-disabled={isRefused}
      aria-keyshortcuts={shortcut}
      className={isRefused ? 'td-refused' : undefined}
      onClick={isRefused ? undefined : onClick}
    >
      {children}
      {hint}
    </Button>
  );
  return isRefused ? (
    <Tooltip title={reason} trigger={['hover', 'focus']}>
      {button}
    </Tooltip>
  ) : (
    button
  );
};
