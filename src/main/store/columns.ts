/**
 * The column vocabulary: tables run on SQLite and carry the types of PostgreSQL, the second store (A6),
 * so that feature code that compiles here compiles there: `.get()`, `.all()`, `.run()` do not exist.
 * Integers and text only. Column names are the snake_case of the keys (the handle's `casing`).
 */
import type { $Type, HasDefault, IsPrimaryKey, NotNull } from 'drizzle-orm/column-builder';
import type * as pg from 'drizzle-orm/pg-core';
import * as lite from 'drizzle-orm/sqlite-core';

type Int = pg.PgBigInt53BuilderInitial<''>;
type Text<T extends string> = $Type<pg.PgTextBuilderInitial<'', [string, ...string[]]>, T>;
type Json<T> = $Type<pg.PgJsonbBuilderInitial<''>, T>;

/** Names the columns of a table that a migration made. */
export const table = lite.sqliteTable as unknown as typeof pg.pgTable;

/** Integer: fen, thousandths, basis points, versions. */
export const int = () => lite.integer({ mode: 'number' }) as unknown as Int;
/** UTC milliseconds. */
export const instant = int;
/** Truth as 0 and 1. */
export const flag = () => lite.integer({ mode: 'boolean' }) as unknown as pg.PgBooleanBuilderInitial<''>;
/** Text, or one of a closed set of words. */
export const text = <T extends string = string>() => lite.text() as unknown as Text<T>;
/** `YYYY-MM-DD` in the book's time zone. */
export const businessDate = () => text();
/** A JSON value in a text column. */
export const json = <T>() => lite.text({ mode: 'json' }) as unknown as Json<T>;
/** Bytes: `stored_file` only. */
export const bytes = () =>
  lite.blob({ mode: 'buffer' }) as unknown as $Type<pg.PgTextBuilderInitial<'', [string]>, Buffer>;
/** Primary key made by the database, never shown. */
export const id = () => lite.integer({ mode: 'number' }).primaryKey() as unknown as PrimaryId;
/** Reference to the id of another table. */
export const ref = int;

type PrimaryId = IsPrimaryKey<HasDefault<NotNull<pg.PgBigSerial53BuilderInitial<''>>>>;
