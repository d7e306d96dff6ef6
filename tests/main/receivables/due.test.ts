import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bucketOf,
  bucketsOf,
  daysOverdue,
  exposureFrom,
  overdueIn,
  payOldestFirst,
} from '../../../src/main/features/receivables/dues.rules';
import {
  dueOn,
  waitsFor,
  type DueDocuments,
  type DueTerms,
} from '../../../src/main/features/receivables/receivables.rules';
import { addDays, endOfMonth } from '../../../src/shared/domain/business-date';
import { paymentTerms, type PaymentTerm } from '../../../src/shared/domain/customer-words';

const terms = (paymentTerm: PaymentTerm, paymentDays: number, more: Partial<DueTerms> = {}): DueTerms => ({
  paymentTerm,
  paymentDays,
  promisedDays: 5,
  isMonthOfSigning: false,
  ...more,
});
/** Goods shipped 2026-01-31, signed 02-03, invoice handed over 02-10. */
const worked: DueDocuments = {
  shippedOn: '2026-01-31',
  signedOn: '2026-02-03',
  invoiceHandedOn: '2026-02-10',
  nextShippedOn: null,
  soldOn: null,
};

describe('when money is due: goods shipped 2026-01-31, signed 02-03, invoice handed over 02-10', () => {
  it.each([
    ['发货后 30 天', terms('after_shipping', 30), '2026-03-02'],
    ['货到 30 天', terms('after_signing', 30), '2026-03-05'],
    ['票到 30 天', terms('after_invoice', 30), '2026-03-12'],
    ['月结 30 天', terms('monthly', 30), '2026-03-02'],
    ['月结 30 天, by the month of signing', terms('monthly', 30, { isMonthOfSigning: true }), '2026-03-30'],
    ['次月 31 日', terms('monthly_day', 31), '2026-02-28'],
    ['次月 5 日', terms('monthly_day', 5), '2026-02-05'],
    ['款到发货, shipped all the same', terms('prepaid', 0), '2026-01-31'],
  ])('%s', (_, order, expected) => {
    expect(dueOn(order, worked)).toBe(expected);
  });

  it('not signed after the promised days counts from shipping + promised', () => {
    expect(dueOn(terms('after_signing', 30), { ...worked, signedOn: null })).toBe('2026-03-07');
    expect(dueOn(terms('monthly', 0, { isMonthOfSigning: true }), { ...worked, signedOn: null })).toBe('2026-02-28');
  });

  it('an invoice that is not handed over makes nothing due, and says so', () => {
    const waiting = { ...worked, invoiceHandedOn: null };
    expect(dueOn(terms('after_invoice', 30), waiting)).toBeNull();
    expect(waitsFor(terms('after_invoice', 30), waiting)).toBe('invoice');
  });

  it('压批 is due when the next delivery ships, at the latest after its days', () => {
    const order = terms('next_delivery', 60);
    expect(dueOn(order, worked)).toBe('2026-04-01');
    expect(dueOn(order, { ...worked, nextShippedOn: '2026-03-08' })).toBe('2026-03-08');
    expect(dueOn(order, { ...worked, nextShippedOn: '2026-06-01' })).toBe('2026-04-01');
  });

  it('实销 is due when the sale is reported', () => {
    expect(dueOn(terms('as_sold', 0), worked)).toBeNull();
    expect(waitsFor(terms('as_sold', 0), worked)).toBe('sale');
    expect(dueOn(terms('as_sold', 0), { ...worked, soldOn: '2026-03-15' })).toBe('2026-03-15');
  });

  it('what did not ship is never due', () => {
    for (const term of paymentTerms) {
      const nothing = { ...worked, shippedOn: null };
      expect(dueOn(terms(term, 10), nothing)).toBeNull();
      expect(waitsFor(terms(term, 10), nothing)).toBe('shipment');
    }
  });
});

