import { describe, expect, it } from 'vitest';
import { nextState, reachableFrom } from '../../../src/shared/domain/states';
import {
  familyOf,
  hasOpening,
  pathOf,
  stateKey,
  straightWay,
  tenderFamilies,
} from '../../../src/shared/domain/tender-paths';
import { endStates, tenderKinds, tenderStates } from '../../../src/shared/domain/tender-words';
import { textAt } from '../../../src/shared/i18n/formats';

describe('the way of a tender', () => {
  it.each(tenderKinds)('of %s reaches its award and every end, and nothing that is not its own', (kind) => {
    const reached = reachableFrom(pathOf(kind), 'found');
    expect([...reached].toSorted()).toEqual([...new Set([...straightWay(kind), ...endStates])].toSorted());
    const steps = tenderStates
      .filter((state) => !reached.has(state))
      .flatMap((state) => Object.keys(pathOf(kind)[state]));
    expect(steps).toEqual([]);
  });

  it.each(tenderKinds)('of %s has an end from every state that it reaches', (kind) => {
    for (const state of reachableFrom(pathOf(kind), 'found')) {
      const last = [...reachableFrom(pathOf(kind), state)];
      expect(last.some((one) => one === 'closed' || one === 'abandoned')).toBe(
        !['failed', 'voided', 'terminated'].includes(state),
      );
    }
  });

  it('has an opening where bids are opened before all, and a listing is listed instead of won', () => {
    expect(tenderKinds.filter(hasOpening)).toEqual(['open', 'national_volume', 'provincial_volume', 'alliance_volume']);
    expect(nextState(pathOf('listing'), 'published', 'win')).toBe('listed');
    expect(nextState(pathOf('national_volume'), 'opened', 'win')).toBeUndefined();
    expect(nextState(pathOf('open'), 'lost', 'reopen')).toBe('opened');
    expect(tenderFamilies).toContain(familyOf('rfq'));
  });

  it('has a word for every state of every kind in both languages', () => {
    const missing = tenderKinds.flatMap((kind) =>
      straightWay(kind).flatMap((state) =>
        (['zh-CN', 'en'] as const).filter((language) => textAt(language, stateKey(kind, state)) === undefined),
      ),
    );
    expect(missing).toEqual([]);
    expect(textAt('zh-CN', stateKey('listing', 'listed'))).toBe('已挂网');
  });
});
