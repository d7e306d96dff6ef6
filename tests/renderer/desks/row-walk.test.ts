import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deskKeys } from '../../../src/shared/domain/desk-words';
import { panelKindOf } from '../../../src/renderer/features/desks/desk-panels';
import { nextOf } from '../../../src/renderer/features/desks/use-row-walk';
import { recordPanels } from '../../../src/renderer/app/record-panels';

const rowsOf = (...ids: readonly number[]) => ids.map((id) => ({ id }));

describe('when a row of the desk is done', () => {
  it('the one below takes its place', () => {
    expect(nextOf(rowsOf(1, 2, 3), rowsOf(1, 3), 2)).toEqual({ id: 3 });
  });

  it('the one above does where it was the last', () => {
    expect(nextOf(rowsOf(1, 2, 3), rowsOf(1, 2), 3)).toEqual({ id: 2 });
  });

  it('nothing does where it was the only one', () => {
    expect(nextOf(rowsOf(1), [], 1)).toBeUndefined();
  });

  it('what others dealt with meanwhile is passed over, and what came in does not matter', () => {
    expect(nextOf(rowsOf(1, 2, 3, 4), rowsOf(9, 1, 4), 2)).toEqual({ id: 4 });
  });

  it('somebody is next as long as a row is there', () => {
    const ids = fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1 });
    fc.assert(
      fc.property(ids, fc.func(fc.boolean()), fc.nat(), (all, stays, at) => {
        const gone = all[at % all.length] ?? 0;
        const rows = rowsOf(...all.filter((id) => id !== gone && stays(id)));
        expect(nextOf(rowsOf(...all), rows, gone) === undefined).toBe(rows.length === 0);
      }),
    );
  });
});

describe('the panel beside a row', () => {
  it('is one that the application knows', () => {
    const kinds = deskKeys.map(panelKindOf).filter((kind) => kind !== undefined);
    expect(kinds.filter((kind) => recordPanels[kind] === undefined)).toEqual([]);
    expect(kinds.length).toBeGreaterThan(30);
  });

  it('is used: nothing is registered that no line opens', () => {
    const used = new Set(deskKeys.map(panelKindOf));
    expect(Object.keys(recordPanels).filter((kind) => !used.has(kind))).toEqual([]);
  });
});
