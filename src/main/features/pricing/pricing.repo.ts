import { sql } from 'drizzle-orm';
import type { Tx } from '../../store/handles';
import { agreedPrice } from './pricing.tables';

export type NewPrice = Omit<typeof agreedPrice.$inferInsert, 'id' | 'version'>;

/** SQLite takes 32,766 bound values a statement; a row binds 6. */
const ROWS_PER_STATEMENT = 1_000;

/** Adds agreed prices, many in one statement. The caller has made sure that no two hold on one day. @returns ids */
export async function addPrices(tx: Tx, rows: readonly NewPrice[]): Promise<number[]> {
  const ids: number[] = [];
  for (let at = 0; at < rows.length; at += ROWS_PER_STATEMENT) {
    const part = rows.slice(at, at + ROWS_PER_STATEMENT);
    const added = await tx.insert(agreedPrice).values(part).returning({ id: agreedPrice.id });
    ids.push(...added.map(({ id }) => id));
  }
  return ids.sort((a, b) => a - b);
}

type Seen = { readonly id: number; readonly version: number };

/** Changes a price or its last day. @returns the new version, undefined when the one seen is stale */
export async function changePrice(
  tx: Tx,
  { id, version }: Seen,
  change: Partial<Pick<NewPrice, 'price' | 'validTo'>>,
): Promise<number | undefined> {
  const [row] = await tx
    .update(agreedPrice)
    .set({ ...change, version: version + 1 })
    .where(sql`${agreedPrice.id} = ${id} AND ${agreedPrice.version} = ${version}`)
    .returning({ version: agreedPrice.version });
  return row?.version;
}
