/** The two database handles of feature code: a query's cannot write (A13), a command's can (A11). */
import type { SQL } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

type Database = PgDatabase<PgQueryResultHKT>;

export type ReadDb = Pick<Database, 'select' | 'selectDistinct' | 'with' | '$with'>;
export type Tx = ReadDb & Pick<Database, 'insert' | 'update' | 'delete'>;

type Raw = { all(query: SQL): unknown[]; run(query: SQL): unknown };

/** Rows of a statement that the query builder cannot say (the grid's, counts over unions). */
export const rowsOf = async <T>(db: ReadDb, query: SQL): Promise<T[]> => (db as unknown as Raw).all(query) as T[];
