/** Whether a person may go to the files of a record: by his posts, and by the visibility of the record itself. */
import type { SubjectTable } from '../../shared/contract/procedure';
import { attachedEntities, attachmentRefusal, type AttachedEntity } from '../../shared/domain/attachment-words';
import { refuse, type Refusal } from '../../shared/domain/problem';
import { recordExists } from '../features/files/files.queries';
import type { Actor } from '../store/handler';
import type { ReadDb } from '../store/handles';
import { isVisible, subjects } from './subjects';

type Asked = { readonly entity: unknown; readonly entityId: unknown; readonly way: 'read' | 'write' };

const isEntity = (name: unknown): name is AttachedEntity => attachedEntities.some((one) => one === name);
const hasOwners = (name: string): name is SubjectTable => Object.hasOwn(subjects, name);

/** FORBIDDEN without the post, NOT_FOUND for a record that is missing or not visible; nothing when he may. */
export async function attachedRefusal(db: ReadDb, asked: Asked, actor: Actor): Promise<Refusal | undefined> {
  const { entity, way } = asked;
  const id = Number(asked.entityId);
  if (!isEntity(entity)) return refuse('NOT_FOUND', {}, ['/entity']);
  const forbidden = attachmentRefusal(actor.posts, { entity, way });
  if (forbidden) return forbidden;
  const isThere = hasOwners(entity)
    ? await isVisible(db, { table: entity, id }, actor)
    : await recordExists(db, entity, id);
  return isThere ? undefined : refuse('NOT_FOUND', {}, ['/entityId']);
}
