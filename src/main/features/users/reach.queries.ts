/** Everybody with his posts and whose records he sees, in three statements: for what is told to many at once. */
import type { Post } from '../../../shared/domain/permissions';
import type { ReadDb } from '../../store/handles';
import { visibleUsers, type Unit } from './users.rules';
import { orgUnit, post, user } from './users.tables';

export type Reach = {
  readonly userId: number;
  readonly name: string;
  readonly orgUnitId: number;
  readonly isDisabled: boolean;
  readonly posts: readonly Post[];
  readonly visible: readonly number[] | 'all';
};
type Reaches = { readonly people: readonly Reach[]; readonly units: readonly Unit[] };

/** Disabled people too: what was theirs still has somebody above them. */
export async function allReaches(db: ReadDb): Promise<Reaches> {
  const units = await db.select({ id: orgUnit.id, parentId: orgUnit.parentId }).from(orgUnit);
  const rows = await db
    .select({ id: user.id, name: user.name, orgUnitId: user.orgUnitId, isDisabled: user.isDisabled })
    .from(user)
    .orderBy(user.id);
  const held = Map.groupBy(await db.select().from(post), ({ userId }) => userId);
  const people = rows.map(({ id, name, orgUnitId, isDisabled }): Reach => {
    const posts = (held.get(id) ?? []).map((row) => row.post);
    const visible = visibleUsers({ id, orgUnitId, posts }, units, rows);
    return { userId: id, name, orgUnitId, isDisabled, posts, visible };
  });
  return { people, units };
}
