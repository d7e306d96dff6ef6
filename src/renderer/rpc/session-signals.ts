/** Word from any call that the session is not what the page believes; the session gate listens and asks again. */
import type { ClientProblem } from './problem';

const listeners = new Set<() => void>();

/** Calls back whenever the session should be asked about; returns how to stop. */
export const onSessionDoubt = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** The hub did not take the socket: perhaps because the session ended. */
export const noteRefusedSocket = (): void => {
  for (const listener of listeners) listener();
};

/** Looks at each refusal; those about the session are passed on. */
export const noteRefusal = ({ code }: ClientProblem): void => {
  if (code !== 'UNAUTHENTICATED' && code !== 'SESSION_EXPIRED' && code !== 'SESSION_LOCKED') return;
  for (const listener of listeners) listener();
};