const day = fc.integer({ min: 0, max: 1_500 }).map((days) => addDays('2025-01-01', days));
const maybe = fc.option(day);
const anyTerms = fc.record({
  paymentTerm: fc.constantFrom(...paymentTerms),
  paymentDays: fc.integer({ min: 0, max: 31 }),
  promisedDays: fc.integer({ min: 0, max: 20 }),
  isMonthOfSigning: fc.boolean(),
});
const documents = fc.record({
  shippedOn: day,
  signedOn: maybe,
  invoiceHandedOn: maybe,
  nextShippedOn: maybe,
  soldOn: maybe,
});

describe('every term', () => {
  it('either has a day or says what it waits for', () => {
    fc.assert(
      fc.property(anyTerms, documents, (order, papers) => {
        expect(dueOn(order, papers) === null).toBe(waitsFor(order, papers) !== null);
      }),
    );
  });

  it('次月 d 日 lies in the month after shipping, on day d or on its last day', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 31 }), (shippedOn, wanted) => {
        const due = dueOn(terms('monthly_day', wanted), { ...worked, shippedOn }) ?? '';
        expect(due.slice(0, 7)).toBe(addDays(endOfMonth(shippedOn), 1).slice(0, 7));
        expect(Number(due.slice(8))).toBe(Math.min(wanted, Number(endOfMonth(due).slice(8))));
      }),
    );
  });

  it('goods that leave later are never due earlier', () => {
    const steady = fc.constantFrom<PaymentTerm>('prepaid', 'after_shipping', 'monthly', 'monthly_day');
    fc.assert(
      fc.property(steady, day, fc.integer({ min: 0, max: 90 }), (term, shippedOn, later) => {
        const first = dueOn(terms(term, 15), { ...worked, shippedOn }) ?? '';
        const second = dueOn(terms(term, 15), { ...worked, shippedOn: addDays(shippedOn, later) }) ?? '';
        expect(first <= second).toBe(true);
      }),
    );
  });
});

const debt = fc.record({ dueOn: maybe, openFen: fc.integer({ min: 1, max: 100_000 }), waitsFor: fc.constant(null) });
const sum = (debts: readonly { openFen: number }[]) => debts.reduce((total, { openFen }) => total + openFen, 0);

describe('open debts', () => {
  it('are paid oldest first, and never below zero', () => {
    fc.assert(
      fc.property(fc.array(debt, { maxLength: 8 }), fc.integer({ min: 0, max: 400_000 }), (debts, paid) => {
        const open = payOldestFirst(debts, paid);
        expect(sum(open)).toBe(Math.max(sum(debts) - paid, 0));
        expect(open.every(({ openFen }) => openFen > 0)).toBe(true);
        expect(open.slice(1)).toEqual(debts.slice(debts.length - Math.max(open.length - 1, 0)));
      }),
    );
  });

  it('stand in exactly one column of the ageing', () => {
    fc.assert(
      fc.property(fc.array(debt, { maxLength: 8 }), day, (debts, on) => {
        const buckets = bucketsOf(debts, on);
        expect(Object.values(buckets).reduce((total, fen) => total + fen, 0)).toBe(sum(debts));
        expect(overdueIn(debts, on).overdueFen).toBe(sum(debts) - buckets.notDue);
      }),
    );
  });

  it('are overdue from the day after they are due; the columns end at 30, 60 and 90 days', () => {
    const at = (days: number) => bucketOf('2026-01-31', addDays('2026-01-31', days));
    expect([-1, 0, 1, 30, 31, 60, 61, 90, 91].map(at)).toEqual([
      ...['notDue', 'notDue', 'days30', 'days30', 'days60', 'days60', 'days90', 'days90', 'over90'],
    ]);
    expect(daysOverdue(null, '2026-01-31')).toBe(0);
  });

  it('with what is still to ship make the exposure', () => {
    const account = { openingFen: 1_000, shippedFen: 5_000, returnedFen: 300, receiptsFen: 2_000, ordersFen: 6_500 };
    expect(exposureFrom(account)).toMatchObject({ receivableFen: 3_700, toShipFen: 1_500, exposureFen: 5_200 });
  });
});
