/** Requests as lists and single documents show them. */
import { sql, type SQL } from 'drizzle-orm';
import type { qualityContract } from '../../../shared/contract/quality.contract';
import type { QualificationRow } from '../../../shared/contract/quality.schemas';
import type { QualificationStep, QualificationSubject } from '../../../shared/domain/quality-words';
import { okay, refuse, type Problem } from '../../../shared/domain/problem';
import { contains, hasPrefix, isAnyOf } from '../../store/dialect';
import { gridIds, gridTotalsOf, inOrderOf, type GridSpec } from '../../store/grid-query';
import type { Ctx, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { historyOf } from '../audit/audit.queries';
import { readSettings } from '../settings/settings.queries';
import { user } from '../users/users.tables';
import { mayTake, type Decider } from './quality.rules';
import { qualification } from './quality.tables';
import { lookOf, subjectOf } from './subjects.queries';

const search = (text: string): SQL =>
  sql`(${hasPrefix(qualification.number, text)} OR ${contains(qualification.subjectName, text)} OR ${contains(qualification.subjectPy, text)})`;

export const qualificationGrid: GridSpec = {
  table: qualification,
  id: qualification.id,
  owner: qualification.ownerId,
  columns: {
    number: { kind: 'text', column: qualification.number },
    subjectKind: { kind: 'state', column: qualification.subjectKind },
    subjectName: {
      kind: 'text',
      column: qualification.subjectName,
      sortBy: qualification.subjectPy,
      also: [qualification.subjectPy],
    },
    state: { kind: 'state', column: qualification.state },
    requestedOn: { kind: 'date', column: qualification.requestedOn },
    decidedOn: { kind: 'date', column: qualification.decidedOn },
    validUntilOn: { kind: 'date', column: qualification.validUntilOn },
  },
  search,
  defaultSort: { column: 'requestedOn', direction: 'desc' },
};

export type QualificationRecord = typeof qualification.$inferSelect;

const recordsWhere = (db: ReadDb, condition: SQL): Promise<QualificationRecord[]> =>
  db.select().from(qualification).where(condition).orderBy(sql`${qualification.id} DESC`);

/** One stored request. */
export const findQualification = async (db: ReadDb, id: number): Promise<QualificationRecord | undefined> =>
  (await recordsWhere(db, sql`${qualification.id} = ${id}`))[0];

/** Who acts, with what the boss signed. */
export async function deciderOf(db: ReadDb, { actor }: Pick<Ctx, 'actor'>): Promise<Decider> {
  const { dualRequestApprove } = await readSettings(db);
  return { userId: actor.userId, posts: actor.posts, dualRequestApprove };
}

async function namesOf(db: ReadDb, records: readonly QualificationRecord[]): Promise<Map<number, string>> {
  const ids = records.flatMap(({ requestedBy, decidedBy }) => [requestedBy, decidedBy ?? requestedBy]);
  const rows = await db
    .select({ id: user.id, name: user.name })
    .from(user)
    .where(isAnyOf(user.id, [...new Set(ids)]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

const actionsOf = (record: QualificationRecord, by: Decider): QualificationRow['actions'] => {
  const answer = (step: QualificationStep): true | Problem => mayTake(step, record, by);
  return { approve: answer('approve'), refuse: answer('refuse'), withdraw: answer('withdraw'), end: answer('end') };
};

/** Stored requests as rows of a list. */
export async function rowsFrom(
  db: ReadDb,
  records: readonly QualificationRecord[],
  ctx: Ctx,
): Promise<QualificationRow[]> {
  const names = await namesOf(db, records);
  const by = await deciderOf(db, ctx);
  return records.map((record) => {
    const { ownerId, subjectPy, requestedAt, decidedAt, snapshot, requestedBy, decidedBy, ...row } = record;
    return {
      ...row,
      requestedBy: names.get(requestedBy) ?? '',
      decidedBy: decidedBy === null ? null : (names.get(decidedBy) ?? ''),
      actions: actionsOf(record, by),
    };
  });
}

export const listQualifications: Query<(typeof qualityContract)['list']> = async (db, request, ctx) => {
  const block = await gridIds(db, qualificationGrid, { request, actor: ctx.actor });
  if (!block.ok) return block;
  const { ids, hasMore } = block.value;
  const rows = await rowsFrom(db, await recordsWhere(db, isAnyOf(qualification.id, ids)), ctx);
  return okay({ rows: inOrderOf(ids, rows), hasMore });
};

export const qualificationTotals: Query<(typeof qualityContract)['totals']> = (db, criteria, { actor }) =>
  gridTotalsOf(db, qualificationGrid, { criteria, actor });

/** The papers as they stand today while a request waits, then as they were seen. */
export async function papersOf(db: ReadDb, record: QualificationRecord, ctx: Ctx) {
  if (record.snapshot) return record.snapshot;
  const subject = await subjectOf(db, { kind: record.subjectKind, id: record.subjectId }, await lookOf(db, ctx));
  return subject?.papers ?? [];
}

export const getQualification: Query<(typeof qualityContract)['get']> = async (db, { qualificationId }, ctx) => {
  const record = await findQualification(db, qualificationId);
  const [row] = record ? await rowsFrom(db, [record], ctx) : [];
  if (!record || !row) return refuse('NOT_FOUND', {}, ['/qualificationId']);
  const papers = await papersOf(db, record, ctx);
  return okay({ row, papers: papers.map(wirePaper), history: await historyOf(db, 'qualification', [row.id]) });
};

type Kept = NonNullable<QualificationRecord['snapshot']>[number];
/** A paper as it travels: lists are arrays of their own. */
export const wirePaper = ({ kinds, ...paper }: Kept) => ({ ...paper, kinds: [...kinds] });

/** Every request of one subject, the newest first. */
export const requestsOf = (db: ReadDb, kind: QualificationSubject, id: number): Promise<QualificationRecord[]> =>
  recordsWhere(db, sql`${qualification.subjectKind} = ${kind} AND ${qualification.subjectId} = ${id}`);

/** The requests of a kind that wait and that one sees. */
export function waitingOf(db: ReadDb, kind: QualificationSubject, { actor }: Ctx): Promise<QualificationRecord[]> {
  const { visible } = actor;
  const scoped = visible === 'all' ? sql`1 = 1` : isAnyOf(qualification.ownerId, visible);
  return recordsWhere(
    db,
    sql`${qualification.state} = 'requested' AND ${qualification.subjectKind} = ${kind} AND ${scoped}`,
  );
}
