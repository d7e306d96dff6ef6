/**
 * A scanner types like a person, only faster, and ends with Enter. A burst is told from typing by its pace, so
 * that it is understood wherever the focus stands.
 */
import { useEffect, useRef } from 'react';
import { isComposing } from '../../ui/keyboard';
import { useIsTabActive } from '../../ui/tab-actions';

/** Slower than this between two keys is a person. */
const BURST_GAP_MS = 50;
const SHORTEST_CODE = 8;

export type Burst = { readonly text: string; readonly lastAt: number };
export const noBurst: Burst = { text: '', lastAt: 0 };

/** The burst after one more key; `code` once an Enter has closed a long enough one. */
export const afterKey = (burst: Burst, key: string, at: number): { burst: Burst; code?: string } => {
  const isFast = at - burst.lastAt <= BURST_GAP_MS;
  if (key === 'Enter') {
    const isCode = isFast && burst.text.length >= SHORTEST_CODE;
    return isCode ? { burst: noBurst, code: burst.text } : { burst: noBurst };
  }
  if (key.length !== 1) return { burst };
  return { burst: { text: isFast ? burst.text + key : key, lastAt: at } };
};

/** Calls back with each code that a scanner sends while this tab is in front; fields with `data-scan` handle their own. */
export const useScanner = (onCode: (code: string) => void): void => {
  const isActive = useIsTabActive();
  const latest = useRef(onCode);
  useEffect(() => {
    latest.current = onCode;
  });
  useEffect(() => {
    if (!isActive) return undefined;
    let burst = noBurst;
    const listen = (event: KeyboardEvent) => {
      const isOwnField = event.target instanceof Element && event.target.closest('[data-scan]') !== null;
      if (isOwnField || isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
      const next = afterKey(burst, event.key, event.timeStamp);
      burst = next.burst;
      if (next.code === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current(next.code);
    };
    window.addEventListener('keydown', listen, true);
    return () => window.removeEventListener('keydown', listen, true);
  }, [isActive]);
};
