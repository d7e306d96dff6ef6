import { businessDate, instant, int, json, ref, table, text } from '../../store/columns';

export const setting = table('setting', {
  key: text().notNull(),
  value: json<unknown>().notNull(),
  version: int().notNull(),
});

/** Days on which the calendar leaves the week. */
export const calendarDay = table('calendar_day', {
  day: businessDate().notNull(),
  kind: text<'holiday' | 'workday'>().notNull(),
  name: text().notNull(),
  version: int().notNull().default(0),
});

/** Years whose days are entered. */
export const calendarYear = table('calendar_year', {
  year: int().notNull(),
  source: text().notNull().default(''),
  enteredAt: instant(),
  enteredBy: ref(),
  version: int().notNull().default(0),
});
