/** Writes to the files' own tables. */
import { sql } from 'drizzle-orm';
import type { Tx } from '../../store/handles';
import { attachment, storedFile } from './files.tables';

/** Stores bytes that the book does not have yet. */
export async function storeFile(tx: Tx, row: Omit<typeof storedFile.$inferInsert, 'id'>): Promise<number> {
  const [made] = await tx.insert(storedFile).values(row).returning({ id: storedFile.id });
  if (!made) throw new Error('no file was stored');
  return made.id;
}

/** Attaches a stored file to a record. */
export async function addAttachment(tx: Tx, row: Omit<typeof attachment.$inferInsert, 'id'>): Promise<number> {
  const [made] = await tx.insert(attachment).values(row).returning({ id: attachment.id });
  if (!made) throw new Error('nothing was attached');
  return made.id;
}

type Removal = { readonly removedBy: number; readonly removedAt: number; readonly removeReason: string };

/** Takes a file off its record; false when somebody did so before. */
export async function markRemoved(tx: Tx, attachmentId: number, removal: Removal): Promise<boolean> {
  const rows = await tx
    .update(attachment)
    .set(removal)
    .where(sql`${attachment.id} = ${attachmentId} AND ${attachment.removedAt} IS NULL`)
    .returning({ id: attachment.id });
  return rows.length > 0;
}
