import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { checksFor, checksOf, codesAt, releasedUpTo } from '../../../src/main/features/orders/checks.rules';
import { creditUse, moneyFor } from '../../../src/main/features/orders/money-checks.rules';
import { addDays } from '../../../src/shared/domain/business-date';
import { amountFen } from '../../../src/shared/domain/money';
import { check, clean, money, name, product, TODAY } from './check-facts';

describe('all checks', () => {
  it('are shown at once, in one order, and a clean order has neither warning nor block', () => {
    const found = checksOf(clean);
    expect(found.map(({ code, level }) => [code, level])).toEqual([
      ['payment_term', 'pass'],
      ['credit', 'pass'],
      ['overdue', 'pass'],
      ['licences', 'pass'],
      ['qualification', 'pass'],
      ['scope', 'info'],
      ['product', 'pass'],
      ['price_floor', 'pass'],
      ['agreed_price', 'pass'],
      ['awarded_price', 'pass'],
      ['region', 'pass'],
      ['delivery_relation', 'pass'],
      ['two_invoices', 'pass'],
      ['duplicate', 'pass'],
      ['unusual', 'pass'],
      ['stock', 'pass'],
      ['tax', 'pass'],
      ['invoice', 'pass'],
    ]);
  });
});

describe('the payment term', () => {
  const prepaid = { ...clean, order: { ...clean.order, paymentTerm: 'prepaid' as const } };

  it('blocks a prepaid order until its money is there, to the fen', () => {
    const short = { ...prepaid, money: { ...money, receiptsFen: 12_799 } };
    expect(check(short, 'payment_term')).toMatchObject({
      level: 'block',
      figure: 1,
      releasableBy: 'orders.releaseCredit',
      sentences: [{ key: 'paymentTerm.short', params: { haveFen: 12_799, totalFen: 12_800, missingFen: 1 } }],
    });
    expect(check({ ...prepaid, money: { ...money, receiptsFen: 12_800 } }, 'payment_term')?.level).toBe('pass');
  });

  it('does not count money that other orders use', () => {
    const used = { ...money, receiptsFen: 20_000, matchedFen: 5_000, claimedFen: 3_000 };
    expect(moneyFor(used)).toBe(12_000);
    expect(check({ ...prepaid, money: used }, 'payment_term')?.level).toBe('block');
    expect(moneyFor({ ...used, matchedHereFen: 800, matchedFen: 5_800 })).toBe(12_000);
  });

  it('never counts more than was received, and matched money always counts', () => {
    const fen = fc.nat(1_000_000_00);
    fc.assert(
      fc.property(fen, fen, fen, fen, (receiptsFen, here, others, claimedFen) => {
        const matchedHereFen = Math.min(here, receiptsFen);
        const matchedFen = matchedHereFen + Math.min(others, receiptsFen - matchedHereFen);
        const have = moneyFor({ ...money, receiptsFen, matchedHereFen, matchedFen, claimedFen });
        expect(have).toBeGreaterThanOrEqual(matchedHereFen);
        expect(have).toBeLessThanOrEqual(receiptsFen);
      }),
    );
  });
});

describe('credit', () => {
  const credit = (limit: number | null, given: Partial<typeof money> = {}) =>
    check({ ...clean, buyer: { ...clean.buyer, creditLimitFen: limit }, money: { ...money, ...given } }, 'credit');

  it('is limit ≥ opening + shipped − returned − receipts + approved not shipped + this order, to the fen', () => {
    const used = { openingFen: 1_000, shippedFen: 2_500, returnedFen: 500, receiptsFen: 500, ordersFen: 5_500 };
    expect(credit(18_300, used)).toMatchObject({
      level: 'pass',
      sentences: [{ params: { usedFen: 18_300, leftFen: 0 } }, {}],
    });
    expect(credit(18_299, used)).toMatchObject({
      level: 'block',
      releasableBy: 'orders.releaseCredit',
      figure: 18_300,
      sentences: [
        { key: 'credit.over', params: { usedFen: 18_300, limitFen: 18_299, overFen: 1 } },
        { key: 'credit.parts', params: { receivableFen: 2_500, openFen: 3_000, orderFen: 12_800 } },
      ],
    });
  });

  it('of 0 is no credit, and an empty limit is not set', () => {
    expect(credit(0)?.level).toBe('block');
    expect(credit(0, { receiptsFen: 12_800 })?.level).toBe('pass');
    expect(credit(null)).toMatchObject({ level: 'warn', sentences: [{ key: 'credit.notSet' }, {}] });
  });

  it('parts always add up to what is used', () => {
    const fen = fc.integer({ min: -1_000_000_00, max: 1_000_000_00 });
    fc.assert(
      fc.property(fen, fc.nat(1e8), fc.nat(1e8), fc.nat(1e8), (openingFen, shippedFen, openMore, totalFen) => {
        const ordersFen = shippedFen + openMore;
        const { usedFen, receivableFen, openFen, orderFen } = creditUse(
          { ...money, openingFen, shippedFen, ordersFen },
          totalFen,
        );
        expect(receivableFen + openFen + orderFen).toBe(usedFen);
        expect(usedFen).toBe(openingFen + ordersFen + totalFen);
      }),
    );
  });
});

