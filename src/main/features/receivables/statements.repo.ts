import { sql } from 'drizzle-orm';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import type { Tx } from '../../store/handles';
import { customerStatement } from './receivables.tables';

export type StatementSet = Partial<
  Pick<typeof customerStatement.$inferInsert, 'state' | 'sentOn' | 'answeredOn' | 'answeredBy' | 'remark'>
>;

/** Keeps a statement as it was made. */
export async function addStatement(tx: Tx, row: typeof customerStatement.$inferInsert): Promise<number> {
  const [made] = await tx.insert(customerStatement).values(row).returning({ id: customerStatement.id });
  if (!made) throw new Error('no statement was made');
  return made.id;
}

type Seen = { readonly id: number; readonly version: number };

/** Notes what became of a statement; CONFLICT where another seat was first. */
export async function moveStatement(tx: Tx, { id, version }: Seen, set: StatementSet): Promise<Result<number>> {
  const [moved] = await tx
    .update(customerStatement)
    .set({ ...set, version: sql`${customerStatement.version} + 1` })
    .where(sql`${customerStatement.id} = ${id} AND ${customerStatement.version} = ${version}`)
    .returning({ version: customerStatement.version });
  return moved ? okay(moved.version) : refuse('CONFLICT', { expected: version }, ['/version']);
}
