/** The only file with functions of one database: PostgreSQL gets its own (A23). */
import { sql, type SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';

type Value = PgColumn | SQL;

/** `column` is one of the ids; a single bound value whatever their number, so one statement serves all. */
export const isAnyOf = (column: Value, ids: readonly number[]): SQL =>
  sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;

/** Like {@link isAnyOf} with a placeholder that receives `JSON.stringify(ids)`. */
export const isAnyOfPlaceholder = (column: Value, name: string): SQL =>
  sql`${column} IN (SELECT value FROM json_each(${sql.placeholder(name)}))`;

export const isAnyOfWords = (column: Value, words: readonly string[]): SQL =>
  sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(words)}))`;

/**
 * Case of ASCII letters is ignored; the text is taken as it stands, without wildcards. LIKE and not instr over
 * lower: it makes no copy of each value, so a look through a million numbers takes half the time.
 */
export const contains = (column: Value, text: string): SQL =>
  sql`${column} LIKE ${`%${text.replaceAll(/[\\%_]/gu, '\\$&')}%`} ESCAPE '\\'`;

export const equalsText = (column: Value, text: string): SQL => sql`lower(${column}) = ${lowerAscii(text)}`;

export const startsWith = (column: Value, text: string): SQL => {
  const low = lowerAscii(text);
  return sql`substr(lower(${column}), 1, ${Array.from(low).length}) = ${low}`;
};

/** A range over an indexed column: the texts that begin with `prefix`, as they are written. */
export const hasPrefix = (column: Value, prefix: string): SQL =>
  sql`${column} >= ${prefix} AND ${column} < ${`${prefix}\u{10ffff}`}`;

/** Keeps the planner from using the index of this column: the order's index is the better one. */
export const withoutIndex = (column: Value): SQL => sql`+${column}`;

/** A table read in the order of its ids, by none of its indexes. */
export const readThrough = (table: PgTable): SQL => sql`${table} NOT INDEXED`;

/** Lower case of A–Z only, as the database's `lower` does. */
export const lowerAscii = (text: string): string => text.replace(/[A-Z]/gu, (letter) => letter.toLowerCase());
