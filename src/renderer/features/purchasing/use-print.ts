/** Stores a copy, shows exactly what was stored, then lets the printer have it. */
import { useEffect, useState } from 'react';
import { print } from '../../rpc/host';
import { useNotice } from '../../ui/notice';
import type { ShownAnswer } from '../../ui/problem-text';

export function usePrinting<T>(store: () => Promise<ShownAnswer<T>>) {
  const notice = useNotice();
  const [stored, setStored] = useState<T>();
  useEffect(() => {
    const send = async () => notice.accept(await print());
    if (stored !== undefined) void send();
  }, [stored, notice]);
  const run = async () => {
    const answer = await store();
    if (answer.ok) setStored(answer.value);
    else notice.problem(answer.problem);
  };
  return { stored, run };
}
