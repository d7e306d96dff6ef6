import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { warningLevel } from '../../../src/main/features/quality/expiring.rules';
import {
  buyerPapers,
  lacking,
  licencePapers,
  mayTake,
  productPapers,
} from '../../../src/main/features/quality/quality.rules';
import { standardNeeds } from '../../../src/shared/domain/licences';
import {
  nextQualification,
  qualificationStates,
  qualificationSteps,
  standingOf,
  standingOn,
  type QualificationState,
} from '../../../src/shared/domain/quality-words';

const on = '2026-11-21';
const licence = (kind: string, given: { number?: string; expiresOn?: string | null } = {}) => {
  const expiresOn = given.expiresOn ?? null;
  return { kind, number: given.number ?? 'A1', expiresOn, isLongTerm: expiresOn === null };
};

describe('how a subject stands', () => {
  const past = (state: QualificationState, decidedOn: string | null = on) => ({ state, decidedOn, validUntilOn: null });

  it.each([
    ['none, while nobody asked', [], 'none'],
    ['requested, while it waits', [past('requested', null)], 'requested'],
    ['approved, also while a new one is asked for', [past('requested', null), past('approved')], 'approved'],
    ['refused after a refusal, whatever was before', [past('refused'), past('approved')], 'refused'],
    ['refused after its end', [past('ended')], 'refused'],
    ['requested again after a refusal', [past('requested', null), past('refused')], 'requested'],
    ['as before a request that was taken back', [past('withdrawn'), past('approved')], 'approved'],
  ] as const)('is %s', (_, rows, state) => {
    expect(standingOf([...rows]).state).toBe(state);
  });

  it('is none from the day after the last one on', () => {
    const held = standingOf([{ state: 'approved', decidedOn: '2026-01-01', validUntilOn: on }]);
    expect([standingOn(held, on), standingOn(held, '2026-11-22')]).toEqual(['approved', 'none']);
  });

  it('is approved only by an approval, whatever happened', () => {
    const one = fc.record({
      state: fc.constantFrom(...qualificationStates),
      decidedOn: fc.constant(on),
      validUntilOn: fc.constant(null),
    });
    fc.assert(
      fc.property(fc.array(one), (rows) => {
        const { state, approvedOn } = standingOf(rows);
        expect(state === 'approved').toBe(approvedOn !== null);
        expect(state !== 'approved' || rows.some((row) => row.state === 'approved')).toBe(true);
      }),
    );
  });

  it('reaches every state and leaves no decided one but an approval', () => {
    const reached = qualificationStates.flatMap((state) =>
      qualificationSteps.flatMap((step) => nextQualification(state, step) ?? []),
    );
    expect(new Set(['requested', ...reached])).toEqual(new Set(qualificationStates));
    expect(qualificationSteps.flatMap((step) => nextQualification('refused', step) ?? [])).toEqual([]);
  });
});

describe('what is asked', () => {
  const needs = standardNeeds.clinic;

  it('of a clinic is either of two licences, with its number and date', () => {
    const [first] = licencePapers(needs, [licence('clinic_filing', { expiresOn: '2027-12-31' })], on);
    expect(first).toMatchObject({ kinds: ['clinic_filing'], value: 'A1', expiresOn: '2027-12-31', state: 'valid' });
  });

  it('counts as missing without its number, and as expired on the day after', () => {
    const unnumbered = licencePapers(needs, [licence('clinic_filing', { number: '' })], on);
    const expired = licencePapers(needs, [licence('clinic_filing', { expiresOn: '2026-11-20' })], on);
    expect([unnumbered[0]?.state, expired[0]?.state]).toEqual(['missing', 'expired']);
    expect(lacking(expired)).toHaveLength(needs.length);
  });

  it('of a buyer holds nothing back for a scope or a tax number that is not entered', () => {
    const all = needs.map(([kind]) => licence(kind ?? ''));
    expect(lacking(buyerPapers(licencePapers(needs, all, on), { taxNo: '', scopes: null }))).toEqual([]);
  });

  it('of a product is its registration with a date, its maker, form and class', () => {
    const product = {
      registrationNo: 'H1',
      registrationExpiresOn: null,
      holder: '',
      maker: 'M',
      form: 'F',
      scopeClass: 'C',
    };
    expect(lacking(productPapers(product, on)).map(({ item }) => item)).toEqual(['registration']);
    expect(lacking(productPapers({ ...product, registrationExpiresOn: on }, on))).toEqual([]);
  });
});

describe('who may', () => {
  const asked = { state: 'requested', requestedBy: 1 } as const;
  const quality = { userId: 2, posts: ['quality'], dualRequestApprove: false } as const;

  it('decide is quality, and never on one’s own request unless the boss signed it', () => {
    expect(mayTake('approve', asked, quality)).toBe(true);
    expect(mayTake('approve', asked, { ...quality, posts: ['sales'] })).toMatchObject({ code: 'FORBIDDEN' });
    expect(mayTake('approve', asked, { ...quality, userId: 1 })).toMatchObject({ code: 'SELF_APPROVAL' });
    expect(mayTake('approve', asked, { ...quality, userId: 1, dualRequestApprove: true })).toBe(true);
  });

  it('take a request back is who made it', () => {
    expect(mayTake('withdraw', asked, quality)).toMatchObject({ code: 'RULE_VIOLATED' });
    expect(mayTake('withdraw', asked, { ...quality, userId: 1 })).toBe(true);
  });

  it('end is quality, and only what is approved', () => {
    expect(mayTake('end', asked, quality)).toMatchObject({ code: 'STATE_CONFLICT' });
    expect(mayTake('end', { ...asked, state: 'approved' }, quality)).toBe(true);
  });
});

describe('a paper near its end', () => {
  const days = { licenceEarlyDays: 90, licenceSoonDays: 60, licenceUrgentDays: 30 };
  it.each([
    [-1, 'expired'],
    [0, 'urgent'],
    [30, 'urgent'],
    [31, 'soon'],
    [60, 'soon'],
    [61, 'early'],
    [90, 'early'],
    [91, 'fine'],
  ] as const)('with %i days left is %s', (left, level) => {
    expect(warningLevel(left, days)).toBe(level);
  });
});
