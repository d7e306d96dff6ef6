/** The firm's own papers for the commands of this feature and for other rooms. */
import { sql } from 'drizzle-orm';
import { runningStates } from '../../../shared/domain/tender-words';
import { isAnyOf, isAnyOfPlaceholder, isAnyOfWords } from '../../store/dialect';
import type { Actor } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { failsOn, neededOn } from './credential.rules';
import { credential, credentialLoan, credentialTerm } from './credential.tables';
import { tenderDocument } from './document.tables';
import type { Seen } from './documents.queries';
import { platformAccount } from './platform-account.tables';
import { tender } from './tenders.tables';

export type CredentialRecord = typeof credential.$inferSelect;
export type LoanRecord = typeof credentialLoan.$inferSelect;

/** Whole records by id, in no particular order. */
export const credentialRecords = async (db: ReadDb, ids: readonly number[]): Promise<CredentialRecord[]> =>
  ids.length === 0 ? [] : db.select().from(credential).where(isAnyOf(credential.id, ids));

/** One record, or undefined. */
export const findCredential = async (db: ReadDb, credentialId: number): Promise<CredentialRecord | undefined> =>
  (await credentialRecords(db, [credentialId]))[0];

/** What it was, newest first. */
export const termsOf = (db: ReadDb, credentialId: number) =>
  db
    .select()
    .from(credentialTerm)
    .where(sql`${credentialTerm.credentialId} = ${credentialId}`)
    .orderBy(sql`${credentialTerm.id} DESC`);

export const loanRecords = (db: ReadDb, ids: readonly number[]): Promise<LoanRecord[]> =>
  db.select().from(credentialLoan).where(isAnyOf(credentialLoan.id, ids));

/** Everybody who had the original, newest first. */
export const loansOf = (db: ReadDb, credentialId: number): Promise<LoanRecord[]> =>
  db
    .select()
    .from(credentialLoan)
    .where(sql`${credentialLoan.credentialId} = ${credentialId}`)
    .orderBy(sql`${credentialLoan.id} DESC`);

const out = prepared('credentialLoan.out', (db) =>
  db
    .select()
    .from(credentialLoan)
    .where(sql`${isAnyOfPlaceholder(credentialLoan.credentialId, 'ids')} AND ${credentialLoan.returnedOn} IS NULL`),
);

/** Who has the originals now, by credential. */
export async function loansOut(db: ReadDb, ids: readonly number[]): Promise<ReadonlyMap<number, LoanRecord>> {
  const rows = await out(db, { ids: JSON.stringify(ids) });
  return new Map(rows.map((row) => [row.credentialId, row]));
}

export type Hurt = {
  readonly credentialId: number;
  readonly tenderId: number;
  readonly neededOn: string;
  readonly because: 'document' | 'platform';
};

const facts = {
  tenderId: tender.id,
  ownerId: tender.ownerId,
  state: tender.state,
  bidDeadlineAt: tender.bidDeadlineAt,
  openingAt: tender.openingAt,
  platform: tender.platform,
};
const scoped = ({ visible }: Actor) => (visible === 'all' ? sql`1 = 1` : isAnyOf(tender.ownerId, visible));

/** Papers of running bids that name one of these credentials. */
const byDocument = (db: ReadDb, ids: readonly number[], actor: Actor) =>
  db
    .selectDistinct({ ...facts, credentialId: sql<number>`${tenderDocument.credentialId}` })
    .from(tenderDocument)
    .innerJoin(tender, sql`${tender.id} = ${tenderDocument.tenderId}`)
    .where(
      sql`${isAnyOf(tenderDocument.credentialId, ids)} AND ${tenderDocument.state} <> 'not_needed' AND ${isAnyOfWords(tender.state, runningStates)} AND ${scoped(actor)}`,
    );

/** Running bids on the platforms that a certificate opens: by its own word, or by the account that names it. */
const byPlatform = (db: ReadDb, ids: readonly number[], actor: Actor) => {
  const named = sql`SELECT ${credential.id} AS certificate, ${credential.platform} AS platform FROM ${credential} WHERE ${isAnyOf(credential.id, ids)} AND ${credential.kind} = 'ca' AND ${credential.platform} <> '' UNION SELECT ${platformAccount.caCredentialId}, ${platformAccount.platform} FROM ${platformAccount} WHERE ${isAnyOf(platformAccount.caCredentialId, ids)} AND ${platformAccount.isDisabled} = 0`;
  return db
    .select({ ...facts, credentialId: sql<number>`opened.certificate` })
    .from(tender)
    .innerJoin(sql`(${named}) AS opened`, sql`opened.platform = ${tender.platform}`)
    .where(sql`${isAnyOfWords(tender.state, runningStates)} AND ${scoped(actor)}`);
};

/**
 * Running tenders of the reader that credentials do not last for, the soonest first: a paper of the bid names the
 * credential, or it is a certificate for the bid's platform.
 */
export async function hurtsOf(
  db: ReadDb,
  held: readonly Pick<CredentialRecord, 'id' | 'expiresOn'>[],
  { actor, now, timeZone }: Seen & { readonly actor: Actor },
): Promise<Hurt[]> {
  const ending = new Map(held.flatMap(({ id, expiresOn }) => (expiresOn === null ? [] : [[id, expiresOn] as const])));
  const ids = [...ending.keys()];
  if (ids.length === 0) return [];
  const found = [
    ...(await byDocument(db, ids, actor)).map((row) => ({ ...row, because: 'document' as const })),
    ...(await byPlatform(db, ids, actor)).map((row) => ({ ...row, because: 'platform' as const })),
  ];
  const seen = new Set<string>();
  const hurts = found.flatMap(({ credentialId, tenderId, because, ...row }): Hurt[] => {
    const day = neededOn(row, now, timeZone);
    const key = `${credentialId}/${tenderId}`;
    if (day === undefined || seen.has(key) || !failsOn(ending.get(credentialId) ?? null, day)) return [];
    seen.add(key);
    return [{ credentialId, tenderId, neededOn: day, because }];
  });
  return hurts.sort((one, other) => (one.neededOn < other.neededOn ? -1 : 1));
}
