/**
 * Business dates are calendar days of the firm (`YYYY-MM-DD` in the book's time zone), never instants: nothing
 * here looks at the clock or at the time zone of the machine. ISO dates compare as text.
 */
import { Temporal } from 'temporal-polyfill/implementation';
import { okay, type Result } from './problem';
import { refuseText, toHalfWidth } from './typed-text';

const { Instant, PlainDate } = Temporal;

/** A four-digit year that any paper of the trade can carry; anything else is a slip of the finger. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;
/** Day 0 of the serial numbers of spreadsheets, counted past their 29 February 1900, which never was. */
const SERIAL_DAY_ZERO = '1899-12-30';
/** Five-digit serials that are read as dates: 1954 to 2119. Others are more likely some other number. */
const SERIAL = /^(?<serial>[2-7]\d{4})(?:\.\d+)?$/u;
const ISO = /^\d{4}-\d{2}-\d{2}$/u;
const COMPACT = /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/u;
const SEPARATED = /^(?<year>\d{4})(?<separator>[-./])(?<month>\d{1,2})\k<separator>(?<day>\d{1,2})$/u;
/** The characters for year, month and day. */
const WRITTEN = /^(?<year>\d{4})\s*\u5e74\s*(?<month>\d{1,2})\s*\u6708\s*(?<day>\d{1,2})\s*[\u65e5\u53f7]?$/u;
/** A time of day behind the date, as spreadsheets export it; it does not concern the date. */
const TIME_OF_DAY = /[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/u;
const MONTH_ONLY =
  /^(?<year>\d{4})(?:[-./](?<month>\d{1,2})|(?<joined>\d{2})|\s*\u5e74\s*(?<written>\d{1,2})\s*\u6708?)$/u;

type Day = { readonly year: number; readonly month: number; readonly day: number };

/** The ISO date of a day, if the calendar has it and the year is plausible. */
const isoOf = ({ year, month, day }: Day): string | undefined => {
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1) return undefined;
  const date = PlainDate.from({ year, month, day });
  return date.day === day ? date.toString() : undefined;
};

const dayOfGroups = (groups: Record<string, string | undefined>): Day => ({
  year: Number(groups.year),
  month: Number(groups.month ?? groups.joined ?? groups.written),
  day: Number(groups.day ?? 1),
});

/** True for an existing day written as `YYYY-MM-DD`. */
export const isBusinessDate = (text: string): boolean => {
  if (!ISO.test(text)) return false;
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return isoOf({ year, month, day }) === text;
};

/** The business date of an instant (UTC ms) in a time zone such as `Asia/Shanghai`. */
export const businessDateOf = (atMs: number, timeZone: string): string =>
  Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(timeZone).toPlainDate().toString();

/** The first instant (UTC ms) of a business date in a time zone. */
export const startOfDay = (date: string, timeZone: string): number =>
  PlainDate.from(date).toZonedDateTime(timeZone).epochMilliseconds;

/** The last millisecond of a business date in a time zone. */
export const lastOfDay = (date: string, timeZone: string): number => startOfDay(addDays(date, 1), timeZone) - 1;

/** The instant (UTC ms) of a time such as `09:30` on a business date in a time zone. */
export const timeOfDay = (date: string, time: string, timeZone: string): number =>
  PlainDate.from(date).toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds;

/** The date some days later, or earlier when negative. */
export const addDays = (date: string, days: number): string => PlainDate.from(date).add({ days }).toString();

/** The same day some months later; where the month is shorter, its last day. */
export const addMonths = (date: string, months: number): string => PlainDate.from(date).add({ months }).toString();

/** The last day of the date's month. */
export const endOfMonth = (date: string): string => {
  const day = PlainDate.from(date);
  return day.with({ day: day.daysInMonth }).toString();
};

/** Days from one date to another; negative when the second is earlier. */
export const daysBetween = (from: string, to: string): number =>
  PlainDate.from(from).until(PlainDate.from(to), { largestUnit: 'day' }).days;

const CLOCK =
  /[T\s]+(?<hour>[01]?\d|2[0-3])(?::|\s*[\u65f6\u70b9])(?<minute>[0-5]\d)?(?::[0-5]\d(?:\.\d+)?|\s*\u5206)?$/u;

/** Reads a date with or without a time of day: `2026-12-01T09:30`, or the date alone where no time was written. */
export const parseDateAndTime = (text: string, field?: string): Result<string> => {
  const half = toHalfWidth(text);
  const { hour, minute = '00' } = CLOCK.exec(half)?.groups ?? {};
  // Something like a time that no clock shows.
  if (hour === undefined && TIME_OF_DAY.test(half)) return refuseText({ case: 'notADate', text, field });
  const date = parseBusinessDate(hour === undefined ? half : half.replace(CLOCK, ''), field);
  return !date.ok || hour === undefined ? date : okay(`${date.value}T${hour.padStart(2, '0')}:${minute}`);
};

const dateOfText = (text: string): string | undefined => {
  const bare = text.replace(TIME_OF_DAY, '');
  const serial = SERIAL.exec(bare)?.groups?.serial;
  if (serial !== undefined) return addDays(SERIAL_DAY_ZERO, Number(serial));
  const groups = (COMPACT.exec(bare) ?? SEPARATED.exec(bare) ?? WRITTEN.exec(bare))?.groups;
  return groups === undefined ? undefined : isoOf(dayOfGroups(groups));
};

/**
 * Reads a typed or imported date: ISO, dots, slashes, eight digits, written with the characters for year, month
 * and day, or a spreadsheet's serial number; full-width digits too. `field` is the JSON pointer for the refusal.
 */
export const parseBusinessDate = (text: string, field?: string): Result<string> => {
  const half = toHalfWidth(text);
  if (half === '') return refuseText({ case: 'required', text, field });
  const date = dateOfText(half);
  return date === undefined ? refuseText({ case: 'notADate', text, field }) : okay(date);
};

/** An expiry as printed on the pack, and the last day on which it holds. */
export type LabelledExpiry = { readonly label: string; readonly lastDay: string };

/** Reads an expiry from a pack: a month without a day holds until the month's last day. */
export const labelledExpiry = (text: string, field?: string): Result<LabelledExpiry> => {
  const label = toHalfWidth(text);
  const groups = MONTH_ONLY.exec(label)?.groups;
  if (groups === undefined) {
    const whole = parseBusinessDate(text, field);
    if (!whole.ok) return whole;
    // A serial number is the spreadsheet's doing, it never stood on a pack.
    return okay({ label: SERIAL.test(label) ? whole.value : label, lastDay: whole.value });
  }
  const firstDay = isoOf(dayOfGroups(groups));
  if (firstDay === undefined) return refuseText({ case: 'notADate', text, field });
  return okay({ label, lastDay: endOfMonth(firstDay) });
};
