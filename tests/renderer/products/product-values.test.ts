import { describe, expect, it } from 'vitest';
import { inputOf, valuesOf } from '../../../src/renderer/features/products/product-values';

describe('the form of a product', () => {
  it('reads the tax rate in per cent, whole or with decimals, and the units of a case', () => {
    const typed = { ...valuesOf(undefined), genericName: '甲', taxRateBp: '6.83%', caseQty: '1,200' };
    expect(inputOf(typed)).toMatchObject({ ok: true, value: { taxRateBp: 683, caseQty: 1_200_000 } });
    expect(inputOf({ ...typed, taxRateBp: '13' })).toMatchObject({ value: { taxRateBp: 1300 } });
    expect(inputOf({ ...typed, taxRateBp: '0' })).toMatchObject({ value: { taxRateBp: 0 } });
  });

  it('keeps what is empty as not given', () => {
    const typed = { ...valuesOf(undefined), taxRateBp: ' ', caseQty: '', registrationExpiresOn: '' };
    expect(inputOf(typed)).toMatchObject({ value: { taxRateBp: null, caseQty: null, registrationExpiresOn: null } });
  });

  it('says which field is no number', () => {
    const typed = { ...valuesOf(undefined), taxRateBp: '13 个点' };
    expect(inputOf(typed)).toMatchObject({ ok: false, problem: { fields: ['/taxRateBp'] } });
  });

  it('shows a stored product as it would be typed', () => {
    const values = valuesOf(undefined);
    const input = inputOf({ ...values, genericName: '甲', taxRateBp: '6.83', caseQty: '200' });
    if (!input.ok) throw new Error('the form was not read');
    const rest = { id: 1, isStopped: false, isComplete: false, missing: [], createdAt: 0, version: 0 };
    const actions = { update: true, stop: true, resume: true, setFloorPrice: true } as const;
    const shown = valuesOf({ ...input.value, ...rest, actions });
    expect(shown).toMatchObject({ genericName: '甲', taxRateBp: '6.83', caseQty: '200' });
  });
});
