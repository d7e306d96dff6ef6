/** A file becomes part of a record: told by its bytes, kept once however often it is attached. */
import { MAX_ATTACHED_BYTES } from '../../../shared/domain/limits';
import { createHash } from 'node:crypto';
import { attachmentKindsOf, type AttachedEntity, type AttachmentKind } from '../../../shared/domain/attachment-words';
import { refuse } from '../../../shared/domain/problem';
import { done, type Ctx, type Outcome } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { attachmentsOf, storedFileOf } from './files.queries';
import { addAttachment, storeFile } from './files.repo';
import { takeFile } from './files.rules';

export type AttachInput = {
  readonly entity: AttachedEntity;
  readonly entityId: number;
  readonly kind: AttachmentKind;
  readonly name: string;
  /** Of the upload; with the rest it tells one request from another. */
  readonly fileId: string;
  /** An ArrayBuffer and nothing else: it becomes `{}` in the text whose hash the record of commands keeps. */
  readonly bytes: ArrayBuffer;
  /** Taken by the door. */
  readonly commandId: string;
};

export async function attachFile(tx: Tx, input: AttachInput, ctx: Ctx): Promise<Outcome<{ attachmentId: number }>> {
  const { entity, entityId, kind } = input;
  if (!attachmentKindsOf(entity).includes(kind)) {
    return refuse('VALIDATION_FAILED', { case: 'files.refusals.otherKind' }, ['/kind']);
  }
  const bytes = Buffer.from(input.bytes);
  const taken = takeFile(input.name, bytes, MAX_ATTACHED_BYTES);
  if (!taken.ok) return taken;
  const { mediaType, name } = taken.value;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const same = (await attachmentsOf(tx, entity, [entityId])).find((one) => one.kind === kind && one.sha256 === sha256);
  if (same) return refuse('DUPLICATE', { value: same.name }, ['/fileId']);
  const known = await storedFileOf(tx, sha256);
  const fileId = known ?? (await storeFile(tx, { sha256, mediaType, size: bytes.length, bytes, createdAt: ctx.now }));
  const row = { entity, entityId, kind, name, fileId, addedBy: ctx.actor.userId, addedAt: ctx.now };
  const attachmentId = await addAttachment(tx, row);
  const after = { entity, entityId, kind, name, sha256, size: bytes.length };
  return done({ attachmentId }, { entity: 'attachment', id: attachmentId, action: 'add', after });
}
