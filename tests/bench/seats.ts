/** Seats of the bench: straight to the front, without the tracing of the tests' own. */
import { openEngine, type Engine } from '../../src/main/rpc/engine';
import { inlineRunner } from '../../src/main/rpc/runner';
import type { Connection } from '../../src/main/rpc/connection';
import { newCommandId } from '../../src/shared/domain/ids';
import { START } from '../helpers/book';

export type Caller = <T>(path: string, input?: object) => Promise<T>;

/** A fresh commandId, as a page makes one when a button is pressed. */
export const newId = (): string => newCommandId(START, (bytes) => crypto.getRandomValues(bytes));

/** Opens a book on the calling thread, its clock standing still. */
export const openStill = (book: string): Promise<Engine> =>
  openEngine({ book, start: inlineRunner, clock: () => START });

/** A seat with a token of its own; a refusal ends the bench. */
export function callerOf(engine: Engine, token: string | null = null): Caller {
  let own = token;
  const connection: Connection = {
    token: () => own,
    setToken: (next) => {
      own = next;
    },
    address: '127.0.0.1',
    isHost: true,
  };
  return async <T>(path: string, input: object = {}): Promise<T> => {
    const result = await engine.front.call(path, input, connection);
    if (!result.ok) throw new Error(`${path} was refused: ${JSON.stringify(result.problem)}`);
    return result.value as T;
  };
}
