/** How many reminders wait, in the status line; a press opens the inbox. */
import { BellOutlined } from '@ant-design/icons';
import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { api } from '../../rpc/client';
import { showCount } from '../../rpc/host';
import { useMe } from '../../rpc/me';
import { useRead } from '../../rpc/use-read';
import { useT } from '../../ui/i18n';
import { InboxPanel } from './inbox-panel';
import { countTables } from './reminder-words';
import { useReminderNews } from './use-reminder-news';
import './reminders.css';

/** The figure on the tab of the browser, on the icon and in the tray. */
const useOutside = (count: number | undefined, text: string) => {
  const t = useT();
  const brand = t('shell.brand');
  useEffect(() => {
    if (count === undefined) return undefined;
    document.title = count > 0 ? `(${count}) ${brand}` : brand;
    void showCount(count, text);
    return () => {
      document.title = brand;
    };
  }, [count, text, brand]);
  // Whoever signs out takes his figure with him.
  useEffect(() => () => void showCount(0, ''), []);
};

const ReminderBell = () => {
  const t = useT();
  const { userId } = useMe();
  const [isOpen, setIsOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const found = useRead(['reminders.counts'], () => api.reminders.counts({}), { tables: countTables });
  const { open, urgent = 0 } = found.value ?? {};
  const text = (open ?? 0) === 0 ? t('reminders.bellNone') : t('reminders.bell', { count: open ?? 0 });
  useOutside(open, text);
  useReminderNews(userId, () => setIsOpen(true));
  const close = () => {
    setIsOpen(false);
    button.current?.focus();
  };
  const frame = document.querySelector('.td-frame');
  return (
    <>
      <button
        ref={button}
        type="button"
        className={urgent > 0 ? 'td-bell is-urgent' : 'td-bell'}
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        <BellOutlined aria-hidden /> {text}
      </button>
      {isOpen &&
        frame &&
        createPortal(
          <div className="td-reminders-float">
            <InboxPanel onClose={close} />
          </div>,
          frame,
        )}
    </>
  );
};

export default ReminderBell;
