import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useLayoutEffect, useState } from 'react';
import { useLatest } from './grid/use-latest';
import { useT } from './i18n';
import { isComposing } from './keyboard';

type Props = {
  readonly title: ReactNode;
  /** Beside the title: state, position in the list. */
  readonly extra?: ReactNode;
  /** At the bottom: the actions. */
  readonly footer?: ReactNode;
  readonly width?: number;
  readonly onClose?: () => void;
  readonly children: ReactNode;
};

/** Esc on a row of the list beside the panel closes it too: whoever walks the list never leaves it. */
const useEscapeOnRows = (panel: Element | null, onClose: (() => void) | undefined) => {
  const latest = useLatest(onClose);
  useEffect(() => {
    const page = panel?.parentElement;
    const close = (event: globalThis.KeyboardEvent) => {
      const isOnRow = event.target instanceof Element && event.target.closest('.ag-row') !== null;
      if (isOnRow && event.key === 'Escape' && !isComposing(event)) latest.current?.();
    };
    page?.addEventListener('keydown', close);
    return () => page?.removeEventListener('keydown', close);
  }, [panel, latest]);
};

/** A panel that closes with the focus inside gives it back to where it was when it opened: the row. */
const useFocusBack = (panel: Element | null) => {
  const [cameFrom] = useState(() => document.activeElement);
  const latest = useLatest(panel);
  useLayoutEffect(
    () => () => {
      const hasFocus = latest.current?.contains(document.activeElement) ?? false;
      if (hasFocus && cameFrom instanceof HTMLElement && cameFrom.isConnected) cameFrom.focus();
    },
    [cameFrom, latest],
  );
};

/** The panel on the right of a list: one record with what can be done. Esc closes it. */
export const SidePanel = ({ title, extra, footer, width = 412, onClose, children }: Props) => {
  const t = useT();
  const titleId = useId();
  const [panel, setPanel] = useState<Element | null>(null);
  useEscapeOnRows(panel, onClose);
  useFocusBack(panel);
  const onKeyDown = (event: KeyboardEvent) => {
    // What bubbles up from a dialogue or a list that floats above the panel is not the panel's.
    const isOwn = event.target instanceof Node && event.currentTarget.contains(event.target);
    if (isOwn && event.key === 'Escape' && !isComposing(event.nativeEvent) && !event.defaultPrevented) onClose?.();
  };
  return (
    <section ref={setPanel} className="td-side" style={{ width }} aria-labelledby={titleId} onKeyDown={onKeyDown}>
      <header>
        <h2 id={titleId}>{title}</h2>
        <div className="td-side-extra">{extra}</div>
        {onClose && (
          <Button
            type="text"
            icon={<CloseOutlined aria-hidden />}
            aria-label={t('common.actions.close')}
            onClick={onClose}
          />
        )}
      </header>
      <div className="td-side-body">{children}</div>
      {footer && <footer>{footer}</footer>}
    </section>
  );
};
