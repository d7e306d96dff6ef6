/** Rules of what a deposit waits for, over all that can stand in a book. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { askLimits, depositGapOf } from '../../../src/main/features/tenders/deposit-gaps.rules';
import { addDays, startOfDay } from '../../../src/shared/domain/business-date';
import { depositKinds, depositStates } from '../../../src/shared/domain/deposit-words';
import { addWorkdays, type Calendar } from '../../../src/shared/domain/workdays';

const timeZone = 'Asia/Shanghai';
const rows = fc.array(fc.record({ kind: fc.constantFrom(...depositKinds), state: fc.constantFrom(...depositStates) }), {
  maxLength: 6,
});

it('a bid waits for nothing only when its deposit has arrived, or none is due and none is on its way', () => {
  fc.assert(
    fc.property(rows, fc.boolean(), (all, isDue) => {
      const living = all.filter(({ kind, state }) => kind === 'bid' && state !== 'refused' && state !== 'withdrawn');
      const isWaited = living.some(({ state }) => ['requested', 'approved', 'paid'].includes(state));
      const isOpen = isWaited || (living.length === 0 && isDue);
      expect(depositGapOf(all, isDue) !== undefined).toBe(isOpen);
    }),
  );
});

it('a bond neither gives a bid its deposit nor takes it away', () => {
  fc.assert(
    fc.property(rows, fc.boolean(), (all, isDue) => {
      const bids = all.filter(({ kind }) => kind === 'bid');
      expect(depositGapOf(all, isDue)).toBe(depositGapOf(bids, isDue));
    }),
  );
});

it('a deposit is to be asked for from the very day that its date shows, over holidays and worked weekends', () => {
  const days = fc.uniqueArray(
    fc.tuple(fc.integer({ min: 0, max: 90 }), fc.constantFrom('holiday' as const, 'workday' as const)),
    { selector: ([at]) => at, maxLength: 30 },
  );
  const lead = fc.integer({ min: 1, max: 30 });
  fc.assert(
    fc.property(days, lead, fc.integer({ min: 0, max: 60 }), fc.integer({ min: -5, max: 60 }), (off, n, at, due) => {
      const first = '2026-09-01';
      const calendar: Calendar = {
        days: new Map(off.map(([day, kind]) => [addDays(first, day), kind])),
        years: new Set(),
      };
      const today = addDays(first, at);
      const dueOn = addDays(today, due);
      const limits = askLimits({ calendar, depositLead: n }, { today, timeZone });
      const isTime = addWorkdays(calendar, dueOn, -n) <= today;
      expect(startOfDay(dueOn, timeZone) <= (limits[n] ?? 0)).toBe(isTime);
      expect(limits[0]).toBe(limits[n]);
    }),
  );
});
