/** Clocks, templates and the calendar as they hold in this book. */
import { clockKeys, defaultAmounts, tenderClocks, type ClockAmounts } from '../../../shared/domain/tender-clocks';
import type { tenderRulesContract } from '../../../shared/contract/tender-rules.contract';
import { okay } from '../../../shared/domain/problem';
import type { Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { calendarOf } from '../settings/calendar.queries';
import type { Rules } from './milestones.rules';
import { milestoneTemplate, tenderClock } from './tenders.tables';

type Contract = typeof tenderRulesContract;

const clockRows = prepared('tenderClock.all', (db) => db.select().from(tenderClock));
const templateRows = prepared('milestoneTemplate.all', (db) =>
  db.select().from(milestoneTemplate).orderBy(milestoneTemplate.tenderKind, milestoneTemplate.id),
);

/** The firm's own row of a clock, if it has one. */
export const findClock = async (db: ReadDb, key: string) => (await clockRows(db, {})).find((row) => row.key === key);

export const findTemplate = async (db: ReadDb, templateId: number) =>
  (await templateRows(db, {})).find(({ id }) => id === templateId);

/** The amounts of all clocks, the firm's own before the defaults. */
export async function clockAmountsOf(db: ReadDb): Promise<ClockAmounts> {
  const rows = await clockRows(db, {});
  return { ...defaultAmounts, ...Object.fromEntries(rows.map(({ key, amount }) => [key, amount])) };
}

/** Everything from which dates are planned. */
export const rulesOf = async (db: ReadDb): Promise<Rules> => ({
  calendar: await calendarOf(db),
  clocks: await clockAmountsOf(db),
  templates: await templateRows(db, {}),
});

export const listClocks: Query<Contract['clocks']> = async (db) => {
  const rows = new Map((await clockRows(db, {})).map((row) => [row.key, row]));
  return okay(
    clockKeys.map((key) => {
      const kept = rows.get(key);
      const { amount, unit, side } = tenderClocks[key];
      const held = { amount: kept?.amount ?? amount, note: kept?.note ?? '', version: kept?.version ?? null };
      return { key, unit, side, standard: amount, ...held };
    }),
  );
};

export const listTemplates: Query<Contract['templates']> = async (db) => okay(await templateRows(db, {}));
