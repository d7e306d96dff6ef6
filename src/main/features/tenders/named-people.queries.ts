/** Who is named on a tender has to hear of it: an account that is open, a post that does tenders, the owner in sight. */
import { mayDo, permissionPosts, type Permission } from '../../../shared/domain/permissions';
import { refuse, type Refusal } from '../../../shared/domain/problem';
import type { ReadDb } from '../../store/handles';
import { allReaches } from '../users/reach.queries';

type Named = {
  readonly userId: number;
  /** Whose tender it is: who does not see his records does not see it. */
  readonly ownerId: number;
  readonly permission: Permission & ('tenders.read' | 'tenders.write');
  /** The place in the input, e.g. `/assistantId`. */
  readonly field: string;
};

/** Why a person cannot be named, with his name; undefined where he can. */
export async function namedProblem(db: ReadDb, named: Named): Promise<Refusal | undefined> {
  const { userId, ownerId, permission, field } = named;
  const { people } = await allReaches(db);
  const person = people.find((one) => one.userId === userId);
  if (!person) return refuse('NOT_FOUND', {}, [field]);
  const { name, isDisabled, posts, visible } = person;
  const no = (key: string, more = {}) =>
    refuse('RULE_VIOLATED', { case: `tenders.refusals.${key}`, name, ...more }, [field]);
  if (isDisabled) return no('personGone');
  if (!mayDo(posts, permission)) return no('personPost', { posts: permissionPosts[permission].join(',') });
  if (visible === 'all' || visible.includes(ownerId)) return undefined;
  return no('personBlind', { owner: people.find((one) => one.userId === ownerId)?.name ?? '' });
}

/** The owner and the handler of a tender: one is answerable for it, the other does it. */
export async function handsProblem(
  db: ReadDb,
  { ownerId, assistantId }: { readonly ownerId: number; readonly assistantId: number },
): Promise<Refusal | undefined> {
  const owner = { userId: ownerId, ownerId, permission: 'tenders.read', field: '/ownerId' } as const;
  const handler = { userId: assistantId, ownerId, permission: 'tenders.write', field: '/assistantId' } as const;
  return (await namedProblem(db, owner)) ?? (await namedProblem(db, handler));
}
