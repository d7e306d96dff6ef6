/** The files of records: for the record's own screen, and for the checks and papers of other features. */
import { CHUNK_BYTES } from '../../../shared/domain/limits';
import { sql } from 'drizzle-orm';
import type { filesContract } from '../../../shared/contract/files.contract';
import { attachmentKindsOf, attachmentRefusal, type AttachedEntity } from '../../../shared/domain/attachment-words';
import { okay, refuse } from '../../../shared/domain/problem';
import { isAnyOfPlaceholder } from '../../store/dialect';
import type { Query } from '../../store/handler';
import { rowsOf, type ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { user } from '../users/users.tables';
import { attachment, storedFile } from './files.tables';

const p = sql.placeholder;

const live = prepared('attachment.ofRecords', (db) =>
  db
    .select({
      id: attachment.id,
      entityId: attachment.entityId,
      kind: attachment.kind,
      name: attachment.name,
      mediaType: storedFile.mediaType,
      size: storedFile.size,
      sha256: storedFile.sha256,
      addedAt: attachment.addedAt,
    })
    .from(attachment)
    .innerJoin(storedFile, sql`${storedFile.id} = ${attachment.fileId}`)
    .where(
      sql`${attachment.entity} = ${p('entity')} AND ${isAnyOfPlaceholder(attachment.entityId, 'ids')} AND ${attachment.removedAt} IS NULL`,
    )
    .orderBy(attachment.id),
);

/** The files of records of one table that were not taken off, in the order they were added; no bytes. */
export const attachmentsOf = (db: ReadDb, entity: AttachedEntity, ids: readonly number[]) =>
  live(db, { entity, ids: JSON.stringify(ids) });
export type Attached = Awaited<ReturnType<typeof attachmentsOf>>[number];

/** True when a record of one of the tables with files is in the book. */
export async function recordExists(db: ReadDb, entity: AttachedEntity, entityId: number): Promise<boolean> {
  const found = await rowsOf(db, sql`SELECT 1 AS n FROM ${sql.identifier(entity)} WHERE id = ${entityId}`);
  return found.length > 0;
}

const fileBySha = prepared('storedFile.bySha', (db) =>
  db
    .select({ id: storedFile.id })
    .from(storedFile)
    .where(sql`${storedFile.sha256} = ${p('sha256')}`),
);

/** The file with these bytes, if the book has it. */
export const storedFileOf = async (db: ReadDb, sha256: string): Promise<number | undefined> =>
  (await fileBySha(db, { sha256 }))[0]?.id;

const one = prepared('attachment.one', (db) =>
  db
    .select({
      id: attachment.id,
      kind: attachment.kind,
      name: attachment.name,
      fileId: attachment.fileId,
      removedAt: attachment.removedAt,
    })
    .from(attachment)
    .where(
      sql`${attachment.id} = ${p('id')} AND ${attachment.entity} = ${p('entity')} AND ${attachment.entityId} = ${p('entityId')}`,
    ),
);

type Place = { readonly entity: AttachedEntity; readonly entityId: number; readonly attachmentId: number };

/** One attachment of a record, removed ones too; undefined when it belongs to another. */
export const findAttachment = async (db: ReadDb, { entity, entityId, attachmentId }: Place) =>
  (await one(db, { id: attachmentId, entity, entityId }))[0];

const everyFile = prepared('attachment.listed', (db) =>
  db
    .select({
      id: attachment.id,
      kind: attachment.kind,
      name: attachment.name,
      mediaType: storedFile.mediaType,
      size: storedFile.size,
      addedBy: user.name,
      addedAt: attachment.addedAt,
      removedBy: attachment.removedBy,
      removedAt: attachment.removedAt,
      removeReason: attachment.removeReason,
    })
    .from(attachment)
    .innerJoin(storedFile, sql`${storedFile.id} = ${attachment.fileId}`)
    .innerJoin(user, sql`${user.id} = ${attachment.addedBy}`)
    .where(sql`${attachment.entity} = ${p('entity')} AND ${attachment.entityId} = ${p('entityId')}`)
    .orderBy(sql`${attachment.removedAt} IS NOT NULL, ${attachment.id} DESC`),
);
const names = prepared('attachment.removers', (db) =>
  db.select({ id: user.id, name: user.name }).from(user).where(isAnyOfPlaceholder(user.id, 'ids')),
);

export const listAttachments: Query<(typeof filesContract)['list']> = async (db, { entity, entityId }, { actor }) => {
  const rows = await everyFile(db, { entity, entityId });
  const removers = rows.flatMap(({ removedBy }) => removedBy ?? []);
  const people = new Map((await names(db, { ids: JSON.stringify(removers) })).map(({ id, name }) => [id, name]));
  const add = attachmentRefusal(actor.posts, { entity, way: 'write' })?.problem ?? true;
  return okay({
    rows: rows.map(({ removedBy, ...row }) => ({
      ...row,
      removedBy: removedBy === null ? null : (people.get(removedBy) ?? ''),
      actions: { remove: row.removedAt === null ? add : refuse('STATE_CONFLICT').problem },
    })),
    kinds: [...attachmentKindsOf(entity)],
    actions: { add },
  });
};

const piece = prepared('storedFile.piece', (db) =>
  db
    .select({
      size: storedFile.size,
      mediaType: storedFile.mediaType,
      bytes: sql<Uint8Array>`substr(${storedFile.bytes}, ${p('from')}, ${CHUNK_BYTES})`,
    })
    .from(storedFile)
    .where(sql`${storedFile.id} = ${p('id')}`),
);

export const getAttachment: Query<(typeof filesContract)['get']> = async (db, { at, ...place }) => {
  const found = await findAttachment(db, place);
  const [file] = found ? await piece(db, { id: found.fileId, from: at + 1 }) : [];
  if (!found || !file) return refuse('NOT_FOUND', {}, ['/attachmentId']);
  const bytes = Buffer.from(file.bytes).toString('base64');
  return okay({ bytes, totalBytes: file.size, mediaType: file.mediaType, name: found.name });
};
