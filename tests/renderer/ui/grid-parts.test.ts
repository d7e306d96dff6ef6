import { describe, expect, it } from 'vitest';
import { cellText } from '../../../src/renderer/ui/grid/cell-text';
import { arranged } from '../../../src/renderer/ui/grid/column-order';
import { tableText } from '../../../src/renderer/ui/grid/copy-rows';
import { summarize, summaryColumn } from '../../../src/renderer/ui/grid/summary';
import type { GridColumn } from '../../../src/renderer/ui/grid/types';
import { sortOfState, viewOfState } from '../../../src/renderer/ui/grid/view-state';
import { readView } from '../../../src/renderer/ui/grid/view-store';

type Row = { readonly id: number; readonly number: string; readonly amountFen: number | null; readonly state: string };
const columns: readonly GridColumn<Row>[] = [
  { key: 'number', header: 'common.words.number', kind: 'text' },
  { key: 'amountFen', header: 'common.words.amount', kind: 'money', isSummed: true },
  {
    key: 'state',
    header: 'common.words.status',
    kind: 'state',
    states: { approved: { label: 'common.state.done', tone: 'good' } },
  },
];
const rows: readonly Row[] = [
  { id: 1, number: 'SO2611-00001', amountFen: 12_680_000, state: 'approved' },
  { id: 2, number: 'SO2611-00002', amountFen: null, state: 'draft' },
  { id: 3, number: 'SO2611-00003', amountFen: -5, state: 'approved' },
];
const tools = { t: (key: string) => key, timeZone: 'Asia/Shanghai' };

describe('a row that is copied', () => {
  it('reads as it stands on the screen', () => {
    const texts = rows.map((row) => columns.map((column) => cellText(column, row, tools)));
    expect(texts).toEqual([
      ['SO2611-00001', '126,800.00', 'common.state.done'],
      ['SO2611-00002', '', 'draft'],
      ['SO2611-00003', '-0.05', 'common.state.done'],
    ]);
  });

  it('comes with its headers and stays one cell per cell', () => {
    expect(
      tableText(
        ['a', 'b'],
        [
          ['x\ty', 'say "z"'],
          ['line\nbreak', '1'],
        ],
      ),
    ).toBe('a\tb\r\n"x\ty"\t"say ""z"""\r\n"line\nbreak"\t1');
  });

  it('never becomes a formula in a spreadsheet, and figures stay figures', () => {
    expect(tableText(['h'], [['=1+1'], ['+86 591'], ['@a'], ['-cmd'], ['-1,234.50'], ['＝1']])).toBe(
      "h\r\n'=1+1\r\n'+86 591\r\n'@a\r\n'-cmd\r\n-1,234.50\r\n'＝1",
    );
  });
});

describe('the line under the rows', () => {
  it('adds up the column with the focus, else the first one that is summed', () => {
    expect(summaryColumn(columns, 'number')?.key).toBe('amountFen');
    expect(summaryColumn(columns, undefined)?.key).toBe('amountFen');
    expect(summaryColumn(columns.slice(0, 1), 'number')).toBeUndefined();
  });

  it('leaves empty cells out of the average and counts every row', () => {
    const [, amount] = columns;
    expect(amount && summarize(amount, rows)).toEqual({ sum: 12_679_995, average: 6_339_998, count: 3 });
    expect(amount && summarize(amount, [])).toEqual({ sum: 0, average: 0, count: 0 });
  });
});

describe('how a person arranged a list', () => {
  it('comes back, and a column that is new since then stays beside its neighbour', () => {
    const view = { columns: [{ key: 'state' }, { key: 'number' }], sort: [] };
    expect(arranged(columns, view).map(({ key }) => key)).toEqual(['state', 'number', 'amountFen']);
    expect(arranged(columns, undefined)).toEqual(columns);
  });

  it('keeps widths, hidden columns and the order of the sort', () => {
    const state = [
      { colId: 'number', width: 130, flex: null, hide: false, sort: 'desc', sortIndex: 1 },
      { colId: 'amountFen', width: 300, flex: 1, hide: true, sort: 'asc', sortIndex: 0 },
    ] as const;
    expect(viewOfState(state)).toEqual({
      columns: [
        { key: 'number', width: 130 },
        { key: 'amountFen', isHidden: true },
      ],
      sort: [
        { column: 'amountFen', direction: 'asc' },
        { column: 'number', direction: 'desc' },
      ],
    });
    expect(sortOfState([])).toEqual([]);
    expect(readView(JSON.stringify(viewOfState(state)))).toEqual(viewOfState(state));
  });

  it('is as good as none when it is not understood', () => {
    for (const text of [null, '7', '{}', '{"columns":3,"sort":[]}', '{']) expect(readView(text)).toBeUndefined();
    expect(readView('{"columns":[{"width":3},{"key":"a","width":"x"}],"sort":[{"column":"a"}]}')).toEqual({
      columns: [{ key: 'a' }],
      sort: [],
    });
  });
});
