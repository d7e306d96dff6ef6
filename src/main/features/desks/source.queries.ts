/** A reminder as rows of one statement: how they are counted, and how the first of them are read. */
import { sql, type SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { DeskRow } from '../../../shared/contract/desks.contract';
import { MOST_COUNTED, SHOWN_ROWS, type DeskKey } from '../../../shared/domain/desk-words';
import { isAnyOf } from '../../store/dialect';
import type { Actor } from '../../store/handler';
import type { Settings } from '../settings/settings.rules';

/** What all reminders of one look share. */
export type DeskFacts = {
  readonly actor: Actor;
  readonly today: string;
  readonly now: number;
  readonly timeZone: string;
  readonly settings: Settings;
  /** What waits since before this instant has waited longer than so many working hours. */
  readonly lateBefore: (hours: number) => number;
  /** Until when a deposit arrives that is asked for today, as {@link askLimits} answers it. */
  readonly askLimits: readonly number[];
  /** Sees the amounts of orders and receipts. */
  readonly seesMoney: boolean;
};

type Since = { readonly at: PgColumn | SQL } | { readonly on: PgColumn | SQL };

export type Source = {
  readonly from: PgTable;
  readonly id: PgColumn;
  /** Since when it waits, or its day; the oldest comes first. */
  readonly since: Since;
  /** How its rows stand where something else comes before the oldest. */
  readonly order?: SQL;
  readonly where: SQL;
  /** Whose record it is; without it the list of these records has no row scope either. */
  readonly owner?: PgColumn;
  readonly late?: SQL;
  readonly title: PgColumn | SQL;
  readonly who: PgColumn | SQL;
  readonly amountFen?: PgColumn | SQL;
  readonly qty?: PgColumn | SQL;
  readonly opens?: { readonly screen: 'order' | 'note' | 'tender'; readonly id: PgColumn };
};
export type Sources = { readonly [K in DeskKey]?: (facts: DeskFacts) => Source };

const nothing = sql`NULL`;
const columnOf = (since: Since): PgColumn | SQL => ('at' in since ? since.at : since.on);
const isLate = ({ late }: Source): SQL => (late ? sql`CASE WHEN ${late} THEN 1 ELSE 0 END` : sql`0`);
const seen = ({ where, owner }: Source, { visible }: Actor): SQL =>
  owner === undefined || visible === 'all' ? where : sql`${where} AND ${isAnyOf(owner, visible)}`;

export type Counted = {
  readonly key: DeskKey;
  readonly count: number;
  readonly late: number;
  readonly oldestAt: number | null;
  readonly oldestOn: string | null;
};

/** One row of {@link Counted}; the oldest are counted, so what is late is among them. */
export function countStatement(key: DeskKey, source: Source, actor: Actor): SQL {
  const { from, since } = source;
  const by = columnOf(since);
  const [oldestAt, oldestOn] = 'at' in since ? [sql`min(s)`, nothing] : [nothing, sql`min(s)`];
  const rows = sql`SELECT ${by} AS s, ${isLate(source)} AS l FROM ${from} WHERE ${seen(source, actor)} ORDER BY ${by} LIMIT ${MOST_COUNTED + 1}`;
  return sql`SELECT ${key} AS "key", count(*) AS "count", coalesce(sum(l), 0) AS "late", ${oldestAt} AS "oldestAt", ${oldestOn} AS "oldestOn" FROM (${rows}) AS counted`;
}

/** The first rows, the oldest before all where they have no order of their own, as {@link ShownRow}, one more than is shown. */
export function rowsStatement(source: Source, actor: Actor): SQL {
  const { from, id, since, order, title, who, amountFen = nothing, qty = nothing, opens } = source;
  const by = columnOf(since);
  const [at, on] = 'at' in since ? [by, nothing] : [nothing, by];
  const columns = sql`${id} AS "id", ${title} AS "title", ${who} AS "who", ${at} AS "sinceAt", ${on} AS "sinceOn", ${amountFen} AS "amountFen", ${qty} AS "qty", ${isLate(source)} AS "isLate", ${opens?.id ?? nothing} AS "opensId"`;
  return sql`SELECT ${columns} FROM ${from} WHERE ${seen(source, actor)} ORDER BY ${order ? sql`${order}, ` : sql``}${by}, ${id} LIMIT ${SHOWN_ROWS + 1}`;
}

export type ShownRow = Omit<DeskRow, 'isLate' | 'opens'> & { readonly isLate: number; readonly opensId: number | null };

/** A row as the desk shows it; money only for those who see it. */
export const shownRow = (source: Source, { seesMoney }: DeskFacts, row: ShownRow): DeskRow => {
  const { opensId, isLate: late, amountFen, ...rest } = row;
  const opens = source.opens && opensId !== null ? { screen: source.opens.screen, id: opensId } : null;
  return { ...rest, amountFen: seesMoney ? amountFen : null, isLate: late === 1, opens };
};
