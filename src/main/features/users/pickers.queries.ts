/** People who hold a right, for a choice of names. */
import { sql } from 'drizzle-orm';
import { permissionPosts, type Permission } from '../../../shared/domain/permissions';
import { isAnyOfWords } from '../../store/dialect';
import type { ReadDb } from '../../store/handles';
import { post, user } from './users.tables';

/** Active people whose own posts give the right, by the sound of their names; the account of a computer is nobody. */
export const peopleHolding = (db: ReadDb, permission: Permission): Promise<{ id: number; name: string }[]> =>
  db
    .select({ id: user.id, name: user.name })
    .from(user)
    .where(
      sql`${user.isDisabled} = 0 AND ${user.isSharedPost} = 0 AND ${user.id} IN (SELECT ${post.userId} FROM ${post} WHERE ${isAnyOfWords(post.post, permissionPosts[permission])})`,
    )
    .orderBy(user.pyFull, user.id);
