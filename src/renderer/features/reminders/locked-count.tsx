/** On a locked screen: how many, and nothing of what. */
import { useEffect, useRef } from 'react';
import { api } from '../../rpc/client';
import { remind, showCount } from '../../rpc/host';
import { useRead } from '../../rpc/use-read';
import { useT } from '../../ui/i18n';
import { countTables } from './reminder-words';
import './reminders.css';

const AGAIN_AFTER_MS = 60_000;
const nothingToOpen = () => undefined;

const LockedCount = () => {
  const t = useT();
  const { value, reload } = useRead(['reminders.counts'], () => api.reminders.counts({}), { tables: countTables });
  const count = value?.open ?? 0;
  const text = t('reminders.locked', { count });
  const before = useRef(count);
  useEffect(() => {
    // Nobody listens to the book behind a locked screen.
    const timer = setInterval(reload, AGAIN_AFTER_MS);
    return () => clearInterval(timer);
  }, [reload]);
  useEffect(() => {
    if (count > before.current) void remind({ title: t('shell.brand'), body: text }, nothingToOpen);
    before.current = count;
    void showCount(count, count > 0 ? text : t('reminders.bellNone'));
  }, [count, text, t]);
  return count > 0 ? (
    <p className="td-locked-count" role="status">
      {text}
    </p>
  ) : null;
};

export default LockedCount;
