/**
 * Statements prepared once per connection (A24): building a drizzle query costs ten times running it.
 * The only file that prepares.
 */
import type { Database, Statement } from 'better-sqlite3';
import type { ReadDb, Tx } from './handles';
import { withRowMapper } from './row-mapper';

type Runnable<R> = { execute(args?: Record<string, unknown>): Promise<R> };
type Preparable<R> = { prepare(name: string): Runnable<R> };

const statements = new WeakMap<object, Map<string, Runnable<unknown>>>();

/**
 * A named statement: `build` runs once per connection, the answer takes a handle and the values of its
 * placeholders. Names are unique in the program.
 */
export function prepared<R>(name: string, build: (db: Tx) => Preparable<R>) {
  return (db: ReadDb, args: Record<string, unknown>): Promise<R> => {
    let known = statements.get(db);
    if (!known) {
      known = new Map();
      statements.set(db, known);
    }
    let statement = known.get(name) as Runnable<R> | undefined;
    if (!statement) {
      statement = withRowMapper(build(db as Tx).prepare(name));
      known.set(name, statement);
    }
    return statement.execute(args);
  };
}

const plain = new WeakMap<Database, Map<string, Statement<unknown[]>>>();

/** A plain statement of the driver, for the store itself (BEGIN, COMMIT, pragmas). */
export function plainStatement(sqlite: Database, text: string): Statement<unknown[]> {
  let known = plain.get(sqlite);
  if (!known) {
    known = new Map();
    plain.set(sqlite, known);
  }
  let statement = known.get(text);
  if (!statement) {
    statement = sqlite.prepare(text);
    known.set(text, statement);
  }
  return statement;
}
