import type { Catalogue } from '../catalogue';
import type { calendar as source } from '../zh-CN/calendar';

export const calendar: Catalogue<typeof source> = {
  title: 'Working days',
  hint: 'Deposits, objections and publications count by these days. Enter each year once its holidays are announced.',
  year: 'Year',
  entered: 'Entered: {{source}}',
  missing: 'The holidays of {{year}} are not entered yet: days count by the week alone and may be wrong.',
  missingYears: 'It reaches into {{years}}, whose holidays are not entered: days count by the week alone.',
  sources: { state_council: 'Holiday notice of the State Council' },
  columns: { day: 'Date', kind: 'Arrangement', name: 'Holiday', source: 'Source' },
  kinds: { holiday: 'Day off', workday: 'Worked' },
  names: {
    new_year: 'New Year',
    spring_festival: 'Spring Festival',
    tomb_sweeping: 'Tomb-Sweeping Day',
    labour_day: 'Labour Day',
    dragon_boat: 'Dragon Boat Festival',
    mid_autumn: 'Mid-Autumn Festival',
    national_day: 'National Day',
  },
  empty: 'No days off or worked weekends are entered for this year.',
  add: 'Add a day',
  remove: 'Follow the week',
  sign: 'State as entered',
  sourceHint: 'e.g. the notice on holidays of 2027',
  saved: 'Calendar saved',
  signed: '{{year}} is stated as entered',
  refusals: { workedAnyway: '{{day}} is a working day anyway. Choose a weekend day, or set it as a day off.' },
};
