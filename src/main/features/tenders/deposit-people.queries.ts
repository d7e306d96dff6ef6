import { isAnyOf } from '../../store/dialect';
import type { ReadDb } from '../../store/handles';
import { user } from '../users/users.tables';

/** The names of people by id. */
export async function namesOfUsers(db: ReadDb, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const wanted = [...new Set(ids)];
  const rows = await db.select({ id: user.id, name: user.name }).from(user).where(isAnyOf(user.id, wanted));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
