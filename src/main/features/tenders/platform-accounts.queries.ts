/** Accounts on platforms. No query here answers a secret, not even a sealed one; the front alone asks for that. */
import { sql, type SQL } from 'drizzle-orm';
import type { PlatformAccountRow, platformAccountsContract } from '../../../shared/contract/platform-accounts.contract';
import { okay, refuse } from '../../../shared/domain/problem';
import type { SecretField } from '../../../shared/domain/tender-paper-words';
import { contains, hasPrefix, isAnyOf } from '../../store/dialect';
import { gridIds, gridTotalsOf, inOrderOf, type GridSpec } from '../../store/grid-query';
import type { Ctx, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { sealedWith } from '../../store/secret-box';
import { historyOf } from '../audit/audit.queries';
import { product } from '../products/products.tables';
import { credentialRecords } from './credentials.queries';
import { accountActions, secretStateOf } from './platform-account.rules';
import { platformAccount, platformCode, platformSecret, secretLook } from './platform-account.tables';
import { namesOfPeople } from './people-names.queries';

type Contract = typeof platformAccountsContract;
export type AccountRecord = typeof platformAccount.$inferSelect;
const MOST_LOOKS = 50;

const search = (text: string): SQL =>
  sql`(${contains(platformAccount.platform, text)} OR ${contains(platformAccount.platformPy, text)} OR ${contains(platformAccount.platformInitials, text)} OR ${hasPrefix(platformAccount.loginName, text)} OR ${contains(platformAccount.province, text)})`;

export const accountGrid: GridSpec = {
  table: platformAccount,
  id: platformAccount.id,
  columns: {
    platform: {
      kind: 'text',
      column: platformAccount.platform,
      sortBy: platformAccount.platformPy,
      also: [platformAccount.platformPy, platformAccount.platformInitials],
    },
    province: { kind: 'text', column: platformAccount.province },
    loginName: { kind: 'text', column: platformAccount.loginName },
    isDisabled: { kind: 'integer', column: platformAccount.isDisabled },
  },
  search,
  defaultSort: { column: 'platform', direction: 'asc' },
};

/** Whole records by id, in no particular order; they hold no secrets. */
const accountRecords = (db: ReadDb, ids: readonly number[]): Promise<AccountRecord[]> =>
  db.select().from(platformAccount).where(isAnyOf(platformAccount.id, ids));

export const findAccount = async (db: ReadDb, accountId: number): Promise<AccountRecord | undefined> =>
  (await accountRecords(db, [accountId]))[0];

type Stored = {
  readonly accountId: number;
  readonly field: SecretField;
  readonly keyId: string;
  readonly setBy: number;
  readonly setAt: number;
};

/** Which secrets there are, and the key each was sealed with. */
export async function secretsOf(db: ReadDb, ids: readonly number[]): Promise<Stored[]> {
  const rows = await db.select().from(platformSecret).where(isAnyOf(platformSecret.accountId, ids));
  return rows.map(({ sealed, ...row }) => ({ ...row, keyId: sealedWith(sealed) ?? '' }));
}

/** How many products have a code, by account. */
async function codeCounts(db: ReadDb, ids: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const rows = await db
    .select({ accountId: platformCode.accountId, count: sql<number>`count(*)` })
    .from(platformCode)
    .where(isAnyOf(platformCode.accountId, ids))
    .groupBy(platformCode.accountId);
  return new Map(rows.map(({ accountId, count }) => [accountId, Number(count)]));
}

async function rowsOfRecords(db: ReadDb, records: readonly AccountRecord[], ctx: Ctx): Promise<PlatformAccountRow[]> {
  const ids = records.map(({ id }) => id);
  const stored = await secretsOf(db, ids);
  const counts = await codeCounts(db, ids);
  const certificates = await credentialRecords(
    db,
    records.flatMap(({ caCredentialId }) => caCredentialId ?? []),
  );
  const held = new Map(certificates.map((one) => [one.id, one]));
  const state = (accountId: number, field: SecretField) => {
    const found = stored.find((one) => one.accountId === accountId && one.field === field);
    return secretStateOf(found?.keyId, ctx.secretKeyId);
  };
  return records.map((record) => {
    const { platformPy: _, platformInitials: __, createdAt: ___, createdBy: ____, ...row } = record;
    const certificate = row.caCredentialId === null ? undefined : held.get(row.caCredentialId);
    return {
      ...row,
      caName: certificate?.name ?? '',
      caExpiresOn: certificate?.expiresOn ?? null,
      password: state(row.id, 'password'),
      caPin: state(row.id, 'ca_pin'),
      codeCount: counts.get(row.id) ?? 0,
      actions: accountActions(row, ctx.actor.posts),
    };
  });
}

export const listAccounts: Query<Contract['list']> = async (db, request, ctx) => {
  const block = await gridIds(db, accountGrid, { request, actor: ctx.actor });
  if (!block.ok) return block;
  const { ids, hasMore } = block.value;
  return okay({ rows: inOrderOf(ids, await rowsOfRecords(db, await accountRecords(db, ids), ctx)), hasMore });
};

export const accountTotals: Query<Contract['totals']> = (db, criteria, { actor }) =>
  gridTotalsOf(db, accountGrid, { criteria, actor });

const codesOf = (db: ReadDb, accountId: number) =>
  db
    .select({
      productId: platformCode.productId,
      productName: sql<string>`trim(${product.genericName} || ' ' || ${product.specification})`,
      code: platformCode.code,
    })
    .from(platformCode)
    .innerJoin(product, sql`${product.id} = ${platformCode.productId}`)
    .where(sql`${platformCode.accountId} = ${accountId}`)
    .orderBy(product.pyFull, product.id);

const looksAt = (db: ReadDb, accountId: number) =>
  db
    .select()
    .from(secretLook)
    .where(sql`${secretLook.accountId} = ${accountId}`)
    .orderBy(sql`${secretLook.id} DESC`)
    .limit(MOST_LOOKS);

export const getAccount: Query<Contract['get']> = async (db, { accountId }, ctx) => {
  const record = await findAccount(db, accountId);
  const [account] = record ? await rowsOfRecords(db, [record], ctx) : [];
  if (!account) return refuse('NOT_FOUND', {}, ['/accountId']);
  const looks = await looksAt(db, accountId);
  const secrets = await secretsOf(db, [accountId]);
  const name = await namesOfPeople(db, [
    ...looks.map(({ lookedBy }) => lookedBy),
    ...secrets.map(({ setBy }) => setBy),
  ]);
  return okay({
    account,
    secrets: secrets.map(({ field, setBy, setAt }) => ({ field, setBy: name(setBy), setAt })),
    codes: await codesOf(db, accountId),
    looks: looks.map(({ id, field, lookedBy, lookedAt }) => ({ id, field, who: name(lookedBy), at: lookedAt })),
    history: await historyOf(db, 'platform_account', [accountId]),
  });
};

export const platformLogins: Query<Contract['logins']> = async (db, { platform }, ctx) => {
  const records = await db
    .select()
    .from(platformAccount)
    .where(sql`${platformAccount.platform} = ${platform} AND ${platformAccount.isDisabled} = 0`)
    .orderBy(platformAccount.id);
  const rows = await rowsOfRecords(db, records, ctx);
  return okay(
    rows.map(({ id, platform: name, loginName, site, caName, caExpiresOn }) => ({
      ...{ id, platform: name, loginName, site, caName, caExpiresOn },
    })),
  );
};

/** For the front alone: the sealed text that a person's look was at. */
export async function sealedOfLook(
  db: ReadDb,
  { lookId, userId }: { readonly lookId: number; readonly userId: number },
) {
  const { accountId, field, lookedAt } = secretLook;
  const [found] = await db
    .select({ accountId, field, lookedAt, sealed: platformSecret.sealed })
    .from(secretLook)
    .innerJoin(platformSecret, sql`${platformSecret.accountId} = ${accountId} AND ${platformSecret.field} = ${field}`)
    .where(sql`${secretLook.id} = ${lookId} AND ${secretLook.lookedBy} = ${userId}`);
  return found;
}
