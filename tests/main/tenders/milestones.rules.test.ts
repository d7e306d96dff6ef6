/** Which date is which, which of them follow others, and which are opened again. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  complaintsOf,
  isFollowing,
  isOneOf,
  plannedDates,
  reopenProblem,
  settledProblem,
  type Planned,
} from '../../../src/main/features/tenders/milestones.rules';
import { addDays } from '../../../src/shared/domain/business-date';
import { defaultAmounts } from '../../../src/shared/domain/tender-clocks';
import { milestoneKinds, tenderKinds, tenderStates } from '../../../src/shared/domain/tender-words';

const rules = {
  calendar: { days: new Map<string, 'holiday' | 'workday'>(), years: new Set<number>() },
  templates: [],
  clocks: defaultAmounts,
};
const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays('2026-01-01', days));
const maybeDay = fc.option(day);
const subject = fc.record({ kind: fc.constantFrom(...tenderKinds), isGovernment: fc.boolean() });
const anchors = fc
  .record({ documentsOn: maybeDay, publishedOn: maybeDay, deadline: day, publication: day, notice: day })
  .map(({ deadline, notice, ...rest }) => ({ ...rest, bid_deadline: deadline, award_notice: notice }));
const settled = {
  isDropped: fc.boolean(),
  doneAt: fc.option(fc.integer({ min: 1, max: 9 })),
  missedReason: fc.constantFrom('', '忘了'),
};

/** As it would be kept. */
const keptAs = ({ kind, title, basisNote, countedFrom }: Planned) => ({
  ...{
    kind,
    title,
    basisNote,
    countedFrom: countedFrom ?? null,
    isPlanned: true,
    isDropped: false,
    doneAt: null,
    missedReason: '',
  },
});

describe('planned dates', () => {
  it('are each another one, so that none is added twice or moved for another', () => {
    fc.assert(
      fc.property(subject, anchors, fc.array(maybeDay, { maxLength: 4 }), (given, known, answers) => {
        const objections = answers.map((answeredOn, at) => ({ id: at + 1, isDropped: false, answeredOn }));
        const plan = [
          ...plannedDates({ ...given, platform: '' }, known, rules),
          ...complaintsOf(given, objections, rules),
        ];
        for (const one of plan) expect(plan.filter((other) => isOneOf(keptAs(one), other))).toEqual([one]);
        expect(plan.filter(({ kind }) => kind === 'complaint')).toHaveLength(answers.filter(Boolean).length);
      }),
    );
  });

  it('follow only while nobody moved, kept, missed or dropped them', () => {
    const kept = fc.record({ ...settled, isPlanned: fc.boolean() });
    fc.assert(
      fc.property(kept, (given) => {
        const date = { ...keptAs({ ...law, countedFrom: 7 }), ...given };
        const isOpen = !given.isDropped && given.doneAt === null && given.missedReason === '';
        expect(isFollowing(date)).toBe(isOpen && given.isPlanned);
      }),
    );
  });
});

const law: Planned = {
  ...{ kind: 'complaint', title: '', dueOn: '2026-12-01', basis: 'law', basisNote: 'complaint' },
  ...{ isOurs: true, leadWorkdays: 0 },
};

describe('a date is opened again', () => {
  it('only where it was settled, and never in a tender that is finished', () => {
    const kept = fc.record({ ...settled, kind: fc.constantFrom(...milestoneKinds) });
    const way = fc.record({ kind: fc.constantFrom(...tenderKinds), state: fc.constantFrom(...tenderStates) });
    fc.assert(
      fc.property(way, kept, (tender, given) => {
        const date = { ...given, id: 1, dueAt: 0, isOurs: true };
        const never = { submittedAt: null, openedAt: null, awardNoticeOn: null };
        const problem = reopenProblem({ ...tender, ...never }, date, [date]);
        const isSettled = settledProblem(date) !== undefined;
        const mayNever = !isSettled || tender.state === 'closed';
        expect(mayNever && problem === undefined).toBe(false);
        expect(isSettled && tender.state === 'preparing' && problem !== undefined).toBe(false);
      }),
    );
  });
});
