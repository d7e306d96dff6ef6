/** Rules of the figures and of the calendar of a month. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ageGroupOf,
  decisionOf,
  keptOf,
  onTimeOf,
  outsideOf,
  rateOf,
  ratesOf,
  shareBp,
  type Decided,
  type Kept,
} from '../../../src/main/features/tenders/view-figures.rules';
import { standingOf, weeksOf } from '../../../src/main/features/tenders/view-month.rules';
import { stepsFrom, stepTo } from '../../../src/shared/domain/tender-views';
import { milestoneKinds, runningStates, tenderKinds, tenderStates } from '../../../src/shared/domain/tender-words';
import { pathOf } from '../../../src/shared/domain/tender-paths';

const NOW = 1_000;
const date = (given: Partial<Kept> = {}): Kept => ({
  ...{ kind: 'bid_deadline', dueAt: 500, originalDueAt: 500, doneAt: null, movedCount: 0, minutesAllowed: null },
  ...{ missedReason: '', calledOffAt: null },
  ...given,
});
const time = fc.integer({ min: 0, max: 2_000 });
const someDate: fc.Arbitrary<Kept> = fc.record({
  kind: fc.constantFrom(...milestoneKinds),
  dueAt: time,
  originalDueAt: time,
  doneAt: fc.option(time),
  movedCount: fc.integer({ min: 0, max: 3 }),
  minutesAllowed: fc.option(fc.integer({ min: 1, max: 30 })),
  missedReason: fc.constantFrom('', 'forgotten'),
  calledOffAt: fc.option(time),
});

describe('the win rate', () => {
  it('is no nought where nothing was decided', () => {
    expect(shareBp(0, 0)).toBeNull();
    expect(rateOf([], { key: '', label: '' })).toEqual({ key: '', label: '', won: 0, decided: 0, rateBp: null });
    expect(ratesOf([])).toEqual([]);
  });

  it('counts what was lost, refused and void against what was won, and nothing that was given up', () => {
    const counted = tenderStates.filter((state) => decisionOf(state) !== undefined);
    expect(counted).toEqual(['won', 'lost', 'listed', 'signed', 'executing', 'closed', 'voided', 'rejected']);
    expect(counted.filter((state) => decisionOf(state) === 'notWon')).toEqual(['lost', 'voided', 'rejected']);
    for (const state of runningStates) expect(decisionOf(state)).toBeUndefined();
  });

  it('of all groups together is the one of everything, and never outside of nothing and everything', () => {
    const bid = fc.record({
      ...{ key: fc.constantFrom('a', 'b', 'c'), label: fc.constant(''), isWon: fc.boolean() },
      count: fc.integer({ min: 0, max: 50 }),
    });
    fc.assert(
      fc.property(fc.array(bid), (bids: Decided[]) => {
        const all = rateOf(bids, { key: '', label: '' });
        const groups = ratesOf(bids);
        expect(groups.reduce((sum, { won }) => sum + won, 0)).toBe(all.won);
        expect(groups.reduce((sum, { decided }) => sum + decided, 0)).toBe(all.decided);
        for (const { won, decided, rateBp } of [all, ...groups]) {
          expect(rateBp).toBe(decided === 0 ? null : Math.floor((won * 10_000) / decided));
          expect(rateBp === null || (rateBp >= 0 && rateBp <= 10_000)).toBe(true);
        }
      }),
    );
  });
});

describe('a date', () => {
  it('is late when it was done after its time or not at all, and counts for nothing before it is due', () => {
    expect(keptOf(date({ doneAt: 500 }), NOW)).toBe('onTime');
    expect(keptOf(date({ doneAt: 501 }), NOW)).toBe('late');
    expect(keptOf(date(), NOW)).toBe('late');
    expect(keptOf(date({ dueAt: NOW }), NOW)).toBe('pending');
    expect(keptOf(date({ dueAt: 1_500, missedReason: 'forgotten' }), NOW)).toBe('late');
  });

  it('that nobody waited for any more is not late, nor a right that was not used', () => {
    expect(keptOf(date({ calledOffAt: 400 }), NOW)).toBe('pending');
    expect(keptOf(date({ calledOffAt: 600 }), NOW)).toBe('late');
    expect(keptOf(date({ kind: 'challenge' }), NOW)).toBe('pending');
    expect(keptOf(date({ kind: 'challenge', missedReason: 'forgotten' }), NOW)).toBe('late');
  });

  it('of an opening is kept within the minutes allowed, or on its day', () => {
    const opening = date({ kind: 'opening', dueAt: 0, minutesAllowed: 30, doneAt: 30 * 60_000 });
    expect(keptOf(opening, NOW)).toBe('onTime');
    expect(keptOf({ ...opening, doneAt: 30 * 60_000 + 1 }, NOW)).toBe('late');
    expect(keptOf({ ...opening, minutesAllowed: null, doneAt: 86_400_000 }, NOW)).toBe('onTime');
    expect(keptOf({ ...opening, doneAt: null }, NOW)).toBe('pending');
  });

  it('that was moved twice counts once, on time against the last day and late against the first', () => {
    const [row] = onTimeOf([date({ dueAt: 800, doneAt: 700, movedCount: 2 })], NOW);
    expect(row).toEqual({
      ...{ kind: 'bid_deadline', due: 1, onTime: 1, onTimeOriginal: 0, moved: 1 },
      ...{ onTimeBp: 10_000, onTimeOriginalBp: 0 },
    });
  });

  it('stands in one kind and is counted once, whatever became of it', () => {
    fc.assert(
      fc.property(fc.array(someDate), (dates) => {
        const rows = onTimeOf(dates, NOW);
        const counted = dates.filter((one) => keptOf(one, NOW) !== 'pending');
        expect(rows.reduce((sum, { due }) => sum + due, 0)).toBe(counted.length);
        for (const row of rows) {
          expect(row.onTime).toBe(
            counted.filter((one) => one.kind === row.kind && keptOf(one, NOW) === 'onTime').length,
          );
          expect(Math.max(row.onTime, row.onTimeOriginal, row.moved)).toBeLessThanOrEqual(row.due);
          expect(row.onTimeBp).toBe(Math.floor((row.onTime * 10_000) / row.due));
        }
      }),
    );
  });

  it('that was only ever put off is on time against its first day only where it is against its last', () => {
    fc.assert(
      fc.property(fc.array(someDate), (dates) => {
        const putOff = dates.map((one) => ({ ...one, dueAt: Math.max(one.dueAt, one.originalDueAt) }));
        for (const row of onTimeOf(putOff, NOW)) expect(row.onTimeOriginal).toBeLessThanOrEqual(row.onTime);
      }),
    );
  });

  it('stands in the calendar as it was left', () => {
    const open = { doneAt: null, missedReason: '', isDropped: false };
    const known = { kind: 'sent' as const, dueAt: 500, minutesAllowed: null, ...open };
    expect(standingOf(known, 500)).toBe('open');
    expect(standingOf(known, 501)).toBe('late');
    expect(standingOf({ ...known, doneAt: 500 }, NOW)).toBe('done');
    expect(standingOf({ ...known, doneAt: 501, missedReason: 'ill' }, NOW)).toBe('doneLate');
    expect(standingOf({ ...known, missedReason: 'ill' }, NOW)).toBe('missed');
    expect(standingOf({ ...known, isDropped: true, doneAt: 1 }, NOW)).toBe('dropped');
  });
});

describe('money outside', () => {
  it('stands in one group of age, every fen of it', () => {
    const deposit = fc.record({
      outstandingFen: fc.integer({ min: 1, max: 1_000_000 }),
      paidOn: fc.option(fc.constantFrom('2026-11-20', '2026-10-01', '2026-07-01', '2025-01-01')),
      refundDueOn: fc.constantFrom('2026-11-20', '2026-11-21', '2026-12-01'),
    });
    fc.assert(
      fc.property(fc.array(deposit), (rows) => {
        const found = outsideOf(rows, '2026-11-21');
        const fen = rows.reduce((sum, { outstandingFen }) => sum + outstandingFen, 0);
        expect(found.all).toEqual({ count: rows.length, fen });
        expect(found.ages.reduce((sum, age) => sum + age.fen, 0)).toBe(fen);
        expect(found.overdue.count).toBe(rows.filter(({ refundDueOn }) => refundDueOn < '2026-11-21').length);
      }),
    );
    expect([0, 30, 31, 180, 181].map(ageGroupOf)).toEqual([0, 0, 1, 2, 3]);
    expect(outsideOf([], '2026-11-21').oldestDueOn).toBeNull();
  });
});

describe('the weeks of a month', () => {
  it('begin on a Monday and end on a Sunday', () => {
    expect(weeksOf('2026-11')).toEqual({ from: '2026-10-26', until: '2026-12-06' });
    expect(weeksOf('2026-02')).toEqual({ from: '2026-01-26', until: '2026-03-01' });
    expect(weeksOf('2027-02')).toEqual({ from: '2027-02-01', until: '2027-02-28' });
  });
});

describe('a step on the board', () => {
  it('leads where the path of the kind says, and nowhere else', () => {
    for (const kind of tenderKinds) {
      for (const from of tenderStates) {
        const reached = new Set<string>(Object.values(pathOf(kind)[from]));
        for (const to of tenderStates) expect(stepTo(kind, from, to) !== undefined).toBe(reached.has(to));
        expect(stepsFrom(kind, from)).toHaveLength(Object.keys(pathOf(kind)[from]).length);
      }
    }
    expect(stepTo('in_hospital', 'submitted', 'opened')).toBeUndefined();
    expect(stepTo('open', 'found', 'approved')).toBe('go');
  });
});
