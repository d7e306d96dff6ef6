import { describe, expect, it } from 'vitest';
import type { CheckedProduct } from '../../../src/main/features/orders/check-facts';
import { addDays } from '../../../src/shared/domain/business-date';
import type { HeldLicence } from '../../../src/shared/domain/licences';
import { check, clean, keysOf, licences, product, TODAY } from './check-facts';

describe('licences', () => {
  const with_ = (given: Partial<HeldLicence>) => ({
    ...clean,
    buyer: { ...clean.buyer, licences: licences.map((one, at) => (at === 0 ? { ...one, ...given } : one)) },
  });
  const dated = (expiresOn: string) => with_({ isLongTerm: false, expiresOn });

  it('hold on their last day and block the day after; only quality releases', () => {
    expect(check(dated(TODAY), 'licences')?.level).toBe('warn');
    expect(check(dated(addDays(TODAY, -1)), 'licences')).toMatchObject({
      level: 'block',
      releasableBy: 'orders.releaseLicence',
      sentences: [{ key: 'licences.expired', params: { expiresOn: '2026-11-20' } }],
    });
  });

  it('warn 90, 60 and 30 days before they end', () => {
    const within = (days: number) => check(dated(addDays(TODAY, days)), 'licences')?.sentences[0]?.params['within'];
    expect([91, 90, 61, 60, 31, 30, 0].map(within)).toEqual([undefined, 90, 90, 60, 60, 30, 30]);
  });

  it('are looked at on the planned day of shipping', () => {
    const later = { ...dated('2026-12-01'), order: { ...clean.order, deliveryOn: '2026-12-02' } };
    expect(check(later, 'licences')?.level).toBe('block');
    const past = { ...dated(TODAY), order: { ...clean.order, deliveryOn: '2026-11-01' } };
    expect(check(past, 'licences')?.level).toBe('warn');
  });

  it('that are not entered warn to the last day of the trial period and block from the next', () => {
    const bare = (today: string) => ({ ...clean, today, buyer: { ...clean.buyer, licences: [] } });
    expect(check(bare('2026-12-30'), 'licences')).toMatchObject({ level: 'warn', figure: 0 });
    expect(check(bare('2026-12-31'), 'licences')).toMatchObject({ level: 'block', figure: 5 });
    const never = { ...bare(TODAY), settings: { ...clean.settings, trialStartedOn: '' } };
    expect(check(never, 'licences')?.level).toBe('block');
  });
});

describe('duplicates', () => {
  const similar = {
    number: 'SO2611-00001',
    submittedOn: '2026-10-22',
    productId: 1,
    orderedQty: 10_000,
    price: 128_000,
  };

  it('are the same product and quantity within the days of the setting', () => {
    const sentence = { key: 'duplicate.line', params: { number: 'SO2611-00001', submittedOn: '2026-10-22' } };
    expect(check({ ...clean, similar: [similar] }, 'duplicate')).toMatchObject({
      level: 'warn',
      sentences: [sentence],
    });
    const others = [
      { ...similar, submittedOn: '2026-10-21' },
      { ...similar, orderedQty: 9_999 },
      { ...similar, productId: 2 },
    ];
    expect(check({ ...clean, similar: others }, 'duplicate')?.level).toBe('pass');
  });

  it('are also orders with the same customer order number', () => {
    const facts = { ...clean, sameCustomerNo: ['SO2610-00007'], order: { ...clean.order, customerOrderNo: 'PT-1' } };
    expect(keysOf(facts, 'duplicate')).toEqual(['duplicate.customerNo']);
  });
});

describe('stock', () => {
  it('adds the lines of a product and says which part is short', () => {
    const line = { productId: 1, orderedQty: 6_000, price: 1 };
    expect(check({ ...clean, lines: [line, line] }, 'stock')).toMatchObject({
      level: 'warn',
      sentences: [{ key: 'stock.short', params: { neededQty: 12_000, availableQty: 10_000, shortQty: 2_000 } }],
    });
  });

  it('that is promised more than there is counts as none', () => {
    const facts = { ...clean, available: new Map([[1, -500]]) };
    expect(check(facts, 'stock')?.sentences[0]?.params).toMatchObject({ availableQty: 0, shortQty: 10_000 });
  });
});

describe('product and tax data', () => {
  const of = (given: Partial<CheckedProduct>) => ({
    ...clean,
    products: new Map([[1, { ...product, ...given }]]),
  });

  it('a stopped product blocks and nobody can release it', () => {
    const found = check(of({ isStopped: true }), 'product');
    expect(found).toMatchObject({ level: 'block', sentences: [{ key: 'product.stopped' }] });
    expect(found).not.toHaveProperty('releasableBy');
  });

  it('an expired registration blocks, one that ends within 90 days warns', () => {
    expect(check(of({ registrationExpiresOn: '2026-11-20' }), 'product')?.level).toBe('block');
    expect(check(of({ registrationExpiresOn: '2026-11-21' }), 'product')?.level).toBe('warn');
    expect(check(of({ registrationExpiresOn: '2027-02-20' }), 'product')?.level).toBe('pass');
  });

  it('missing tax data warns, of the buyer and of each product', () => {
    const facts = { ...of({ taxCode: '' }), buyer: { ...clean.buyer, taxNo: '' } };
    expect(keysOf(facts, 'tax')).toEqual(['tax.buyer', 'tax.product']);
  });
});
