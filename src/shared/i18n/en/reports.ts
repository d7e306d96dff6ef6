import type { Catalogue } from '../catalogue';
import type { reports as zh } from '../zh-CN/reports';

export const reports: Catalogue<typeof zh> = {
  title: 'Orders on time',
  range: 'Submitted',
  by: { label: 'Group', person: 'By person', week: 'By week' },
  hint: 'Of the orders submitted in these days. Only times that stand on documents; working hours are Monday to Friday 8:30–17:30.',
  empty: 'No order was submitted in these days.',
  all: 'All',
  columns: {
    group: 'Person or week',
    step: 'Step',
    doneCount: 'Done',
    median: 'Median time',
    onTimeCount: 'On time',
    onTimeBp: 'On time, share',
    waitingCount: 'Still waiting',
  },
  steps: {
    approve: 'Submitted → approved',
    note: 'Approved → note',
    pick: 'Note → picked',
    check: 'Picked → checked',
    ship: 'Checked → shipped',
    sign: 'Shipped → signed',
  },
  hours: '{{hours}} h',
  days: '{{count, count}} d',
  refusal: { range: 'Choose a first and a last day, {{days}} days at most.' },
};
