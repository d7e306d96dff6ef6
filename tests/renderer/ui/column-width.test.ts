import { describe, expect, it } from 'vitest';
import { usualWidth, wordsWidth } from '../../../src/renderer/ui/grid/column-width';
import type { GridColumn, GridRow } from '../../../src/renderer/ui/grid/types';
import type { Translate } from '../../../src/renderer/ui/i18n';

const words: Readonly<Record<string, string>> = {
  'orders.columns.ownerName': 'Salesperson',
  short: 'No.',
  tag: 'Distributor',
};
// The keys of the catalogue are many; the width only asks for the words behind a few.
const t = ((key: string) => words[key] ?? key) as Translate;
const column = (given: Partial<GridColumn<GridRow>>): GridColumn<GridRow> => ({
  key: 'ownerName',
  header: 'orders.columns.ownerName',
  kind: 'text',
  width: 60,
  ...given,
});

describe('the width of a column', () => {
  it('gives a long head its room, and leaves a wide column as it is', () => {
    expect(usualWidth(column({}), t)).toBeGreaterThan(wordsWidth('Salesperson'));
    expect(usualWidth(column({ width: 200 }), t)).toBe(200);
  });

  it('leaves room for the arrow of a sorted column', () => {
    expect(usualWidth(column({}), t, true)).toBeGreaterThan(usualWidth(column({}), t));
  });

  it('holds the longest state, unless the column draws its cells itself', () => {
    const states = { one: { label: 'tag', tone: 'neutral' } } as unknown as NonNullable<GridColumn<GridRow>['states']>;
    const narrow = column({ header: 'short' as GridColumn<GridRow>['header'], kind: 'state', states });
    expect(usualWidth(narrow, t)).toBeGreaterThan(wordsWidth('Distributor'));
    expect(usualWidth({ ...narrow, render: () => null }, t)).toBe(60);
  });

  it('counts a Chinese character as a full one and an English letter as about half', () => {
    expect(wordsWidth('业务员')).toBe(39);
    expect(wordsWidth('lines')).toBeLessThan(wordsWidth('业务员'));
  });
});
