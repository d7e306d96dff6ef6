/**
 * A rotating JSON log: one line per entry, at most 5 files of 2 MB. Secrets never reach it: the values of
 * keys that name one are replaced, and inputs of procedures are not logged at all.
 */
import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Clock } from './clock';

const MAX_BYTES = 2_000_000;
const KEPT = 5;
const secretKey = /pass|token|secret|cookie|authorization|\bpin\b|key$/iu;

export type Fields = Readonly<Record<string, unknown>>;
export type Logger = { info(event: string, fields?: Fields): void; error(event: string, fields?: Fields): void };

/** Replaces the values of secret keys, at any depth; errors become name, message and stack. */
export function redact(value: unknown, depth = 0): unknown {
  if (value instanceof Error) return { name: value.name, message: value.message, stack: value.stack };
  if (typeof value !== 'object' || value === null) return value;
  if (depth > 4) return '…';
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, secretKey.test(key) ? '•••' : redact(item, depth + 1)]),
  );
}

function rotate(path: string): void {
  rmSync(`${path}.${KEPT - 1}`, { force: true });
  for (let at = KEPT - 2; at >= 1; at -= 1) {
    try {
      renameSync(`${path}.${at}`, `${path}.${at + 1}`);
    } catch {
      // that many old files do not exist yet
    }
  }
  renameSync(path, `${path}.1`);
}

/** A log that writes to one file. */
export function fileLogger(path: string, clock: Clock): Logger {
  mkdirSync(dirname(path), { recursive: true });
  const write = (level: string, event: string, fields: Fields): void => {
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    if (size > MAX_BYTES) rotate(path);
    const entry = { at: new Date(clock()).toISOString(), level, event, ...(redact(fields) as Fields) };
    appendFileSync(path, `${JSON.stringify(entry)}\n`, { mode: 0o600 });
  };
  return {
    info: (event, fields = {}) => write('info', event, fields),
    error: (event, fields = {}) => write('error', event, fields),
  };
}

/** Keeps nothing. */
export const silentLogger: Logger = { info: () => undefined, error: () => undefined };
