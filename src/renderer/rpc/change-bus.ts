/** What the engine said has changed, gathered for a moment so that a burst of commits asks each list once. */

/** Names of tables, or everything when this page may have missed something. */
export type Changed = ReadonlySet<string> | 'everything';
export type ChangeBus = {
  readonly publish: (changed: readonly string[] | 'everything') => void;
  readonly subscribe: (listener: (changed: Changed) => void) => () => void;
};

/** How long changes are gathered, in ms; the first one starts the wait, so that no stream of writes starves a list. */
export const GATHER_MS = 150;

/** True when a list over these tables should ask again. */
export const concerns = (changed: Changed, tables: readonly string[]): boolean =>
  changed === 'everything' || tables.some((table) => changed.has(table));

/** A bus that delivers on `later` (given the wait in ms). */
export const createChangeBus = (later: (deliver: () => void, ms: number) => void): ChangeBus => {
  const listeners = new Set<(changed: Changed) => void>();
  let gathered: Set<string> | 'everything' | undefined;
  const deliver = () => {
    const changed = gathered ?? new Set<string>();
    gathered = undefined;
    for (const listener of listeners) listener(changed);
  };
  return {
    publish: (changed) => {
      const isFirst = gathered === undefined;
      if (changed === 'everything' || gathered === 'everything') gathered = 'everything';
      else gathered = new Set([...(gathered ?? []), ...changed]);
      if (isFirst) later(deliver, GATHER_MS);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};

export const changeBus = createChangeBus((deliver, ms) => void setTimeout(deliver, ms));
