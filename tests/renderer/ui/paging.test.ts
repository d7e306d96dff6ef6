import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heightOf, pagesOf, type Room } from '../../../src/renderer/ui/print/paging';

type Line = { readonly name: string };
const room = (heightMm: number): Room<Line> => ({
  columns: [
    { share: 1, cell: () => '1' },
    { share: 3, cell: ({ name }) => name },
  ],
  widthMm: 80,
  heightMm,
});

describe('lines on the pages of a paper', () => {
  it('take more room the longer their text is', () => {
    expect(heightOf({ name: '短' }, room(100))).toBeLessThan(heightOf({ name: '长'.repeat(60) }, room(100)));
  });

  it('fill one page even when there is nothing to print', () => {
    expect(pagesOf([], room(100))).toEqual([[]]);
  });

  it('never share a page with more than fits, unless one line alone is too high', () => {
    const some = fc.array(fc.record({ name: fc.string({ maxLength: 200, unit: fc.constantFrom('药', 'a') }) }));
    fc.assert(
      fc.property(some, fc.integer({ min: 10, max: 200 }), (lines, heightMm) => {
        const pages = pagesOf(lines, room(heightMm));
        expect(pages.flat()).toEqual(lines);
        for (const page of pages) {
          const height = page.reduce((sum, line) => sum + heightOf(line, room(heightMm)), 0);
          expect(page.length === 1 || height <= heightMm).toBe(true);
        }
      }),
    );
  });
});
