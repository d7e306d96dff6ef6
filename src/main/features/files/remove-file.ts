import type { filesContract } from '../../../shared/contract/files.contract';
import { refuse } from '../../../shared/domain/problem';
import { done, type Command } from '../../store/handler';
import { findAttachment } from './files.queries';
import { markRemoved } from './files.repo';

/** Takes a file off a record; the bytes stay in the book, with who and why. */
export const removeAttachment: Command<(typeof filesContract)['remove']> = async (tx, { reason, ...place }, ctx) => {
  const found = await findAttachment(tx, place);
  if (!found) return refuse('NOT_FOUND', {}, ['/attachmentId']);
  const removal = { removedBy: ctx.actor.userId, removedAt: ctx.now, removeReason: reason };
  if (!(await markRemoved(tx, place.attachmentId, removal))) return refuse('STATE_CONFLICT', {}, ['/attachmentId']);
  const { entity, entityId } = place;
  const before = { entity, entityId, kind: found.kind, name: found.name };
  return done({}, { entity: 'attachment', id: place.attachmentId, action: 'remove', before, reason });
};
