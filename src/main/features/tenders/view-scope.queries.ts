/** Which tenders a view is about, and how its steps stand: shared by the board, the month and the figures. */
import { sql, type SQL } from 'drizzle-orm';
import type { ViewWhose } from '../../../shared/domain/tender-views';
import type { TenderKind } from '../../../shared/domain/tender-words';
import { isAnyOf, isAnyOfWords } from '../../store/dialect';
import type { Actor } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { user } from '../users/users.tables';
import { tender } from './tenders.tables';

export type Asked = {
  readonly whose: ViewWhose;
  readonly kinds: readonly TenderKind[];
  readonly province: string;
};

/** Row scope: a tender is seen by whom its owner is seen. */
export const isSeen = ({ visible }: Actor): SQL => (visible === 'all' ? sql`1 = 1` : isAnyOf(tender.ownerId, visible));

/** Seen, and asked for. */
export function isAsked({ whose, kinds, province }: Asked, actor: Actor): SQL {
  const parts = [isSeen(actor)];
  if (whose === 'mine')
    parts.push(sql`(${tender.ownerId} = ${actor.userId} OR ${tender.assistantId} = ${actor.userId})`);
  if (kinds.length > 0) parts.push(isAnyOfWords(tender.kind, kinds));
  if (province !== '') parts.push(sql`${tender.province} = ${province}`);
  return sql.join(parts, sql` AND `);
}

/** Names of people by id. */
export async function namesOfPeople(db: ReadDb, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const rows = await db
    .select({ id: user.id, name: user.name })
    .from(user)
    .where(isAnyOf(user.id, [...new Set(ids)]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
