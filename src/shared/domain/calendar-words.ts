/** Words of the calendar of working days that the engine, the contract and the screens share. */

export const dayKinds = ['holiday', 'workday'] as const;
export type DayKind = (typeof dayKinds)[number];

/** Names that are translated; any other name is shown as the firm wrote it. */
export const holidayNames = [
  'new_year',
  'spring_festival',
  'tomb_sweeping',
  'labour_day',
  'dragon_boat',
  'mid_autumn',
  'national_day',
] as const;
export type HolidayName = (typeof holidayNames)[number];

/** Where the days of a year come from when they were delivered with the program. */
export const DELIVERED = 'state_council';
