/** The only file with functions of one database: PostgreSQL gets its own (A23). */
import { sql, type Placeholder, type SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';

type Value = PgColumn | SQL;

/** `column` is one of the ids; a single bound value whatever their number, so one statement serves all. */
export const isAnyOf = (column: Value, ids: readonly number[]): SQL =>
  sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;

/** Rows from a JSON array of objects, one value a key in this order; an absent key is NULL (an id then makes itself). */
export const rowsOfJson = (rows: Value | Placeholder, keys: readonly string[]): SQL => {
  const values = keys.map((key) => sql`json_extract(value, ${`$.${key}`})`);
  return sql`SELECT ${sql.join(values, sql`, `)} FROM json_each(${rows}) WHERE true`;
};

/** Like {@link isAnyOf} with the text that {@link collected} gave. */
export const isCollected = (column: Value, ids: string): SQL => sql`${column} IN (SELECT value FROM json_each(${ids}))`;

/** The ids of a statement as one text, which costs a third of as many rows. */
export const collected = (statement: SQL): SQL =>
  sql`SELECT count(*) AS n, json_group_array(id) AS ids FROM (${statement})`;

/** True for about this share (0 to 1) of all ids, the same in every run and in no rhythm. */
export const isPicked = (id: Value, share: number): SQL => sql`${id} * 7919 % 10007 < ${Math.ceil(10_007 * share)}`;

/** Like {@link isAnyOf} with a placeholder that receives `JSON.stringify(ids)`. */
export const isAnyOfPlaceholder = (column: Value, name: string): SQL =>
  sql`${column} IN (SELECT value FROM json_each(${sql.placeholder(name)}))`;

export const isAnyOfWords = (column: Value, words: readonly string[]): SQL =>
  sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(words)}))`;

const LETTER = /[A-Za-z]/u;
/** With more letters than this the ways to write a text are too many to ask for each. */
const MOST_LETTERS = 4;

/** Every way to write the ASCII letters of a text, large and small; nothing when there are too many. */
function writings(text: string): string[] | undefined {
  const letters = Array.from(text);
  if (letters.filter((one) => LETTER.test(one)).length > MOST_LETTERS) return undefined;
  return letters.reduce(
    (begun, one) => {
      const forms = LETTER.test(one) ? [one.toUpperCase(), one.toLowerCase()] : [one];
      return begun.flatMap((start) => forms.map((form) => start + form));
    },
    [''],
  );
}

/**
 * Case of ASCII letters is ignored; the text is taken as it stands, without wildcards. LIKE and not instr over
 * lower: it makes no copy of each value, so a look through a million numbers takes half the time; where there is no
 * letter, instr takes a third less again.
 */
export const contains = (column: Value, text: string): SQL =>
  LETTER.test(text)
    ? sql`${column} LIKE ${`%${text.replaceAll(/[\\%_]/gu, '\\$&')}%`} ESCAPE '\\'`
    : sql`instr(${column}, ${text}) > 0`;

/** A range over an indexed column: the texts that begin with `prefix`, as they are written. */
export const hasPrefix = (column: Value, prefix: string): SQL =>
  sql`${column} >= ${prefix} AND ${column} < ${`${prefix}\u{10ffff}`}`;

/** Case of ASCII letters is ignored; found by the column's index where the letters are few. */
export function equalsText(column: Value, text: string): SQL {
  const forms = writings(text)?.map((form) => sql`${form}`);
  return forms ? sql`${column} IN (${sql.join(forms, sql`, `)})` : sql`lower(${column}) = ${lowerAscii(text)}`;
}

/** Case of ASCII letters is ignored; found by the column's index where the letters are few. */
export function startsWith(column: Value, text: string): SQL {
  const forms = writings(text)?.map((form) => sql`(${hasPrefix(column, form)})`);
  if (forms) return sql`(${sql.join(forms, sql` OR `)})`;
  const low = lowerAscii(text);
  return sql`substr(lower(${column}), 1, ${Array.from(low).length}) = ${low}`;
}

/** One row with a mark that another commit changes; none for a handle that writes, whose own changes it would miss. */
export const changeMark = (): SQL =>
  sql`SELECT data_version AS mark FROM pragma_data_version, pragma_query_only WHERE query_only = 1`;

/** Keeps the planner from using the index of this column: the order's index is the better one. */
export const withoutIndex = (column: Value): SQL => sql`+${column}`;

/** True for rows of which a condition is false or unknown. */
export const isNotTrue = (condition: SQL): SQL => sql`(${condition}) IS NOT TRUE`;

/** A table read in the order of its ids, by none of its indexes. */
export const readThrough = (table: PgTable): SQL => sql`${table} NOT INDEXED`;

/** Columns of other tables that refer to a table, as rows of `table` and `column`. */
export const foreignKeysTo = (table: string): SQL =>
  sql`SELECT m.name AS "table", f."from" AS "column" FROM sqlite_schema AS m JOIN pragma_foreign_key_list(m.name) AS f WHERE m.type = 'table' AND f."table" = ${table}`;

/** The business date of an instant (UTC ms) on clocks that are so many ms ahead of UTC. */
export const dayOf = (at: Value, aheadMs: number): SQL => sql`date((${at} + ${aheadMs}) / 1000, 'unixepoch')`;

/** Lower case of A–Z only, as the database's `lower` does. */
export const lowerAscii = (text: string): string => text.replace(/[A-Z]/gu, (letter) => letter.toLowerCase());
