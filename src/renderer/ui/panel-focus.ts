/**
 * Where the focus goes when a panel stands beside a list: into the panel when it was entered (Enter, a double
 * click), nowhere while the list is only walked and the panel follows.
 */
import { createContext, useContext, useEffect, useRef, useState } from 'react';
import { useLatest } from './grid/use-latest';

const PanelFocusContext = createContext<() => boolean>(() => true);
export const PanelFocusProvider = PanelFocusContext.Provider;

/** What the first field of a panel, or its first button, is given: it takes the focus if the panel was entered. */
export const useFirstFocus = () => {
  const [autoFocus] = useState(useContext(PanelFocusContext));
  return { autoFocus, 'data-first': true } as const;
};

const focusFirst = (panel: Element) => {
  const marked = panel.querySelector<HTMLElement>('[data-first]');
  const target = marked?.matches('input, button') ? marked : marked?.querySelector<HTMLElement>('input, button');
  target?.focus();
};

/**
 * @param entry how often the panel was entered: 0 while the list is only walked
 * @returns whether a field that is built now may take the focus
 */
export const usePanelFocus = (panel: Element | null, entry: number): (() => boolean) => {
  const isAwaited = useRef(entry > 0);
  const latest = useLatest(panel);
  useEffect(() => {
    const arrive = () => {
      isAwaited.current = false;
    };
    panel?.addEventListener('focusin', arrive);
    return () => panel?.removeEventListener('focusin', arrive);
  }, [panel]);
  useEffect(() => {
    if (entry === 0 || panel === null) return;
    const isInside = panel.contains(document.activeElement);
    isAwaited.current = !isInside;
    if (!isInside) focusFirst(panel);
  }, [entry, panel]);
  const [mayTake] = useState(() => () => {
    const { activeElement } = document;
    const isFree = activeElement === null || activeElement === document.body;
    return isAwaited.current || isFree || (latest.current?.contains(activeElement) ?? false);
  });
  return mayTake;
};
