import type { Catalogue } from '../catalogue';
import type { grid as source } from '../zh-CN/grid';

export const grid: Catalogue<typeof source> = {
  quickSearch: 'Quick search: name / number / pinyin',
  quickSearchLabel: 'Quick search',
  columnsTitle: 'Columns to show',
  columnUp: 'Move “{{name}}” forward',
  columnDown: 'Move “{{name}}” back',
  resetColumns: 'Reset',
  filter: {
    title: 'Filter: {{name}}',
    contains: 'Contains',
    equals: 'Equals',
    startsWith: 'Starts with',
    text: 'Text',
    min: 'Least',
    max: 'Most',
    remove: 'Remove the filter “{{name}}”',
    removeAll: 'Clear all filters',
    atLeast: '≥ {{min}}',
    atMost: '≤ {{max}}',
    between: '{{min}} – {{max}}',
    since: 'from {{from}}',
    until: 'until {{to}}',
    chip: '{{name}}: {{what}}',
    list: '{{first}} and others, {{count}} in all',
  },
  totals: {
    count: 'rows {{count}}',
    countCapped: 'rows {{count}}+',
    asking: 'Adding up…',
  },
  selection: {
    sum: 'Selected sum {{sum}}',
    average: 'average {{average}}',
    count: 'count {{count}}',
  },
  rows: {
    empty: 'No data',
    noMatch: 'Nothing matches',
    noMatchHint: 'Clear the filters to see more.',
    failed: 'The list could not be read',
  },
  copied: '{{count}} rows copied, with headers',
  menu: 'What can be done with this row',
  words: { wholeNumber: 'Whole number' },
};
