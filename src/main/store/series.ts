/** Gapless document numbers: series prefix + yyMM + 5 digits, per series and month (A22). */
import { sql } from 'drizzle-orm';
import { int, table, text } from './columns';
import type { Tx } from './handles';
import { prepared } from './prepared';

export const series = table('series', { prefix: text().notNull(), month: text().notNull(), lastNo: int().notNull() });

const next = prepared('series.next', (db) =>
  db
    .insert(series)
    .values({ prefix: sql.placeholder('prefix'), month: sql.placeholder('month'), lastNo: 1 })
    .onConflictDoUpdate({ target: [series.prefix, series.month], set: { lastNo: sql`${series.lastNo} + 1` } })
    .returning({ lastNo: series.lastNo }),
);

/**
 * Takes the next number of a series. Call it last in the transaction: a rollback gives the number back.
 * @param prefix e.g. `SO`
 * @param on business date of the document, `YYYY-MM-DD`
 * @returns e.g. `SO2611-00042`
 */
export async function takeNumber(tx: Tx, prefix: string, on: string): Promise<string> {
  const month = on.slice(2, 4) + on.slice(5, 7);
  const [row] = await next(tx, { prefix, month });
  if (!row) throw new Error(`series ${prefix} gave no number`);
  return `${prefix}${month}-${String(row.lastNo).padStart(5, '0')}`;
}
