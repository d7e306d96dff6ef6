/** Listens to the engine's stream of changes as long as there is a connection. */
import { useEffect, useState } from 'react';
import { changeBus, concerns } from './change-bus';
import { openChanges, transport } from './client';

const AGAIN_AFTER_MS = 1_000;

/** Reads one stream to its end; a stream that breaks is no news, the caller opens the next one. */
const readStream = async (signal: AbortSignal): Promise<void> => {
  try {
    for await (const change of await openChanges(signal)) changeBus.publish(change.tables);
  } catch {
    // A broken stream is followed by "everything" when the next one stands.
  }
};

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

const listen = async (signal: AbortSignal): Promise<void> => {
  let isFirst = true;
  while (!signal.aborted) {
    const isConnected = await transport.connection.whenConnected(AGAIN_AFTER_MS);
    if (!isConnected || signal.aborted) continue;
    // Between two streams anything may have changed.
    if (!isFirst) changeBus.publish('everything');
    isFirst = false;
    await readStream(signal);
    if (!signal.aborted) await pause(AGAIN_AFTER_MS);
  }
};

/** Keeps listening; returns how to stop. */
export const listenToChanges = (): (() => void) => {
  const stop = new AbortController();
  void listen(stop.signal);
  return () => stop.abort();
};

/**
 * A number that grows whenever one of the tables changed: the `refreshKey` of a grid.
 * `tables` must be a constant of the caller.
 */
export const useTablesVersion = (tables: readonly string[]): number => {
  const [version, setVersion] = useState(0);
  useEffect(
    () => changeBus.subscribe((changed) => concerns(changed, tables) && setVersion((before) => before + 1)),
    [tables],
  );
  return version;
};
