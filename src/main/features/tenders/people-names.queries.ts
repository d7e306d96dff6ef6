/** Names beside the ids of people. */
import { isAnyOf } from '../../store/dialect';
import type { ReadDb } from '../../store/handles';
import { user } from '../users/users.tables';

/** Names by id; nothing is asked where nobody is named. */
export async function namesOfPeople(
  db: ReadDb,
  ids: readonly (number | null)[],
): Promise<(id: number | null) => string> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return () => '';
  const rows = await db.select({ id: user.id, name: user.name }).from(user).where(isAnyOf(user.id, wanted));
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return (id) => (id === null ? '' : (names.get(id) ?? ''));
}
