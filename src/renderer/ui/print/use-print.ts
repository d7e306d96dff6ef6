/** Stores a copy, shows exactly what was stored, then lets the printer have it. */
import { useEffect, useState } from 'react';
import { useNotice } from '../notice';
import type { ShownAnswer } from '../problem-text';

/** @param send hands the page to the printer: the window's own, or the browser's dialog */
export const usePrint = <T>(store: () => Promise<ShownAnswer<T>>, send: () => Promise<ShownAnswer<unknown>>) => {
  const notice = useNotice();
  const [stored, setStored] = useState<T>();
  // What was stored is on the page before the printer sees it.
  useEffect(() => {
    if (stored !== undefined) void send().then((answer) => notice.accept(answer));
  }, [stored, send, notice]);
  const run = async () => {
    const answer = await store();
    if (answer.ok) setStored(answer.value);
    else notice.problem(answer.problem);
  };
  return { stored, run };
};
