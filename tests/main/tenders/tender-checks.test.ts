import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeChecks, type CheckFacts } from '../../../src/main/features/tenders/checks.rules';
import { firstFollowUpOn, followUpProblem, nextFollowUpOn } from '../../../src/main/features/tenders/follow-ups.rules';
import { isWorkday, type Calendar } from '../../../src/main/features/settings/calendar.rules';
import { addDays } from '../../../src/shared/domain/business-date';
import { clockKeys, defaultAmounts } from '../../../src/shared/domain/tender-clocks';
import { textAt } from '../../../src/shared/i18n/formats';

/** The week with National Day off and the Saturday behind it worked. */
const calendar: Calendar = {
  days: new Map([
    ...Array.from({ length: 7 }, (_, at) => [`2026-10-0${at + 1}`, 'holiday'] as const),
    ['2026-10-10', 'workday'] as const,
  ]),
  years: new Set([2026]),
};

const nothing: CheckFacts = {
  ...{ kind: 'open', isGovernment: false, documentsOn: null, deadlineOn: null, clarificationOn: null },
  ...{ openedOn: null, publishedOn: null, publishedUntil: null, contractOn: null, awardNoticeOn: null },
  ...{ isWon: false, estimateFen: null, depositFen: null, isDepositOutside: false, bondFen: null, contractFen: null },
  today: '2026-11-21',
};
const found = (facts: Partial<CheckFacts>) => timeChecks({ ...nothing, ...facts }, defaultAmounts, calendar);

describe('what may be objected to', () => {
  it('is a deadline less than twenty days after the documents, or less than fifteen after a clarification', () => {
    expect(found({ documentsOn: '2026-11-01', deadlineOn: '2026-11-20' })).toEqual([
      { key: 'documentsToDeadline', found: 19, limit: 20 },
    ]);
    expect(found({ documentsOn: '2026-11-01', deadlineOn: '2026-11-21' })).toEqual([]);
    expect(found({ clarificationOn: '2026-11-07', deadlineOn: '2026-11-21' })).toEqual([
      { key: 'clarification', found: 14, limit: 15 },
    ]);
  });

  it('is a deposit above two percent of the estimate, in percent with two digits', () => {
    expect(found({ estimateFen: 100_000_000, depositFen: 2_000_000 })).toEqual([]);
    expect(found({ estimateFen: 100_000_000, depositFen: 2_500_000 })).toEqual([
      { key: 'depositShare', found: 250, limit: 2 },
    ]);
    expect(found({ estimateFen: 0, depositFen: 2_500_000 })).toEqual([]);
  });

  it('is a publication that began late or lasted less than three days', () => {
    expect(found({ openedOn: '2026-11-10', publishedOn: '2026-11-16', publishedUntil: '2026-11-17' })).toEqual([
      { key: 'publishedWithin', found: 6, limit: 3 },
      { key: 'publishedFor', found: 2, limit: 3 },
    ]);
    expect(found({ openedOn: '2026-11-10', publishedOn: '2026-11-12', publishedUntil: '2026-11-14' })).toEqual([]);
  });

  it('is a deposit that is not back five days after the contract, for losers in government procurement after the notice', () => {
    const late = { isDepositOutside: true, contractOn: '2026-11-10' };
    expect(found(late)).toEqual([{ key: 'depositBack', found: 11, limit: 5 }]);
    expect(found({ ...late, isDepositOutside: false })).toEqual([]);
    const lost = {
      ...late,
      kind: 'rfq',
      isGovernment: true,
      awardNoticeOn: '2026-10-01',
      today: '2026-10-14',
    } as const;
    // The 8th, 9th, 10th, 12th and 13th of October are worked, and then the 14th.
    expect(found({ ...lost, today: '2026-10-13', contractOn: null })).toEqual([]);
    expect(found({ ...lost, awardNoticeOn: '2026-09-30', today: '2026-10-15', contractOn: null })).toEqual([
      { key: 'depositBackGovernment', found: 7, limit: 5 },
    ]);
  });

  it('is a performance bond above ten percent, and nothing at all for volume procurement and listings', () => {
    const bond = { bondFen: 1_100, contractFen: 10_000 };
    expect(found(bond)).toEqual([{ key: 'bondShare', found: 1_100, limit: 10 }]);
    const short = { ...bond, documentsOn: '2026-11-01', deadlineOn: '2026-11-02' };
    expect(found({ ...short, kind: 'national_volume' })).toEqual([]);
    expect(found({ ...short, kind: 'listing' })).toEqual([]);
  });

  it('has its name and its source in words for every clock', () => {
    const words = clockKeys.flatMap((key) => [
      textAt('zh-CN', `tenderDates.clocks.${key}`),
      textAt('zh-CN', `tenderDates.sources.${key}`),
    ]);
    expect(words).toHaveLength(2 * clockKeys.length);
    expect(words.filter((word) => word === undefined)).toEqual([]);
  });
});

describe('the day on which to ask', () => {
  it('is the working day after the opening, past a holiday', () => {
    const days = { openingOn: '2026-09-30', deadlineOn: '2026-09-29', today: '2026-09-29' };
    expect(firstFollowUpOn(calendar, days)).toBe('2026-10-08');
    expect(firstFollowUpOn(calendar, { ...days, openingOn: null, today: '2026-10-09' })).toBe('2026-10-10');
  });

  it('is then every third working day, but the last day of the publication when that comes first', () => {
    expect(nextFollowUpOn(calendar, { today: '2026-11-20', publishedUntil: null })).toBe('2026-11-25');
    expect(nextFollowUpOn(calendar, { today: '2026-11-20', publishedUntil: '2026-11-24' })).toBe('2026-11-24');
    expect(nextFollowUpOn(calendar, { today: '2026-11-24', publishedUntil: '2026-11-24' })).toBe('2026-11-27');
  });

  it('always lies ahead and is a working day unless the publication ends on a day off', () => {
    const date = fc.integer({ min: 0, max: 300 }).map((days) => addDays('2026-01-05', days));
    fc.assert(
      fc.property(date, date, (today, until) => {
        const next = nextFollowUpOn(calendar, { today, publishedUntil: until });
        expect(next > today).toBe(true);
        expect(isWorkday(calendar, next) || next === until).toBe(true);
      }),
    );
  });

  it('that a person chooses is refused today, in the past, and after sixty days', () => {
    expect(followUpProblem('2026-11-21', '2026-11-21')).toMatchObject({
      problem: { params: { case: 'tenders.refusals.nextPast', on: '2026-11-21' } },
    });
    expect(followUpProblem('2027-01-21', '2026-11-21')).toMatchObject({
      problem: { params: { case: 'tenders.refusals.nextFar', on: '2027-01-20' } },
    });
    expect(followUpProblem('2026-11-22', '2026-11-21')).toBeUndefined();
    expect(followUpProblem(null, '2026-11-21')).toBeUndefined();
  });
});
