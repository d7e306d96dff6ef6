/** Rows on their way out, and the key that takes an act back. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUndoKey } from '../../../src/renderer/ui/keyboard';
import { withLeaving } from '../../../src/renderer/ui/use-leaving';

const self = (row: number): number => row;
const shown = (before: number[], rows: number[]) =>
  withLeaving(before, rows, self).map(({ row, isLeaving }) => (isLeaving ? `-${row}` : `${row}`));

describe('a row that is done', () => {
  it('leaves from where it stood', () => {
    expect(shown([1, 2, 3], [1, 3])).toEqual(['1', '-2', '3']);
    expect(shown([1, 2, 3], [2, 3])).toEqual(['-1', '2', '3']);
    expect(shown([1, 2, 3, 4], [1, 4, 5])).toEqual(['1', '-2', '-3', '4', '5']);
    expect(shown([1], [])).toEqual(['-1']);
  });

  it('is no other list: many that go at once are simply gone', () => {
    expect(shown([1, 2, 3, 4, 5], [6])).toEqual(['6']);
  });

  it('never hides or doubles one that is there', () => {
    const rows = fc.uniqueArray(fc.integer({ min: 1, max: 12 }));
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        const all = withLeaving(before, after, self);
        expect(all.filter(({ isLeaving }) => !isLeaving).map(({ row }) => row)).toEqual(after);
        expect(new Set(all.map(({ row }) => row)).size).toBe(all.length);
      }),
    );
  });
});

describe('the key that takes back', () => {
  const key = (given: object) =>
    ({
      ...{ key: 'z', keyCode: 90, isComposing: false, ctrlKey: true, metaKey: false, altKey: false, shiftKey: false },
      ...{ target: null, defaultPrevented: false, ...given },
    }) satisfies Parameters<typeof isUndoKey>[0];

  it('is Ctrl+Z or Cmd+Z, not the redo, and nothing that an input method is composing', () => {
    expect(isUndoKey(key({}))).toBe(true);
    expect(isUndoKey(key({ ctrlKey: false, metaKey: true }))).toBe(true);
    for (const other of [{ ctrlKey: false }, { shiftKey: true }, { key: 'y' }, { keyCode: 229 }, { isComposing: true }])
      expect(isUndoKey(key(other))).toBe(false);
    expect(isUndoKey(key({ defaultPrevented: true }))).toBe(false);
  });
});
