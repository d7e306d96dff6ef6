import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { useLatest } from './grid/use-latest';
import { useT } from './i18n';
import { isComposing } from './keyboard';
import { PanelFocusProvider, usePanelFocus } from './panel-focus';

type Props = {
  readonly title: ReactNode;
  /** Beside the title: state, position in the list. */
  readonly extra?: ReactNode;
  /** At the bottom: the actions. */
  readonly footer?: ReactNode;
  readonly width?: number;
  /** How often the panel was entered; 0 while the list beside it is only walked. */
  readonly entry?: number;
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

/** A panel that closes with the focus inside gives it back to where it was when it was entered: the row. */
const useFocusBack = (panel: Element | null, entry: number) => {
  const [first] = useState(() => document.activeElement);
  const cameFrom = useRef(first);
  const latest = useLatest(panel);
  useEffect(() => {
    const { activeElement } = document;
    if (panel && entry > 0 && !panel.contains(activeElement)) cameFrom.current = activeElement;
  }, [panel, entry]);
  useLayoutEffect(
    () => () => {
      const hasFocus = latest.current?.contains(document.activeElement) ?? false;
      const row = cameFrom.current;
      if (hasFocus && row instanceof HTMLElement && row.isConnected) row.focus();
    },
    [latest],
  );
};

/** The screen whose panels have their full width; a smaller one leaves its list more room. */
const FULL_SCREEN = 1440;
const LEAST = 340;
const widthOf = (width: number) => `clamp(${LEAST}px, ${((width * 100) / FULL_SCREEN).toFixed(1)}vw, ${width}px)`;

/** The panel on the right of a list: one record with what can be done. Esc closes it. */
export const SidePanel = ({ title, extra, footer, width = 412, entry = 1, onClose, children }: Props) => {
  const t = useT();
  const titleId = useId();
  const [panel, setPanel] = useState<Element | null>(null);
  useEscapeOnRows(panel, onClose);
  useFocusBack(panel, entry);
  const mayTakeFocus = usePanelFocus(panel, entry);
  const onKeyDown = (event: KeyboardEvent) => {
    // What bubbles up from a dialogue or a list that floats above the panel is not the panel's.
    const isOwn = event.target instanceof Node && event.currentTarget.contains(event.target);
    if (isOwn && event.key === 'Escape' && !isComposing(event.nativeEvent) && !event.defaultPrevented) onClose?.();
  };
  return (
    <section
      ref={setPanel}
      className="td-side"
      style={{ width: widthOf(width) }}
      aria-labelledby={titleId}
      onKeyDown={onKeyDown}
    >
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
      <div className="td-side-body" tabIndex={0}>
        <PanelFocusProvider value={mayTakeFocus}>{children}</PanelFocusProvider>
      </div>
      {footer && <footer>{footer}</footer>}
    </section>
  );
};
