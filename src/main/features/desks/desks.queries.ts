/** The desk of whoever asks: what waits for his posts, in one statement and a few computed reminders. */
import { sql } from 'drizzle-orm';
import type { DeskItem, DeskRow, desksContract } from '../../../shared/contract/desks.contract';
import { keysFor, MOST_COUNTED, reminderOf, SHOWN_ROWS, type DeskKey } from '../../../shared/domain/desk-words';
import { okay, refuse } from '../../../shared/domain/problem';
import type { Query } from '../../store/handler';
import { rowsOf, type ReadDb } from '../../store/handles';
import type { Settings } from '../settings/settings.rules';
import { computedRows } from './computed.queries';
import { groupOf, thresholdOf } from './desks.rules';
import { deskFacts } from './facts.queries';
import { houseSources } from './house-sources.queries';
import { invoiceSources } from './invoice-sources.queries';
import { orderSources } from './order-sources.queries';
import { tenderSources } from './tender-sources.queries';
import { markedRows } from './row-marks.queries';
import {
  countStatement,
  rowsStatement,
  shownRow,
  type Counted,
  type DeskFacts,
  type ShownRow,
  type Sources,
} from './source.queries';

type Contract = typeof desksContract;

/** Reminders that are counted by a statement; the others are computed. */
export const sources: Sources = { ...orderSources, ...houseSources, ...invoiceSources, ...tenderSources };

async function counted(db: ReadDb, keys: readonly DeskKey[], facts: DeskFacts): Promise<Counted[]> {
  const statements = keys.flatMap((key) => {
    const source = sources[key]?.(facts);
    return source ? [countStatement(key, source, facts.actor)] : [];
  });
  return statements.length === 0 ? [] : rowsOf<Counted>(db, sql.join(statements, sql` UNION ALL `));
}

type Look = { readonly isCapped: boolean; readonly settings: Settings };

const itemOf = ({ key, count, late, oldestAt, oldestOn }: Counted, { isCapped, settings }: Look): DeskItem => {
  const { screen, segment = null } = reminderOf(key);
  const lateCount = Math.min(late, MOST_COUNTED);
  return {
    ...{ key, count: Math.min(count, MOST_COUNTED), isCapped, lateCount, oldestAt, oldestOn },
    threshold: thresholdOf(key, settings),
    group: groupOf(key, lateCount),
    target: { screen, segment },
  };
};

const itemOfRows = (key: DeskKey, found: readonly DeskRow[], { isCapped, settings }: Look): DeskItem => {
  const [oldest] = found;
  const late = found.filter((row) => row.isLate).length;
  const dates = { oldestAt: oldest?.sinceAt ?? null, oldestOn: oldest?.sinceOn ?? null };
  const isOver = isCapped || found.length > MOST_COUNTED;
  return itemOf({ key, count: found.length, late, ...dates }, { isCapped: isOver, settings });
};

/** Every reminder of the reader's posts, also those with nothing in them. */
export const mine: Query<Contract['mine']> = async (db, _input, ctx) => {
  const keys = keysFor(ctx.actor.posts);
  const facts = await deskFacts(db, ctx);
  const { settings } = facts;
  const counts = new Map((await counted(db, keys, facts)).map((row) => [row.key, row]));
  const others = await computedRows(db, keys, facts);
  return okay(
    keys.flatMap((key) => {
      const row = counts.get(key);
      if (row) return [itemOf(row, { isCapped: row.count > MOST_COUNTED, settings })];
      const other = others.get(key);
      return other ? [itemOfRows(key, other.rows, { isCapped: other.isCapped, settings })] : [];
    }),
  );
};

export const rows: Query<Contract['rows']> = async (db, { key }, ctx) => {
  if (!keysFor(ctx.actor.posts).includes(key)) return refuse('NOT_FOUND', {}, ['/key']);
  const facts = await deskFacts(db, ctx);
  const source = sources[key]?.(facts);
  const found = source
    ? (await rowsOf<ShownRow>(db, rowsStatement(source, ctx.actor))).map((row) => shownRow(source, facts, row))
    : ((await computedRows(db, [key], facts)).get(key)?.rows ?? []);
  const shown = await markedRows(db, { key, rows: found.slice(0, SHOWN_ROWS), facts });
  return okay({ rows: shown, hasMore: found.length > SHOWN_ROWS });
};
