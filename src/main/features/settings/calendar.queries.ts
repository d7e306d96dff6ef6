/** The calendar of working days as it is kept, for the rules and for its screen. */
import { sql } from 'drizzle-orm';
import type { calendarContract } from '../../../shared/contract/calendar.contract';
import { okay } from '../../../shared/domain/problem';
import type { Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { user } from '../users/users.tables';
import type { Calendar } from './calendar.rules';
import { calendarDay, calendarYear } from './settings.tables';

const p = sql.placeholder;

const dayRows = prepared('calendar.days', (db) =>
  db.select({ day: calendarDay.day, kind: calendarDay.kind }).from(calendarDay),
);
const yearRows = prepared('calendar.years', (db) => db.select({ year: calendarYear.year }).from(calendarYear));

/** The calendar of the book, for the rules of calendar.rules.ts. */
export async function calendarOf(db: ReadDb): Promise<Calendar> {
  const days = await dayRows(db, {});
  const years = await yearRows(db, {});
  return {
    days: new Map(days.map(({ day, kind }) => [day, kind])),
    years: new Set(years.map(({ year }) => year)),
  };
}

const oneDay = prepared('calendar.day', (db) =>
  db
    .select()
    .from(calendarDay)
    .where(sql`${calendarDay.day} = ${p('day')}`),
);
/** What is kept of a day, if it leaves the week. */
export const findDay = async (db: ReadDb, day: string) => (await oneDay(db, { day }))[0];

const oneYear = prepared('calendar.year', (db) =>
  db
    .select()
    .from(calendarYear)
    .where(sql`${calendarYear.year} = ${p('year')}`),
);
/** What is kept of a year, if its days are entered. */
export const findYear = async (db: ReadDb, year: number) => (await oneYear(db, { year }))[0];

export const listCalendar: Query<(typeof calendarContract)['list']> = async (db, { year }) => {
  const days = await db
    .select({ day: calendarDay.day, kind: calendarDay.kind, name: calendarDay.name, version: calendarDay.version })
    .from(calendarDay)
    .where(sql`${calendarDay.day} BETWEEN ${`${year}-01-01`} AND ${`${year}-12-31`}`)
    .orderBy(calendarDay.day);
  const years = await db
    .select({
      year: calendarYear.year,
      source: calendarYear.source,
      enteredAt: calendarYear.enteredAt,
      enteredBy: user.name,
      version: calendarYear.version,
    })
    .from(calendarYear)
    .leftJoin(user, sql`${user.id} = ${calendarYear.enteredBy}`)
    .orderBy(calendarYear.year);
  return okay({ days, years });
};
