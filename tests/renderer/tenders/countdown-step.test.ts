/** What Enter does on a line of the countdown, and what its other keys do. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countdownStep, isLook, placeOf } from '../../../src/renderer/features/tenders/countdown-step';
import { runOf } from '../../../src/renderer/features/tenders/line-keys';
import type { CountdownRow } from '../../../src/shared/contract/tenders.contract';
import { quoteNeeds } from '../../../src/shared/domain/award-words';
import { depositGaps } from '../../../src/shared/domain/deposit-words';
import type { Problem } from '../../../src/shared/domain/problem';
import { tenderActionKeys } from '../../../src/shared/domain/tender-lists';
import { biddingStates } from '../../../src/shared/domain/tender-words';

const HOUR = 3_600_000;
const NOW = 1_795_000_000_000;
const forbidden: Problem = { code: 'FORBIDDEN', params: {} };

type Line = Parameters<typeof countdownStep>[0];
type Actions = CountdownRow['tender']['actions'];
const actionsWith = (go: true | Problem): Actions =>
  Object.fromEntries(tenderActionKeys.map((key) => [key, key === 'go' ? go : true])) as Actions;
type Given = Partial<Omit<Line, 'tender'>> & {
  readonly state?: Line['tender']['state'];
  readonly hours?: number;
  readonly go?: true | Problem;
};

/** In preparation, five days before its deadline, with everything there. */
const lineOf = ({ state = 'preparing', hours = 120, go = forbidden, ...lacks }: Given = {}): Line => ({
  tender: { state, actions: actionsWith(go), bidDeadlineAt: NOW + hours * HOUR },
  ...{ papers: { ready: 9, total: 9 }, seals: 0, quote: 'none', depositGap: null, isCaOpen: false, ...lacks },
});
const stepOf = (given?: Given) => countdownStep(lineOf(given), NOW);
const short = { ready: 7, total: 9 };

describe('the next step of a bid that is counted down', () => {
  it('is its decision before it is in work, and the beginning of the work after it', () => {
    expect(stepOf({ state: 'found' })).toBe('evaluate');
    expect(stepOf({ state: 'found', go: true })).toBe('go');
    expect(stepOf({ state: 'evaluating' })).toBe('go');
    expect(stepOf({ state: 'approved' })).toBe('prepare');
  });

  it('is to hand it in only where nothing is missing', () => {
    expect(stepOf()).toBe('submit');
    expect(stepOf({ papers: { ready: 0, total: 0 } })).toBe('submit');
    expect(stepOf({ papers: short })).toBe('papers');
    expect(stepOf({ seals: 2 })).toBe('seals');
    expect(stepOf({ depositGap: 'toAsk' })).toBe('deposit');
    expect(stepOf({ isCaOpen: true })).toBe('certificate');
  });

  it('opens the part of the page where it is done', () => {
    const opened = [{ papers: short }, { seals: 2 }, { quote: 'wait' as const }, { depositGap: 'toPay' as const }].map(
      (given) => {
        const step = stepOf(given);
        return isLook(step) ? placeOf[step] : '';
      },
    );
    expect(opened).toEqual(['documents', 'documents', 'items', 'deposits']);
    expect(isLook('submit')).toBe(false);
  });

  it('is the approval of the quote for who may decide, whatever else is missing', () => {
    expect(stepOf({ quote: 'decide' })).toBe('decide');
    expect(stepOf({ quote: 'decide', papers: short, state: 'approved' })).toBe('decide');
    expect(stepOf({ quote: 'decide', state: 'found' })).toBe('evaluate');
  });

  it('is the quote for the others once the papers are ready, and on the last day before them', () => {
    expect(stepOf({ quote: 'propose' })).toBe('propose');
    expect(stepOf({ quote: 'wait', seals: 3 })).toBe('wait');
    expect(stepOf({ quote: 'wait', papers: short })).toBe('papers');
    expect(stepOf({ quote: 'wait', papers: short, hours: 3 })).toBe('wait');
    expect(stepOf({ quote: 'propose', papers: short, hours: 3 })).toBe('propose');
  });

  it('is to hand it in on the last day although money or a certificate is still on its way', () => {
    expect(stepOf({ depositGap: 'toAsk', isCaOpen: true, hours: 10 })).toBe('submit');
    expect(stepOf({ depositGap: 'toAsk', hours: -3 })).toBe('submit');
    expect(stepOf({ depositGap: 'toAsk', seals: 1, hours: 10 })).toBe('seals');
  });

  it('never hands in what the engine would refuse for its quotes or what lacks a paper or a seal', () => {
    const papers = fc.option(fc.record({ ready: fc.nat(5), total: fc.integer({ min: 5, max: 9 }) }));
    const given = fc.record({
      state: fc.constantFrom(...biddingStates),
      hours: fc.integer({ min: -48, max: 360 }),
      go: fc.constantFrom(true as const, forbidden),
      papers,
      seals: fc.nat(3),
      quote: fc.constantFrom(...quoteNeeds),
      depositGap: fc.constantFrom(null, ...depositGaps),
      isCaOpen: fc.boolean(),
    });
    fc.assert(
      fc.property(given, (one) => {
        const { quote, seals, state, papers: found } = one;
        const isThere = quote === 'none' && seals === 0 && (found === null || found.ready === found.total);
        expect(stepOf(one) !== 'submit' || (isThere && state === 'preparing')).toBe(true);
      }),
    );
  });
});

describe('the keys of a line', () => {
  const runs = { onEnter: () => 1, onNote: () => 2, onCopy: () => 3 };
  const pressed = (key: string, held: Partial<KeyboardEvent> = {}) => ({
    ...{ key, keyCode: 0, isComposing: false, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false },
    ...held,
  });

  it('C copies the log-in name, alone and not while an input method composes', () => {
    expect(runOf(pressed('c'), runs)).toBe(runs.onCopy);
    expect(runOf(pressed('C'), runs)).toBe(runs.onCopy);
    for (const held of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { isComposing: true }]) {
      expect(runOf(pressed('c', held), runs)).toBeUndefined();
    }
    expect(runOf(pressed('x'), runs)).toBeUndefined();
  });

  it('C does nothing for who may not read accounts; Enter and F2 are for everybody', () => {
    const { onCopy: _, ...others } = runs;
    expect(runOf(pressed('c'), others)).toBeUndefined();
    expect(runOf(pressed('Enter'), others)).toBe(runs.onEnter);
    expect(runOf(pressed('F2'), others)).toBe(runs.onNote);
  });
});
