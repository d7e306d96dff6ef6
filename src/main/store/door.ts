/**
 * The one write door: a queue, BEGIN IMMEDIATE, the work, COMMIT. Inside, only database statements are
 * awaited: they finish within the same turn of the event loop, so a transaction that is still open on the
 * next turn awaited something else (a file, a timer) and is aborted.
 */
import type { Database } from 'better-sqlite3';
import type { Result } from '../../shared/domain/problem';
import { problemOfDriver } from './driver-errors';
import type { Tx } from './handles';
import type { Connection } from './open';
import { plainStatement } from './prepared';

export type Door = {
  /** Runs `work` in one transaction; a refusal or an exception rolls everything back. */
  write<T>(work: (tx: Tx) => Promise<Result<T>>): Promise<Result<T>>;
};

/** Thrown by the guard; a bug in a command, so it becomes INTERNAL. */
export class HeldOpenError extends Error {
  constructor() {
    super('a transaction was held open over a turn of the event loop');
    this.name = 'HeldOpenError';
  }
}

const run = (sqlite: Database, text: string): void => {
  plainStatement(sqlite, text).run();
};

/**
 * Watches one transaction. When it is still open on the next turn it is rolled back, and the connection
 * refuses writes until the work has settled: its late statements must not run outside a transaction.
 */
function guard(sqlite: Database): { release(): void; wasAborted(): boolean } {
  let aborted = false;
  const timer = setImmediate(() => {
    aborted = true;
    if (sqlite.inTransaction) run(sqlite, 'ROLLBACK');
    sqlite.pragma('query_only = ON');
  });
  return {
    release: () => {
      clearImmediate(timer);
      if (aborted) sqlite.pragma('query_only = OFF');
    },
    wasAborted: () => aborted,
  };
}

async function transact<T>(connection: Connection, work: (tx: Tx) => Promise<Result<T>>): Promise<Result<T>> {
  const { sqlite, db } = connection;
  run(sqlite, 'BEGIN IMMEDIATE');
  const watch = guard(sqlite);
  try {
    const result = await work(db);
    if (watch.wasAborted()) throw new HeldOpenError();
    run(sqlite, result.ok ? 'COMMIT' : 'ROLLBACK');
    return result;
  } catch (error) {
    if (sqlite.inTransaction) run(sqlite, 'ROLLBACK');
    throw watch.wasAborted() ? new HeldOpenError() : error;
  } finally {
    watch.release();
  }
}

/** Opens the door on the writer's connection. Driver errors come back as refusals. */
export function openDoor(connection: Connection): Door {
  let last: Promise<unknown> = Promise.resolve();
  const write = <T>(work: (tx: Tx) => Promise<Result<T>>): Promise<Result<T>> => {
    const turn = last.then(async (): Promise<Result<T>> => {
      try {
        return await transact(connection, work);
      } catch (error) {
        const problem = problemOfDriver(error);
        if (problem) return { ok: false, problem };
        throw error;
      }
    });
    last = turn.catch(() => undefined);
    return turn;
  };
  return { write };
}
