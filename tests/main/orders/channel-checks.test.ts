import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckedChannel, CheckedRegion, ProposedBatch } from '../../../src/main/features/orders/check-facts';
import { regionCovers, spanHolds } from '../../../src/shared/domain/regions';
import { check, clean, keysOf, name, TODAY } from './check-facts';

const region = (given: Partial<CheckedRegion> = {}): CheckedRegion => ({
  ...{ productId: null, province: '江苏省', city: '', validFrom: '2026-01-01', validTo: null },
  ...given,
});
const channel = (regions: readonly CheckedRegion[], given: Partial<CheckedChannel> = {}): CheckedChannel => ({
  ...{ agentName: '博源医药', place: { province: '江苏省', city: '南京市' }, on: TODAY, regions },
  ...given,
});
const inChannel = (one: CheckedChannel, regionBlocks = 1) => ({
  ...{ ...clean, channel: one },
  settings: { ...clean.settings, regionBlocks },
});

describe('the region of an order', () => {
  it('is not asked where nobody sells the goods on', () => {
    expect(check(clean, 'region')).toMatchObject({ level: 'pass', sentences: [{ key: 'region.noAgent' }] });
  });

  it('passes where the agent is authorised for the product or for all, in the city, the province or the country', () => {
    const ways = [{}, { productId: 1 }, { city: '南京' }, { province: '江苏' }, { province: '' }];
    for (const way of ways) expect(check(inChannel(channel([region(way)])), 'region')?.level).toBe('pass');
  });

  it('outside the authorised ones blocks with product, place and regions; manager and boss release it', () => {
    const regions = [region({ province: '浙江省' }), region({ city: '苏州市' })];
    expect(check(inChannel(channel(regions)), 'region')).toMatchObject({
      level: 'block',
      figure: 1,
      releasableBy: 'orders.releaseRegion',
      sentences: [{ key: 'region.outside', params: { name, place: '江苏省南京市', regions: '浙江省,江苏省苏州市' } }],
    });
  });

  it('outside the authorised ones only warns where the firm chose so', () => {
    expect(check(inChannel(channel([region({ province: '浙江省' })]), 0), 'region')?.level).toBe('warn');
  });

  it('of an agent without a row for the product is told as not registered', () => {
    const told = { level: 'info', figure: 0, sentences: [{ key: 'region.notRegistered', params: { name } }] };
    expect(check(inChannel(channel([])), 'region')).toMatchObject(told);
    expect(check(inChannel(channel([region({ productId: 2 })])), 'region')).toMatchObject(told);
    const takenBack = region({ validTo: '2025-12-31' });
    expect(check(inChannel(channel([takenBack])), 'region')).toMatchObject(told);
  });

  it('is that of the day of the order: its last day counts, the day after does not', () => {
    const regions = [region({ validTo: TODAY })];
    expect(check(inChannel(channel(regions)), 'region')?.level).toBe('pass');
    expect(keysOf(inChannel(channel(regions, { on: '2026-11-22' })), 'region')).toEqual(['region.notOnDay']);
    expect(keysOf(inChannel(channel(regions, { on: '2025-12-31' })), 'region')).toEqual(['region.notOnDay']);
  });

  it('cannot be got around by leaving the province off the card', () => {
    const nowhere = { place: { province: '', city: '' } };
    expect(check(inChannel(channel([region()], nowhere)), 'region')).toMatchObject({
      level: 'block',
      sentences: [{ key: 'region.noProvince', params: { regions: '江苏省' } }],
    });
  });

  it('blocks exactly when something was registered and nothing of it covers the place on the day', () => {
    const words = fc.constantFrom('江苏省', '浙江省', '');
    const day = fc.constantFrom('2026-01-01', '2026-11-20', TODAY, '2026-11-22');
    const any = fc
      .record({
        ...{ productId: fc.constantFrom(null, 1, 2), province: words, city: fc.constantFrom('', '南京市') },
        ...{ validFrom: day, validTo: fc.option(day) },
      })
      .map((one) => (one.province === '' ? { ...one, city: '' } : one));
    fc.assert(
      fc.property(fc.array(any, { maxLength: 5 }), (regions) => {
        const one = channel(regions);
        const own = regions.filter(
          ({ productId, validFrom, validTo }) => productId !== 2 && (validTo === null || validTo >= validFrom),
        );
        const isCovered = own.some((each) => spanHolds(each, TODAY) && regionCovers(each, one.place));
        const level = own.length === 0 ? 'info' : isCovered ? 'pass' : 'block';
        expect(check(inChannel(one), 'region')?.level).toBe(level);
      }),
    );
  });
});

describe('two invoices', () => {
  const batch = (batchNo: string, given: Partial<ProposedBatch> = {}): ProposedBatch => ({
    ...{ productId: 1, batchNo, hasReceipt: true, hasInvoice: true },
    ...given,
  });
  const of = (...batches: ProposedBatch[]) => check({ ...clean, batches }, 'two_invoices');

  it('are not asked of buyers that are no public institution', () => {
    expect(check(clean, 'two_invoices')).toMatchObject({ level: 'pass', sentences: [{ key: 'twoInvoices.notAsked' }] });
  });

  it('warn with the batches whose purchase invoice is not on file; nobody needs to release it', () => {
    expect(of(batch('A1'), batch('A2', { hasInvoice: false }))).toMatchObject({
      level: 'warn',
      figure: 1,
      sentences: [{ key: 'twoInvoices.missing', params: { name, batches: 'A2' } }],
    });
    expect(of(batch('A2', { hasInvoice: false }))).not.toHaveProperty('releasableBy');
  });

  it('of the opening stock are only told, for no receipt could carry them', () => {
    expect(of(batch('K1', { hasReceipt: false, hasInvoice: false }))).toMatchObject({
      level: 'info',
      sentences: [{ key: 'twoInvoices.opening', params: { batches: 'K1' } }],
    });
  });

  it('pass where every batch has its invoice', () => {
    expect(of(batch('A1'), batch('A2'))?.level).toBe('pass');
    expect(of()?.level).toBe('pass');
  });
});
