/** The desk of whoever asks: what waits for his posts, in one statement and a few computed reminders. */
import { sql } from 'drizzle-orm';
import type { DeskItem, DeskRow, desksContract } from '../../../shared/contract/desks.contract';
import { keysFor, MOST_COUNTED, reminderOf, SHOWN_ROWS, type DeskKey } from '../../../shared/domain/desk-words';
import { mayDo } from '../../../shared/domain/permissions';
import { okay, refuse } from '../../../shared/domain/problem';
import { workingClock } from '../../../shared/domain/working-hours';
import type { Ctx, Query } from '../../store/handler';
import { rowsOf, type ReadDb } from '../../store/handles';
import { readSettings } from '../settings/settings.queries';
import type { Settings } from '../settings/settings.rules';
import { dueKeys, groupOf, thresholdOf } from './desks.rules';
import { duesOf } from './dues.queries';
import { houseSources } from './house-sources.queries';
import { orderSources } from './order-sources.queries';
import { shortGoodsOf } from './short-goods.queries';
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
export const sources: Sources = { ...orderSources, ...houseSources };

export async function deskFacts(db: ReadDb, { actor, today, now, timeZone }: Ctx): Promise<DeskFacts> {
  const clock = workingClock(timeZone);
  return {
    ...{ actor, today, now, settings: await readSettings(db) },
    lateBefore: (hours) => clock.lateBefore(now, hours),
    seesMoney: mayDo(actor.posts, 'orders.read'),
  };
}

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

/** The computed reminders among these, with all their rows. */
async function computed(db: ReadDb, keys: readonly DeskKey[], facts: DeskFacts) {
  const found = new Map<DeskKey, { rows: DeskRow[]; isCapped: boolean }>();
  if (keys.includes('shortGoods')) {
    found.set('shortGoods', { rows: await shortGoodsOf(db, facts.today), isCapped: false });
  }
  const wanted = dueKeys.filter((key) => keys.includes(key));
  if (wanted.length === 0) return found;
  const { dues, isCapped } = await duesOf(db, facts);
  for (const wantedKey of wanted) {
    const rows = dues.filter(({ key }) => key === wantedKey).map(({ key: _, dueOn: __, ...row }): DeskRow => row);
    found.set(wantedKey, { rows, isCapped });
  }
  return found;
}

/** Every reminder of the reader's posts, also those with nothing in them. */
export const mine: Query<Contract['mine']> = async (db, _input, ctx) => {
  const keys = keysFor(ctx.actor.posts);
  const facts = await deskFacts(db, ctx);
  const { settings } = facts;
  const counts = new Map((await counted(db, keys, facts)).map((row) => [row.key, row]));
  const others = await computed(db, keys, facts);
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
    : ((await computed(db, [key], facts)).get(key)?.rows ?? []);
  return okay({ rows: found.slice(0, SHOWN_ROWS), hasMore: found.length > SHOWN_ROWS });
};
