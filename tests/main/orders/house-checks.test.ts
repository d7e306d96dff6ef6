import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/shared/domain/business-date';
import type { Qualified } from '../../../src/shared/domain/quality-words';
import { check, clean, keysOf, name, product, TODAY } from './check-facts';

describe('overdue money', () => {
  const late = (overdueFen: number, days: number, settings: Partial<typeof clean.settings> = {}) => ({
    ...clean,
    overdue: { overdueFen, oldestDueOn: addDays(TODAY, -days) },
    settings: { ...clean.settings, ...settings },
  });

  it('blocks with its sum and its age, and finance managers release it', () => {
    expect(check(late(50_000, 12), 'overdue')).toMatchObject({
      level: 'block',
      figure: 50_000,
      releasableBy: 'orders.releaseCredit',
      sentences: [{ key: 'overdue.late', params: { overdueFen: 50_000, days: 12 } }],
    });
    expect(check(clean, 'overdue')?.level).toBe('pass');
  });

  it('is only told within the threshold and the days of grace, to the fen and to the day', () => {
    const grace = { overdueThresholdYuan: 500, overdueGraceDays: 7 };
    expect(check(late(50_000, 30, grace), 'overdue')?.level).toBe('info');
    expect(check(late(50_001, 7, grace), 'overdue')?.level).toBe('info');
    expect(check(late(50_001, 8, grace), 'overdue')?.level).toBe('block');
  });

  it('warns where the firm chose so', () => {
    expect(check(late(1, 1, { overdueBlocks: 0 }), 'overdue')?.level).toBe('warn');
  });
});

describe('qualification', () => {
  const nobody: Qualified = { state: 'none', approvedOn: null, validUntilOn: null };
  const refused: Qualified = { ...nobody, state: 'refused' };
  const until = (validUntilOn: string): Qualified => ({ state: 'approved', approvedOn: '2026-01-01', validUntilOn });
  const of = (buyer: Qualified, today = TODAY) => ({
    ...clean,
    today,
    qualified: { buyer, products: clean.qualified.products },
  });

  it('that is missing is told in the trial period and blocks after it; only quality releases', () => {
    expect(check(of(nobody, '2026-12-30'), 'qualification')).toMatchObject({ level: 'info', figure: 0 });
    expect(check(of(nobody, '2026-12-31'), 'qualification')).toMatchObject({
      level: 'block',
      figure: 1,
      releasableBy: 'orders.releaseLicence',
      sentences: [{ key: 'qualification.buyer' }],
    });
  });

  it('that was refused blocks in the trial period too', () => {
    expect(check(of(refused), 'qualification')?.level).toBe('block');
  });

  it('holds on its last day', () => {
    expect(check(of(until(TODAY)), 'qualification')?.level).toBe('pass');
    expect(check(of(until(addDays(TODAY, -1))), 'qualification')?.level).toBe('info');
  });

  it('is asked of every product', () => {
    const unknown = { ...clean, qualified: { ...clean.qualified, products: new Map([[1, refused]]) } };
    expect(keysOf(unknown, 'qualification')).toEqual(['qualification.product']);
  });
});

describe('the scope of a buyer', () => {
  const psychotropic = new Map([[1, { ...product, scopeClass: '第二类精神药品' }]]);

  it('blocks a product of a class it does not name', () => {
    const outside = { ...clean, products: psychotropic, scopes: ['化学药制剂'] };
    expect(check(outside, 'scope')).toMatchObject({
      level: 'block',
      sentences: [{ key: 'scope.outside', params: { name, scopeClass: '第二类精神药品' } }],
    });
    expect(check({ ...outside, scopes: ['第二类精神药品'] }, 'scope')?.level).toBe('pass');
  });

  it('that is not entered is told, and a product without a class asks for none', () => {
    expect(check({ ...clean, products: psychotropic }, 'scope')?.level).toBe('info');
    expect(check({ ...clean, scopes: [] }, 'scope')?.level).toBe('pass');
  });
});

describe('unusual lines', () => {
  const bought = (orderedQty: number, price = 128_000, submittedOn = '2026-10-01') => ({
    ...{ number: 'SO2610-00001', submittedOn, productId: 1, orderedQty, price },
  });
  const ordering = (orderedQty: number, price = 128_000) => ({
    ...clean,
    lines: [{ productId: 1, orderedQty, price }],
  });

  it('warn above three times the median of at least three lines', () => {
    const similar = [bought(10_000), bought(12_000), bought(11_000)];
    expect(check({ ...ordering(33_000), similar }, 'unusual')?.level).toBe('pass');
    expect(check({ ...ordering(33_001), similar }, 'unusual')).toMatchObject({
      level: 'warn',
      sentences: [{ key: 'unusual.quantity', params: { orderedQty: 33_001, usualQty: 11_000 } }],
    });
    expect(check({ ...ordering(99_000), similar: similar.slice(1) }, 'unusual')?.level).toBe('pass');
  });

  it('warn at a price more than a tenth off the last one, up or down', () => {
    const similar = [bought(10_000, 90_000, '2026-09-01'), bought(10_000, 100_000)];
    const level = (price: number) => check({ ...ordering(10_000, price), similar }, 'unusual')?.level;
    expect([89_999, 90_000, 110_000, 110_001].map(level)).toEqual(['warn', 'pass', 'pass', 'warn']);
  });

  it('forget what is older than a year', () => {
    const similar = [bought(10_000, 50_000, addDays(TODAY, -366))];
    expect(check({ ...ordering(10_000), similar }, 'unusual')?.level).toBe('pass');
  });

  it('never block, whatever was bought before', () => {
    const past = fc.array(fc.record({ qty: fc.integer({ min: 1, max: 1e9 }), price: fc.nat(1e9) }), { maxLength: 9 });
    fc.assert(
      fc.property(past, fc.integer({ min: 1, max: 1e9 }), fc.nat(1e9), (rows, qty, price) => {
        const similar = rows.map((row) => bought(row.qty, row.price));
        expect(['pass', 'warn']).toContain(check({ ...ordering(qty, price), similar }, 'unusual')?.level);
      }),
    );
  });
});
