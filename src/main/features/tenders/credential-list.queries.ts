/** The firm's own papers as a list, one of them, and those a paper of a bid may name. */
import { sql, type SQL } from 'drizzle-orm';
import type { credentialsContract, CredentialRow, HurtTender } from '../../../shared/contract/credentials.contract';
import { addDays, daysBetween } from '../../../shared/domain/business-date';
import { okay, refuse } from '../../../shared/domain/problem';
import type { CredentialSegment } from '../../../shared/domain/tender-paper-words';
import { contains, hasPrefix } from '../../store/dialect';
import { gridIds, gridTotalsOf, inOrderOf, type GridSpec } from '../../store/grid-query';
import type { Ctx, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { historyOf } from '../audit/audit.queries';
import { readSettings } from '../settings/settings.queries';
import type { Settings } from '../settings/settings.rules';
import { credentialActions, levelOn, type Steps } from './credential.rules';
import { credential } from './credential.tables';
import {
  credentialRecords,
  findCredential,
  hurtsOf,
  loansOf,
  loansOut,
  termsOf,
  type CredentialRecord,
  type Hurt,
} from './credentials.queries';
import { loanRowsOf } from './loan-list.queries';
import { namesOfPeople } from './people-names.queries';
import { tenderRecords } from './tenders.queries';

type Contract = typeof credentialsContract;
const MOST_PICKED = 20;

/** By the name in characters or pinyin, the number's beginning, the product, the holder. */
const search = (text: string): SQL =>
  sql`(${contains(credential.name, text)} OR ${contains(credential.namePy, text)} OR ${contains(credential.nameInitials, text)} OR ${hasPrefix(credential.number, text)} OR ${contains(credential.productName, text)} OR ${contains(credential.productPy, text)} OR ${contains(credential.holder, text)})`;

export const credentialGrid: GridSpec = {
  table: credential,
  id: credential.id,
  columns: {
    name: {
      kind: 'text',
      column: credential.name,
      sortBy: credential.namePy,
      also: [credential.namePy, credential.nameInitials],
    },
    kind: { kind: 'state', column: credential.kind },
    number: { kind: 'text', column: credential.number },
    holder: { kind: 'text', column: credential.holder },
    productName: {
      kind: 'text',
      column: credential.productName,
      sortBy: credential.productPy,
      also: [credential.productPy],
    },
    platform: { kind: 'text', column: credential.platform },
    issuedOn: { kind: 'date', column: credential.issuedOn },
    // What has no last day is good on every day and stands behind those that have one.
    expiresOn: { kind: 'date', column: credential.endsOn },
  },
  search,
  defaultSort: { column: 'expiresOn', direction: 'asc' },
};

const stepsOf = (settings: Settings): Steps => ({
  urgent: settings.licenceUrgentDays,
  soon: settings.licenceSoonDays,
  early: settings.licenceEarlyDays,
});

/** Not taken out of use, with a last day from the first to the second of these; as lists and the desk count. */
export const endsWithin = (from: string, to: string): SQL =>
  sql`${credential.retiredAt} IS NULL AND ${credential.expiresOn} >= ${from} AND ${credential.expiresOn} <= ${to}`;
export const FIRST_DAY = '0000-01-01';

/** The list with what of it is looked at on a day. */
function credentialGridOf(segment: CredentialSegment, today: string, steps: Steps): GridSpec {
  const ahead = (days: number) => addDays(today, days);
  const with_ = (only: SQL): GridSpec => ({ ...credentialGrid, only });
  switch (segment) {
    case 'current':
      return with_(sql`${credential.retiredAt} IS NULL`);
    case 'retired':
      return with_(sql`${credential.retiredAt} IS NOT NULL`);
    case 'expired':
      return with_(endsWithin(FIRST_DAY, ahead(-1)));
    case 'urgent':
      return with_(endsWithin(today, ahead(steps.urgent)));
    case 'soon':
      return with_(endsWithin(ahead(steps.urgent + 1), ahead(steps.soon)));
    case 'early':
      return with_(endsWithin(ahead(steps.soon + 1), ahead(steps.early)));
  }
}

type Beside = {
  readonly ctx: Ctx;
  readonly steps: Steps;
  readonly hurts: ReadonlyMap<number, number>;
  readonly out: ReadonlyMap<number, { readonly borrower: string; readonly dueOn: string }>;
};

function rowOf(record: CredentialRecord, { ctx, steps, hurts, out }: Beside): CredentialRow {
  const {
    namePy: _,
    nameInitials: __,
    productPy: ___,
    retiredAt,
    retiredBy: ____,
    endsOn: _______,
    createdAt: _____,
    createdBy: ______,
    ...row
  } = record;
  const loan = out.get(record.id);
  const standing = { retiredAt, isLent: loan !== undefined, lentTo: loan?.borrower ?? '' };
  return {
    ...row,
    level: levelOn({ expiresOn: row.expiresOn, retiredAt }, ctx.today, steps),
    daysLeft: row.expiresOn === null ? null : daysBetween(ctx.today, row.expiresOn),
    hurtCount: hurts.get(record.id) ?? 0,
    lentTo: standing.lentTo,
    lentUntil: loan?.dueOn ?? null,
    actions: credentialActions(standing, ctx.actor.posts),
  };
}

function countOf(hurts: readonly Hurt[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { credentialId } of hurts) counts.set(credentialId, (counts.get(credentialId) ?? 0) + 1);
  return counts;
}

/** What was taken out of use hurts nobody any more. */
const inUse = (records: readonly CredentialRecord[]) => records.filter(({ retiredAt }) => retiredAt === null);

/** How many running tenders of the reader each of these does not last for; those that hurt none are missing. */
export async function hurtCountsOf(
  db: ReadDb,
  ids: readonly number[],
  seen: Parameters<typeof hurtsOf>[2],
): Promise<ReadonlyMap<number, number>> {
  return countOf(await hurtsOf(db, inUse(await credentialRecords(db, ids)), seen));
}

async function rowsOfRecords(
  db: ReadDb,
  records: readonly CredentialRecord[],
  given: { ctx: Ctx; hurts: readonly Hurt[] },
) {
  const beside: Beside = {
    ctx: given.ctx,
    steps: stepsOf(await readSettings(db)),
    hurts: countOf(given.hurts),
    out: await loansOut(
      db,
      records.map(({ id }) => id),
    ),
  };
  return records.map((record) => rowOf(record, beside));
}

export const listCredentials: Query<Contract['list']> = async (db, { segment, ...request }, ctx) => {
  const steps = stepsOf(await readSettings(db));
  const block = await gridIds(db, credentialGridOf(segment, ctx.today, steps), { request, actor: ctx.actor });
  if (!block.ok) return block;
  const { ids, hasMore } = block.value;
  const records = await credentialRecords(db, ids);
  const hurts = await hurtsOf(db, inUse(records), ctx);
  return okay({ rows: inOrderOf(ids, await rowsOfRecords(db, records, { ctx, hurts })), hasMore });
};

export const credentialTotals: Query<Contract['totals']> = async (db, { segment, ...criteria }, { actor, today }) => {
  const steps = stepsOf(await readSettings(db));
  return gridTotalsOf(db, credentialGridOf(segment, today, steps), { criteria, actor });
};

/** The tenders behind what is hurt, as the reader finds them. */
async function hurtTenders(db: ReadDb, hurts: readonly Hurt[]): Promise<HurtTender[]> {
  if (hurts.length === 0) return [];
  const tenders = new Map(
    (
      await tenderRecords(
        db,
        hurts.map(({ tenderId }) => tenderId),
      )
    ).map((one) => [one.id, one]),
  );
  return hurts.flatMap(({ tenderId, neededOn, because }) => {
    const found = tenders.get(tenderId);
    if (!found) return [];
    const { number, title, kind, state } = found;
    return [{ tenderId, number, title, kind, state, neededOn, because }];
  });
}

export const getCredential: Query<Contract['get']> = async (db, { credentialId }, ctx) => {
  const record = await findCredential(db, credentialId);
  if (!record) return refuse('NOT_FOUND', {}, ['/credentialId']);
  const hurts = await hurtsOf(db, inUse([record]), ctx);
  const [row] = await rowsOfRecords(db, [record], { ctx, hurts });
  if (!row) return refuse('NOT_FOUND', {}, ['/credentialId']);
  const terms = await termsOf(db, credentialId);
  const name = await namesOfPeople(
    db,
    terms.map(({ notedBy }) => notedBy),
  );
  return okay({
    credential: row,
    terms: terms.map(({ credentialId: _, notedBy, ...term }) => ({ ...term, notedBy: name(notedBy) })),
    hurts: await hurtTenders(db, hurts),
    loans: await loanRowsOf(db, await loansOf(db, credentialId), ctx),
    history: await historyOf(db, 'credential', [credentialId]),
  });
};

export const pickCredentials: Query<Contract['pick']> = async (db, { search: text, kind }) => {
  const ofKind = kind === null ? sql`1 = 1` : sql`${credential.kind} = ${kind}`;
  const { id, name, number, expiresOn } = credential;
  const found = await db
    .select({ id, kind: credential.kind, name, number, expiresOn })
    .from(credential)
    .where(sql`${credential.retiredAt} IS NULL AND ${ofKind} AND ${search(text)}`)
    .orderBy(credential.namePy, credential.id)
    .limit(MOST_PICKED);
  return okay(found);
};
