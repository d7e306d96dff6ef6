/** Maps what the driver throws onto the closed codes, once. */
import type { Problem, ProblemCode } from '../../shared/domain/problem';

const byPrefix: readonly (readonly [string, ProblemCode])[] = [
  ['SQLITE_FULL', 'STORAGE_FULL'],
  ['SQLITE_IOERR', 'STORAGE_IO'],
  ['SQLITE_CANTOPEN', 'STORAGE_IO'],
  ['SQLITE_BUSY', 'BUSY'],
  ['SQLITE_LOCKED', 'BUSY'],
  ['SQLITE_CORRUPT', 'DB_CORRUPT'],
  ['SQLITE_NOTADB', 'DB_FOREIGN'],
  ['SQLITE_READONLY', 'READ_ONLY_MODE'],
  ['SQLITE_CONSTRAINT_UNIQUE', 'DUPLICATE'],
  ['SQLITE_CONSTRAINT_PRIMARYKEY', 'DUPLICATE'],
];

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** The refusal behind a driver error, or undefined when it is a bug. Looks through drizzle's wrapper. */
export function problemOfDriver(error: unknown): Problem | undefined {
  const inner = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = codeOf(inner);
  const found = byPrefix.find(([prefix]) => code.startsWith(prefix));
  if (!found) return undefined;
  const columns = inner instanceof Error ? /failed: (.+)$/u.exec(inner.message)?.[1] : undefined;
  return found[1] === 'DUPLICATE' && columns
    ? { code: 'DUPLICATE', params: { value: columns.replaceAll(/\w+\./gu, '') } }
    : { code: found[1], params: {} };
}