describe('prices', () => {
  const floored = { ...clean, products: new Map([[1, { ...product, floorPrice: 128_001 }]]) };

  it('below the floor block with what the lines lack together', () => {
    expect(check(floored, 'price_floor')).toMatchObject({
      level: 'block',
      figure: 0,
      sentences: [{ key: 'priceFloor.below', params: { name, price: 128_000, floorPrice: 128_001 } }],
    });
    expect(
      check({ ...floored, products: new Map([[1, { ...product, floorPrice: 128_000 }]]) }, 'price_floor')?.level,
    ).toBe('pass');
  });

  it('that differ from the agreed price block, whichever way', () => {
    for (const agreedPrice of [127_000, 129_000]) {
      const facts = { ...clean, agreed: new Map([[1, agreedPrice]]) };
      expect(check(facts, 'agreed_price')).toMatchObject({ level: 'block', figure: 100 });
    }
    expect(check({ ...clean, agreed: new Map([[1, 128_000]]) }, 'agreed_price')?.level).toBe('pass');
  });

  it('are hidden from those who may not see prices', () => {
    const [hidden] = checksFor(checksOf(floored), ['quality']).filter(({ code }) => code === 'price_floor');
    expect(hidden).toMatchObject({
      level: 'block',
      figure: 0,
      sentences: [{ key: 'priceFloor.hidden', params: { count: 1 } }],
    });
  });

  it('below the floor are found exactly when a line costs less than its floor', () => {
    const price = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(price, price, fc.integer({ min: 1, max: 1_000_000 }), (own, floorPrice, orderedQty) => {
        const lines = [{ productId: 1, orderedQty, price: own }];
        const found = check({ ...clean, lines, products: new Map([[1, { ...product, floorPrice }]]) }, 'price_floor');
        expect(found?.level === 'block').toBe(own < floorPrice);
        const lack = amountFen(orderedQty, floorPrice) - amountFen(orderedQty, own);
        expect(found?.figure).toBe(own < floorPrice ? lack : 0);
      }),
    );
  });
});

describe('a release', () => {
  const over = { ...clean, buyer: { ...clean.buyer, creditLimitFen: 0 } };
  const release = { checkCode: 'credit' as const, upTo: 12_000, reason: '老客户', by: '周总', validUntilOn: TODAY };
  const released = (given: Partial<typeof release>) =>
    check({ ...over, releases: [{ ...release, ...given }] }, 'credit');

  it('turns its block into a warning that says who and until when', () => {
    expect(released({})).toMatchObject({ level: 'warn', released: { by: '周总', reason: '老客户', untilOn: TODAY } });
  });

  it('covers its figure with the tolerance and no fen more', () => {
    expect(released({ upTo: 11_637 })?.level).toBe('warn');
    expect(releasedUpTo(11_637, 10)).toBe(12_800);
    expect(released({ upTo: 11_636 })?.level).toBe('block');
  });

  it('ends with its day and holds for its check only', () => {
    expect(released({ validUntilOn: addDays(TODAY, -1) })?.level).toBe('block');
    const facts = { ...over, releases: [{ ...release, checkCode: 'price_floor' as const }] };
    expect(codesAt(checksOf(facts), 'block')).toEqual(['credit']);
  });
});
