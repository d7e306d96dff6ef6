/** Writes to the imports' own tables: what was imported, what it made, how its columns were matched. */
import { sql } from 'drizzle-orm';
import type { ImportColumn } from '../../../shared/contract/imports.contract';
import type { ImportTarget } from '../../../shared/contract/import-fields';
import type { Tx } from '../../store/handles';
import { importMapping, importRecord, importRun } from './imports.tables';

/** SQLite takes 32,766 bound values a statement; a row binds 3. */
const ROWS_PER_STATEMENT = 5_000;

/** A record that an import made, or put right: then with what stood there. */
export type Touched = { readonly recordId: number; readonly before: unknown };
export type NewRun = Omit<typeof importRun.$inferInsert, 'id' | 'undoneAt' | 'undoneBy' | 'version'>;

/** Keeps an import with the records it touched, so that it can be taken back. @returns its id */
export async function addRun(tx: Tx, run: NewRun, records: readonly Touched[]): Promise<number> {
  const [made] = await tx.insert(importRun).values(run).returning({ id: importRun.id });
  if (!made) throw new Error('the import was not recorded');
  const rows = records.map((record) => ({ runId: made.id, ...record }));
  for (let at = 0; at < rows.length; at += ROWS_PER_STATEMENT) {
    await tx.insert(importRecord).values(rows.slice(at, at + ROWS_PER_STATEMENT));
  }
  return made.id;
}

type Undone = { readonly runId: number; readonly version: number; readonly at: number; readonly userId: number };

/** Marks an import as taken back. @returns the new version, undefined when the one seen is stale */
export async function markUndone(tx: Tx, { runId, version, at, userId }: Undone): Promise<number | undefined> {
  const [row] = await tx
    .update(importRun)
    .set({ undoneAt: at, undoneBy: userId, version: version + 1 })
    .where(sql`${importRun.id} = ${runId} AND ${importRun.version} = ${version} AND ${importRun.undoneAt} IS NULL`)
    .returning({ version: importRun.version });
  return row?.version;
}

type Layout = {
  readonly target: ImportTarget;
  readonly signature: string;
  readonly columns: readonly ImportColumn[];
  readonly usedAt: number;
};

/** Remembers how files with these heads are matched; the latest import decides. */
export async function rememberMapping(tx: Tx, { target, signature, columns, usedAt }: Layout): Promise<void> {
  await tx
    .insert(importMapping)
    .values({ target, signature, columns: [...columns], usedAt })
    .onConflictDoUpdate({
      target: [importMapping.target, importMapping.signature],
      set: { columns: [...columns], usedAt },
    });
}
