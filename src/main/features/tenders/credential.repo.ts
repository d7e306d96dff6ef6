/** Writes to the firm's own papers and to the loans of their originals. */
import { sql } from 'drizzle-orm';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import type { Tx } from '../../store/handles';
import { historyOf } from '../audit/audit.queries';
import { credential, credentialLoan, credentialTerm } from './credential.tables';

type Columns = typeof credential.$inferInsert;
type TermColumns = typeof credentialTerm.$inferInsert;
type LoanColumns = typeof credentialLoan.$inferInsert;
export type NewTerm = Omit<TermColumns, 'id' | 'credentialId'>;

/** A credential with its first term. */
export async function addCredential(
  tx: Tx,
  row: Omit<Columns, 'id' | 'version'>,
  by: Pick<NewTerm, 'notedBy' | 'notedAt'>,
): Promise<number> {
  const [added] = await tx.insert(credential).values(row).returning({ id: credential.id });
  if (!added) throw new Error('the credential was not added');
  const { number = '', issuedOn = null, expiresOn = null, isLongTerm = false } = row;
  await tx.insert(credentialTerm).values({ credentialId: added.id, number, issuedOn, expiresOn, isLongTerm, ...by });
  return added.id;
}

type CredentialSet = Partial<
  Omit<Columns, 'id' | 'version' | 'number' | 'issuedOn' | 'expiresOn' | 'isLongTerm' | 'createdAt' | 'createdBy'>
>;
type Change = { readonly credentialId: number; readonly version: number; readonly set: CredentialSet };

/** @returns the new version; CONFLICT with who and when where the one seen is stale */
export async function changeCredential(tx: Tx, { credentialId, version, set }: Change): Promise<Result<number>> {
  const [row] = await tx
    .update(credential)
    .set({ ...set, version: version + 1 })
    .where(sql`${credential.id} = ${credentialId} AND ${credential.version} = ${version}`)
    .returning({ version: credential.version });
  if (row) return okay(row.version);
  const [last] = await historyOf(tx, 'credential', [credentialId]);
  return refuse('CONFLICT', { expected: version, ...(last ? { by: last.who, at: last.at } : {}) }, ['/version']);
}

/** Its new days: the row of the term moves them. */
export const addTerm = async (tx: Tx, credentialId: number, term: NewTerm): Promise<void> => {
  await tx.insert(credentialTerm).values({ credentialId, ...term });
};

/** The original goes out. */
export async function addLoan(tx: Tx, row: Omit<LoanColumns, 'id' | 'version'>): Promise<number> {
  const [added] = await tx.insert(credentialLoan).values(row).returning({ id: credentialLoan.id });
  if (!added) throw new Error('the loan was not noted');
  return added.id;
}

type Back = {
  readonly loanId: number;
  readonly version: number;
  readonly set: Pick<LoanColumns, 'returnedOn' | 'returnedBy' | 'returnNote'>;
};

/** The original is back. @returns the new version, or CONFLICT */
export async function closeLoan(tx: Tx, { loanId, version, set }: Back): Promise<Result<number>> {
  const [row] = await tx
    .update(credentialLoan)
    .set({ ...set, version: version + 1 })
    .where(sql`${credentialLoan.id} = ${loanId} AND ${credentialLoan.version} = ${version}`)
    .returning({ version: credentialLoan.version });
  if (row) return okay(row.version);
  const [last] = await historyOf(tx, 'credential_loan', [loanId]);
  return refuse('CONFLICT', { expected: version, ...(last ? { by: last.who, at: last.at } : {}) }, ['/version']);
}
