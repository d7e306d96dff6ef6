/** Stores a copy, shows exactly what was stored, then lets the printer have it. */
import { useEffect, useState } from 'react';
import { print } from '../../rpc/host';
import { useNotice } from '../../ui/notice';
import type { ShownAnswer } from '../../ui/problem-text';

export const usePrint = <T>(store: () => Promise<ShownAnswer<T>>) => {
  const notice = useNotice();
  const [stored, setStored] = useState<T>();
  useEffect(() => {
    if (stored === undefined) return;
    void print().then((answer) => notice.accept(answer));
  }, [stored, notice]);
  const run = async () => {
    const answer = await store();
    if (answer.ok) setStored(answer.value);
    else notice.problem(answer.problem);
  };
  return { stored, run };
};
