/** Past imports: who imported what and when, and what each touched. */
import { SHOWN_RUNS } from '../../../shared/domain/limits';
import { sql } from 'drizzle-orm';
import {
  importPermissions,
  importTargets,
  openingTargets,
  type ImportTarget,
} from '../../../shared/contract/import-fields';
import type { importRecordsContract } from '../../../shared/contract/imports.contract';
import { mayDo } from '../../../shared/domain/permissions';
import { okay } from '../../../shared/domain/problem';
import { isAnyOf, isAnyOfWords } from '../../store/dialect';
import type { Actor, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { readSettings } from '../settings/settings.queries';
import { user } from '../users/users.tables';
import { undoAction } from './imports.rules';
import { importRecord, importRun } from './imports.tables';

export type RunRecord = typeof importRun.$inferSelect;

/** Kinds that a person may import: he sees past imports of these only. */
const targetsOf = ({ posts }: Actor): readonly ImportTarget[] =>
  importTargets.filter((target) => mayDo(posts, importPermissions[target]));

/** Of his own people, and of a kind that he may import himself. */
export async function isRunVisible(db: ReadDb, runId: number, actor: Actor): Promise<boolean> {
  const run = await findRun(db, runId);
  if (!run || !targetsOf(actor).includes(run.target)) return false;
  return actor.visible === 'all' || actor.visible.includes(run.ownerId);
}

/** One past import, or undefined. */
export const findRun = async (db: ReadDb, runId: number): Promise<RunRecord | undefined> =>
  (await db.select().from(importRun).where(sql`${importRun.id} = ${runId}`))[0];

/** What an import says of itself, as the rules want it. */
export const pastRun = ({ target, undoneAt }: RunRecord) => ({
  isOpening: openingTargets.includes(target),
  permission: importPermissions[target],
  undoneAt,
});

export const runs: Query<(typeof importRecordsContract)['runs']> = async (db, _, { actor }) => {
  const isSeen = actor.visible === 'all' ? sql`1 = 1` : isAnyOf(importRun.ownerId, actor.visible);
  const rows = await db
    .select()
    .from(importRun)
    .where(sql`${isSeen} AND ${isAnyOfWords(importRun.target, targetsOf(actor))}`)
    .orderBy(sql`${importRun.id} DESC`)
    .limit(SHOWN_RUNS);
  const people = await db
    .select({ id: user.id, name: user.name })
    .from(user)
    .where(
      isAnyOf(
        user.id,
        rows.flatMap(({ ownerId, undoneBy }) => (undoneBy === null ? [ownerId] : [ownerId, undoneBy])),
      ),
    );
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const { openingSignedOffOn } = await readSettings(db);
  return okay(
    rows.map((row) => ({
      ...{ id: row.id, target: row.target, fileName: row.fileName, at: row.at, version: row.version },
      ...{ rows: row.rowCount, added: row.addedCount, changed: row.changedCount, skipped: row.skippedCount },
      ownerName: names.get(row.ownerId) ?? '',
      undoneAt: row.undoneAt,
      undoneByName: row.undoneBy === null ? null : (names.get(row.undoneBy) ?? ''),
      actions: { undo: undoAction(pastRun(row), actor.posts, openingSignedOffOn) },
    })),
  );
};

export type TouchedRecord = { readonly recordId: number; readonly before: unknown };

/** The records that an import made (`before` null) or put right. */
export const recordsOf = (db: ReadDb, runId: number): Promise<TouchedRecord[]> =>
  db
    .select({ recordId: importRecord.recordId, before: importRecord.before })
    .from(importRecord)
    .where(sql`${importRecord.runId} = ${runId}`);

/** How many of the records of an import were put right by a later one that stands. */
export async function touchedLater(
  db: ReadDb,
  { id, target }: RunRecord,
  recordIds: readonly number[],
): Promise<number> {
  const rows = await db
    .selectDistinct({ recordId: importRecord.recordId })
    .from(importRecord)
    .innerJoin(importRun, sql`${importRun.id} = ${importRecord.runId}`)
    .where(
      sql`${importRun.id} > ${id} AND ${importRun.target} = ${target} AND ${importRun.undoneAt} IS NULL AND ${isAnyOf(importRecord.recordId, recordIds)}`,
    );
  return rows.length;
}
