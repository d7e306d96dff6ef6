/** Writes to issues without a sale. */
import { sql } from 'drizzle-orm';
import type { Tx } from '../../store/handles';
import { stockIssue, stockIssueLine } from './stock-issue.tables';

type Columns = typeof stockIssue.$inferInsert;
export type NewIssue = Omit<Columns, 'id' | 'version' | 'state' | 'lineCount'>;
export type IssuePart = { readonly lotId: number; readonly qty: number };

/** Adds an issue that waits for its approval. */
export async function addIssue(tx: Tx, row: NewIssue, parts: readonly IssuePart[]): Promise<number> {
  const [added] = await tx
    .insert(stockIssue)
    .values({ ...row, lineCount: parts.length })
    .returning({ id: stockIssue.id });
  if (!added) throw new Error('the issue was not added');
  await tx
    .insert(stockIssueLine)
    .values(parts.map(({ lotId, qty }, at) => ({ issueId: added.id, lineNo: at + 1, lotId, qty })));
  return added.id;
}

/** @returns the new version, undefined when the one seen is stale */
export async function changeIssue(
  tx: Tx,
  { issueId, version }: { readonly issueId: number; readonly version: number },
  change: Partial<Columns>,
): Promise<number | undefined> {
  const [row] = await tx
    .update(stockIssue)
    .set({ ...change, version: version + 1 })
    .where(sql`${stockIssue.id} = ${issueId} AND ${stockIssue.version} = ${version}`)
    .returning({ version: stockIssue.version });
  return row?.version;
}
