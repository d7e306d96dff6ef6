/** What is typed stays in this browser until it is saved: neither Esc nor a crash loses a line. */
import { useCallback, useEffect, useState } from 'react';
import { usePerson } from '../../ui/person';
import { keptDraft, type OrderDraft } from './draft-model';

const PAUSE_MS = 300;

/** The draft, from what was kept or from the start; `forget` once it is saved. */
export const useKeptDraft = (tabKey: string, start: OrderDraft) => {
  const key = `tongdan.order.${usePerson()}.${tabKey}`;
  const [kept] = useState(() => keptDraft(window.localStorage.getItem(key)));
  const [draft, setDraft] = useState<OrderDraft>(kept ?? start);
  const [isDirty, setIsDirty] = useState(kept !== undefined);
  const change = useCallback((next: (draft: OrderDraft) => OrderDraft) => {
    setDraft(next);
    setIsDirty(true);
  }, []);
  useEffect(() => {
    if (!isDirty) return undefined;
    const timer = setTimeout(() => window.localStorage.setItem(key, JSON.stringify(draft)), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [isDirty, draft, key]);
  const forget = useCallback(() => {
    window.localStorage.removeItem(key);
    setIsDirty(false);
  }, [key]);
  const reset = useCallback(
    (next: OrderDraft) => {
      setDraft(next);
      forget();
    },
    [forget],
  );
  return { draft, change, isDirty, forget, reset, isRestored: kept !== undefined };
};
