/** What was printed of a document: how often, when, by whom. */
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { user } from '../users/users.tables';
import { printSnapshot } from './prints.tables';

const p = sql.placeholder;

/** A document, and which of its papers. */
export type PaperOf = { readonly entity: string; readonly entityId: number; readonly kind: string };

const lastCopy = prepared('print.lastCopy', (db) =>
  db
    .select({ copyNo: sql`coalesce(max(${printSnapshot.copyNo}), 0)`.mapWith(Number) })
    .from(printSnapshot)
    .where(
      sql`${printSnapshot.entity} = ${p('entity')} AND ${printSnapshot.entityId} = ${p('entityId')} AND ${printSnapshot.kind} = ${p('kind')}`,
    ),
);

/** The number the next copy of a paper gets; from the second on it is marked as printed again. */
export const nextCopyNo = async (db: ReadDb, paper: PaperOf): Promise<number> =>
  ((await lastCopy(db, paper))[0]?.copyNo ?? 0) + 1;

const rows = prepared('print.ofDocument', (db) =>
  db
    .select({
      kind: printSnapshot.kind,
      copyNo: printSnapshot.copyNo,
      printedAt: printSnapshot.printedAt,
      printedBy: user.name,
    })
    .from(printSnapshot)
    .innerJoin(user, sql`${user.id} = ${printSnapshot.printedBy}`)
    .where(sql`${printSnapshot.entity} = ${p('entity')} AND ${printSnapshot.entityId} = ${p('entityId')}`)
    .orderBy(sql`${printSnapshot.id} DESC`),
);

/** Every print of a document, newest first. */
export const printsOf = (db: ReadDb, entity: string, entityId: number) => rows(db, { entity, entityId });
