/** The calendar of working days: public holidays and the weekend days that are worked for them. */
import { z } from 'zod';
import { dayKinds } from '../domain/calendar-words';
import { businessDate, command, commandInput, instant, query, text, version } from './procedure';

const year = z.int().min(2000).max(2199);
const open = 'days of the whole firm';
const write = { permission: 'calendar.write', open } as const;

const calendarDayRow = z.strictObject({ day: businessDate, kind: z.enum(dayKinds), name: z.string(), version });
const calendarYearRow = z.strictObject({
  year,
  source: z.string(),
  /** Null: delivered with the program. */
  enteredAt: instant.nullable(),
  enteredBy: z.string().nullable(),
  version,
});
export type CalendarDayRow = z.output<typeof calendarDayRow>;
export type CalendarYearRow = z.output<typeof calendarYearRow>;

export const calendarContract = {
  /** The days of one year that leave the week, and which years are entered. */
  list: query({ permission: 'settings.read', open })
    .input(z.strictObject({ year }))
    .output(z.strictObject({ days: z.array(calendarDayRow), years: z.array(calendarYearRow) })),
  /** `version`: null for a day that is not kept yet. */
  set: command(write)
    .input(commandInput({ day: businessDate, kind: z.enum(dayKinds), name: text(40), version: version.nullable() }))
    .output(z.strictObject({ version })),
  /** The day follows the week again. */
  remove: command(write)
    .input(commandInput({ day: businessDate, version }))
    .output(z.strictObject({})),
  /** States that the days of a year are entered, and from what paper. */
  signYear: command(write)
    .input(commandInput({ year, source: text(200) }))
    .output(z.strictObject({ version })),
};
