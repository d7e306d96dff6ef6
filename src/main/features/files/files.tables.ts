import type { AttachedEntity, AttachmentKind } from '../../../shared/domain/attachment-words';
import { bytes, id, instant, int, ref, table, text } from '../../store/columns';

export const storedFile = table('stored_file', {
  id: id(),
  sha256: text().notNull(),
  mediaType: text().notNull(),
  size: int().notNull(),
  bytes: bytes().notNull(),
  createdAt: instant().notNull(),
});

export const attachment = table('attachment', {
  id: id(),
  /** The table of the record the file belongs to. */
  entity: text<AttachedEntity>().notNull(),
  entityId: ref().notNull(),
  kind: text<AttachmentKind>().notNull(),
  name: text().notNull(),
  fileId: ref().notNull(),
  addedBy: ref().notNull(),
  addedAt: instant().notNull(),
  removedBy: ref(),
  removedAt: instant(),
  removeReason: text().notNull().default(''),
});
