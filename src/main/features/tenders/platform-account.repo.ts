/** Writes to accounts on platforms. Secrets arrive sealed; anything else is refused by the table. */
import { sql } from 'drizzle-orm';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import type { SecretField } from '../../../shared/domain/tender-paper-words';
import type { Tx } from '../../store/handles';
import { historyOf } from '../audit/audit.queries';
import { platformAccount, platformCode, platformSecret, secretLook } from './platform-account.tables';

type Columns = typeof platformAccount.$inferInsert;

export async function addAccount(tx: Tx, row: Omit<Columns, 'id' | 'version'>): Promise<number> {
  const [added] = await tx.insert(platformAccount).values(row).returning({ id: platformAccount.id });
  if (!added) throw new Error('the account was not added');
  return added.id;
}

type Change = {
  readonly accountId: number;
  readonly version: number;
  readonly set: Partial<Omit<Columns, 'id' | 'version' | 'createdAt' | 'createdBy'>>;
};

/** @returns the new version; CONFLICT with who and when where the one seen is stale */
export async function changeAccount(tx: Tx, { accountId, version, set }: Change): Promise<Result<number>> {
  const [row] = await tx
    .update(platformAccount)
    .set({ ...set, version: version + 1 })
    .where(sql`${platformAccount.id} = ${accountId} AND ${platformAccount.version} = ${version}`)
    .returning({ version: platformAccount.version });
  if (row) return okay(row.version);
  const [last] = await historyOf(tx, 'platform_account', [accountId]);
  return refuse('CONFLICT', { expected: version, ...(last ? { by: last.who, at: last.at } : {}) }, ['/version']);
}

type Sealed = {
  readonly accountId: number;
  readonly field: SecretField;
  /** Null takes it away. */
  readonly sealed: string | null;
  readonly setBy: number;
  readonly setAt: number;
};

export async function writeSecret(tx: Tx, { accountId, field, sealed, setBy, setAt }: Sealed): Promise<void> {
  if (sealed === null) {
    await tx
      .delete(platformSecret)
      .where(sql`${platformSecret.accountId} = ${accountId} AND ${platformSecret.field} = ${field}`);
    return;
  }
  await tx
    .insert(platformSecret)
    .values({ accountId, field, sealed, setBy, setAt })
    .onConflictDoUpdate({
      target: [platformSecret.accountId, platformSecret.field],
      set: { sealed, setBy, setAt },
    });
}

/** @returns the id of the look */
export async function addLook(tx: Tx, row: Omit<typeof secretLook.$inferInsert, 'id'>): Promise<number> {
  const [added] = await tx.insert(secretLook).values(row).returning({ id: secretLook.id });
  if (!added) throw new Error('the look was not noted');
  return added.id;
}

type Codes = readonly { readonly productId: number; readonly code: string }[];

/** The codes of an account are these and no others. */
export async function writeCodes(tx: Tx, accountId: number, codes: Codes): Promise<void> {
  await tx.delete(platformCode).where(sql`${platformCode.accountId} = ${accountId}`);
  if (codes.length > 0) await tx.insert(platformCode).values(codes.map((one) => ({ accountId, ...one })));
}
