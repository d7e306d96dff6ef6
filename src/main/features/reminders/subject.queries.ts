/** A record that is worth a reminder, as the sweep and the inbox read it: whose it is, of which date, what it is called. */
import { getTableName, sql, type SQL } from 'drizzle-orm';
import { startOfDay } from '../../../shared/domain/business-date';
import type { DeskKey } from '../../../shared/domain/desk-words';
import type { ReminderStep } from '../../../shared/domain/reminder-words';
import type { MilestoneKind, TenderState } from '../../../shared/domain/tender-words';
import { isAnyOf } from '../../store/dialect';
import { rowsOf, type ReadDb } from '../../store/handles';
import { sources } from '../desks/desks.queries';
import type { DeskFacts, Source } from '../desks/source.queries';

export type Subject = {
  readonly entity: string;
  readonly entityId: number;
  /** Null: everybody's whose post it concerns. */
  readonly ownerId: number | null;
  /** Whom it is for by name; without them it is for the posts of its rule. */
  readonly recipients?: readonly number[];
  /** Its date or the instant since when it waits, UTC ms. */
  readonly dueAt: number;
  readonly isWholeDay: boolean;
  /** Of a line of a desk: told at once as this. */
  readonly step?: ReminderStep;
  readonly title: string;
  readonly who: string;
  /** Its page; without one the list of its rule. */
  readonly opens: { readonly screen: 'order' | 'note' | 'tender'; readonly id: number } | null;
  readonly milestone?: MilestoneKind;
  readonly milestoneTitle?: string;
  readonly tenderState?: TenderState;
};

/** All that is new, or just these. */
type Wanted = { readonly newest: number } | { readonly ids: readonly number[] };

const nothing = sql`NULL`;

type Row = {
  readonly id: number;
  readonly ownerId: number | null;
  readonly sinceAt: number | null;
  readonly sinceOn: string | null;
  readonly title: string | null;
  readonly who: string | null;
  readonly opensId: number | null;
};

/** The newest first: what has just become late is told, whatever waits behind it. */
export function deskStatement(source: Source, { actor }: DeskFacts, wanted: Wanted): SQL {
  const { from, id, since, where, late, owner, title, who, opens } = source;
  const by = 'at' in since ? since.at : since.on;
  const [at, on] = 'at' in since ? [by, nothing] : [nothing, by];
  const own = owner === undefined || actor.visible === 'all' ? sql`1` : isAnyOf(owner, actor.visible);
  const columns = sql`${id} AS "id", ${owner ?? nothing} AS "ownerId", ${at} AS "sinceAt", ${on} AS "sinceOn", ${title} AS "title", ${who} AS "who", ${opens?.id ?? nothing} AS "opensId"`;
  const base = sql`SELECT ${columns} FROM ${from} WHERE ${where} AND ${late ?? sql`1`} AND ${own}`;
  if ('ids' in wanted) return sql`${base} AND ${isAnyOf(id, wanted.ids)}`;
  return sql`${base} ORDER BY ${by} DESC LIMIT ${wanted.newest}`;
}

type Known = { readonly source: Source; readonly facts: DeskFacts };

function subjectOf({ source, facts }: Known, { id, ownerId, sinceAt, sinceOn, opensId, ...row }: Row): Subject {
  const dueAt = sinceOn === null ? (sinceAt ?? 0) : startOfDay(sinceOn, facts.timeZone);
  const opens = source.opens && opensId !== null ? { screen: source.opens.screen, id: opensId } : null;
  const step = source.late === undefined ? 'new' : 'late';
  const base = { entity: getTableName(source.from), entityId: id, ownerId, dueAt, isWholeDay: 'on' in source.since };
  return { ...base, step, title: row.title ?? '', who: row.who ?? '', opens };
}

type Newest = { readonly facts: DeskFacts; readonly newest: number };

/** The newest records of several counted lines in one statement, the newest first. */
export async function newestSubjects(
  db: ReadDb,
  keys: readonly DeskKey[],
  { facts, newest }: Newest,
): Promise<Map<DeskKey, Subject[]>> {
  const known = new Map(
    keys.flatMap((key) => {
      const source = sources[key]?.(facts);
      return source ? [[key, { source, facts }] as const] : [];
    }),
  );
  if (known.size === 0) return new Map();
  const parts = Array.from(
    known,
    ([key, { source }]) => sql`SELECT ${key} AS "key", * FROM (${deskStatement(source, facts, { newest })}) AS newest`,
  );
  const rows = await rowsOf<Row & { readonly key: DeskKey }>(db, sql.join(parts, sql` UNION ALL `));
  const byKey = Map.groupBy(rows, ({ key }) => key);
  return new Map(
    Array.from(known, ([key, one]) => {
      const subjects = (byKey.get(key) ?? []).map((row) => subjectOf(one, row));
      return [key, subjects.toSorted((a, b) => b.dueAt - a.dueAt)];
    }),
  );
}

/** The records behind a counted line of a desk, as a reader of `facts` sees them; undefined for a computed one. */
export async function deskSubjects(
  db: ReadDb,
  key: DeskKey,
  { facts, wanted }: { readonly facts: DeskFacts; readonly wanted: Wanted },
): Promise<Subject[] | undefined> {
  const source = sources[key]?.(facts);
  if (!source) return undefined;
  const rows = await rowsOf<Row>(db, deskStatement(source, facts, wanted));
  return rows.map((row) => subjectOf({ source, facts }, row));
}
