/** How this page stands with the engine: one small store that the status line and the calls read. */

/** `idle` before somebody signed in; `connecting` for the first time; then one of the other two. */
export type ConnectionStatus = 'idle' | 'connecting' | 'connected' | 'disconnected';

export type Connection = {
  readonly get: () => ConnectionStatus;
  readonly set: (status: ConnectionStatus) => void;
  /** Calls back after each change; returns how to stop. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Resolves to true once connected, to false after `patienceMs`. */
  readonly whenConnected: (patienceMs: number) => Promise<boolean>;
};

/** A connection that is not wanted yet. */
export const createConnection = (): Connection => {
  let status: ConnectionStatus = 'idle';
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  const whenConnected = (patienceMs: number) =>
    new Promise<boolean>((resolve) => {
      const settle = (isConnected: boolean) => {
        stop();
        clearTimeout(timer);
        resolve(isConnected);
      };
      const timer = setTimeout(() => settle(false), patienceMs);
      const stop = subscribe(() => status === 'connected' && settle(true));
      if (status === 'connected') settle(true);
    });
  return {
    get: () => status,
    set: (next) => {
      if (next === status) return;
      status = next;
      for (const listener of listeners) listener();
    },
    subscribe,
    whenConnected,
  };
};
