import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type KeyboardEvent, type ReactNode, useId } from 'react';
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

/** The panel on the right of a list: one record with what can be done. Esc closes it. */
export const SidePanel = ({ title, extra, footer, width = 412, onClose, children }: Props) => {
  const t = useT();
  const titleId = useId();
  const onKeyDown = (event: KeyboardEvent) => {
    // What bubbles up from a dialogue or a list that floats above the panel is not the panel's.
    const isOwn = event.target instanceof Node && event.currentTarget.contains(event.target);
    if (isOwn && event.key === 'Escape' && !isComposing(event.nativeEvent) && !event.defaultPrevented) onClose?.();
  };
  return (
    <section className="td-side" style={{ width }} aria-labelledby={titleId} onKeyDown={onKeyDown}>
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
