/**
 * One program per book: an exclusive lock that the system itself drops when the process dies, however it
 * dies. Held on a file of its own so that the readers of this process are not locked out.
 */
import BetterSqlite from 'better-sqlite3';
import { ProblemError } from '../../shared/domain/problem';

/** Takes the lock of a book. @returns its release @throws ProblemError ALREADY_OPEN */
export function lockBook(bookPath: string): () => void {
  const file = new BetterSqlite(`${bookPath}.lock`, { timeout: 0 });
  try {
    file.pragma('journal_mode = DELETE');
    file.exec('BEGIN EXCLUSIVE');
  } catch {
    file.close();
    throw new ProblemError({ code: 'ALREADY_OPEN', params: {} });
  }
  return () => file.close();
}
