/** The clock of the wall, by the minute: what waits gets older on the screen. */
import { useSyncExternalStore } from 'react';

const MINUTE_MS = 60_000;

const subscribe = (listener: () => void): (() => void) => {
  const timer = setInterval(listener, MINUTE_MS);
  return () => clearInterval(timer);
};
const thisMinute = (): number => Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;

/** The beginning of the current minute, UTC ms. */
export const useMinute = (): number => useSyncExternalStore(subscribe, thisMinute);
