/** A book for one test: a file in a folder of its own, opened inline with an injected clock. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from '../../src/main/rpc/connection';
import { openEngine, type Engine } from '../../src/main/rpc/engine';
import { inlineRunner } from '../../src/main/rpc/runner';
import { newCommandId } from '../../src/shared/domain/ids';
import type { Result } from '../../src/shared/domain/problem';

/** 2026-11-21 10:00 in Shanghai. */
export const START = Date.UTC(2026, 10, 21, 2, 0, 0);

export type Seat = {
  /** Calls a procedure as this seat; commands get a fresh commandId unless one is given. */
  call<T = unknown>(path: string, input?: Readonly<Record<string, unknown>>): Promise<Result<T>>;
  /** Like `call`, but a refusal fails the test. */
  ok<T = unknown>(path: string, input?: Readonly<Record<string, unknown>>): Promise<T>;
  readonly connection: Connection;
};

export type Book = {
  readonly path: string;
  readonly engine: Engine;
  /** SQL texts run since the last look. */
  statements(): string[];
  advance(ms: number): void;
  now(): number;
  newSeat(): Seat;
  /** Sets the firm up and answers the seat of its first person, who holds every post. */
  setUp(): Promise<Seat>;
  close(): Promise<void>;
};

export const commandId = (): string => newCommandId(START, (bytes) => crypto.getRandomValues(bytes));

function seatOf(engine: Engine): Seat {
  let token: string | null = null;
  const connection: Connection = {
    token: () => token,
    setToken: (next) => {
      token = next;
    },
    address: '127.0.0.1',
    isHost: true,
  };
  const call: Seat['call'] = async <T>(path: string, input: Readonly<Record<string, unknown>> = {}) => {
    const first = await engine.front.call(path, input, connection);
    const needsId = !first.ok && first.problem.fields?.includes('/commandId') && !('commandId' in input);
    const result = needsId ? await engine.front.call(path, { commandId: commandId(), ...input }, connection) : first;
    return result as Result<T>;
  };
  const ok: Seat['ok'] = async <T>(path: string, input: Readonly<Record<string, unknown>> = {}) => {
    const result = await call<T>(path, input);
    if (!result.ok) throw new Error(`${path} was refused: ${JSON.stringify(result.problem)}`);
    return result.value;
  };
  return { call, ok, connection };
}

export const PASSWORD = 'right horse 7 battery';

/** Opens a new book, or an existing one; `onStatement` hears every statement before it runs, and may throw. */
export async function openBook(path?: string, onStatement?: (text: string) => void): Promise<Book> {
  const folder = path ? undefined : mkdtempSync(join(tmpdir(), 'tongdan-'));
  const file = path ?? join(folder ?? '', 'book.tongdan');
  let now = START;
  let seen: string[] = [];
  const engine = await openEngine({
    book: file,
    start: inlineRunner,
    clock: () => now,
    trace: (statement) => {
      if (onStatement) onStatement(statement);
      else seen.push(statement);
    },
  });
  const newSeat = (): Seat => seatOf(engine);
  return {
    path: file,
    engine,
    statements: () => {
      const taken = seen;
      seen = [];
      return taken;
    },
    advance: (ms) => {
      now += ms;
    },
    now: () => now,
    newSeat,
    setUp: async () => {
      const seat = newSeat();
      const person = { name: '李敏', loginName: 'limin', password: PASSWORD };
      await seat.ok('session.setUp', { firmName: '华康医药有限公司', ...person });
      return seat;
    },
    close: async () => {
      await engine.close();
      if (folder) rmSync(folder, { recursive: true, force: true });
    },
  };
}
