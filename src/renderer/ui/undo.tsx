/** For ten seconds after an act that has a plain inverse: what was done, and a way back by the mouse or Ctrl+Z. */
import { App, Button } from 'antd';
import { useCallback, useEffect } from 'react';
import { useT } from './i18n';
import { isUndoKey } from './keyboard';
import { useNotice } from './notice';
import type { ShownAnswer } from './problem-text';

const SHOWN_SECONDS = 10;
/** One at a time: what was done last is what is taken back. */
const KEY = 'undo';

export type Undoable = {
  /** What was done. */
  readonly text: string;
  /** The inverse, a command like any other; its refusal is shown. */
  readonly onUndo: () => Promise<ShownAnswer<unknown>>;
};

type Props = { readonly text: string; readonly onUndo: () => void };

const Offer = ({ text, onUndo }: Props) => {
  const t = useT();
  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      if (!isUndoKey(event)) return;
      event.preventDefault();
      onUndo();
    };
    window.addEventListener('keydown', keys);
    return () => window.removeEventListener('keydown', keys);
  }, [onUndo]);
  return (
    <span className="td-undo">
      {text}
      <Button type="link" size="small" onClick={onUndo}>
        {t('common.actions.undo')}
        <kbd className="td-kbd">Ctrl+Z</kbd>
      </Button>
    </span>
  );
};

/** Shows {@link Undoable}; business documents have none: they are reversed with a reason where they stand. */
export const useUndo = (): ((act: Undoable) => void) => {
  const { message } = App.useApp();
  const notice = useNotice();
  const t = useT();
  return useCallback(
    ({ text, onUndo }) => {
      let isTaken = false;
      const undo = async () => {
        if (isTaken) return;
        isTaken = true;
        message.destroy(KEY);
        if (notice.accept(await onUndo())) notice.success(t('common.undone'));
      };
      void message.success({
        ...{ key: KEY, duration: SHOWN_SECONDS },
        content: <Offer text={text} onUndo={() => void undo()} />,
      });
    },
    [message, notice, t],
  );
};
