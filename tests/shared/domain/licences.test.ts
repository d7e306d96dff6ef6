import { describe, expect, it } from 'vitest';
import { licenceFindings, licenceState, requiredLicences, worstState } from '../../../src/shared/domain/licences';

const all = ['quality_agreement', 'authorisation_letter', 'id_card'];

describe('the licences a buyer needs', () => {
  it.each([
    ['a public hospital', 'hospital', 'public', ['medical_institution_licence', 'institution_legal_person']],
    ['a private hospital', 'hospital', 'private', ['medical_institution_licence', 'business_licence']],
    ['a hospital of unknown ownership', 'hospital', null, ['medical_institution_licence', 'institution_legal_person']],
    ['a clinic', 'clinic', 'private', ['medical_institution_licence']],
    ['a pharmacy', 'pharmacy', 'private', ['drug_trade_licence', 'business_licence']],
    ['a distributor', 'distributor', null, ['drug_trade_licence', 'business_licence']],
    ['an agent that is a firm', 'agent', 'private', ['drug_trade_licence', 'business_licence']],
    ['an agent that is a person', 'agent', 'natural_person', []],
  ] as const)(
    'are those of %s, and the agreement, the letter and the identity of everybody',
    (_, kind, ownership, own) => {
      expect(requiredLicences(kind, ownership)).toEqual([...own, ...all]);
    },
  );

  it('name the paper that is held where several will do', () => {
    expect(requiredLicences('hospital', 'private', ['private_non_enterprise'])).toContain('private_non_enterprise');
    expect(requiredLicences('clinic', null, ['clinic_filing'])).toEqual(['clinic_filing', ...all]);
  });
});

describe('a licence on a day', () => {
  const on = '2026-11-21';
  it.each([
    ['holds on its last day', '2026-11-21', 'expiring'],
    ['is expired the day after', '2026-11-20', 'expired'],
    ['warns for ninety days', '2027-02-19', 'expiring'],
    ['is quiet before', '2027-02-20', 'valid'],
  ])('%s', (_, expiresOn, state) => {
    expect(licenceState({ kind: 'id_card', expiresOn, isLongTerm: false }, on)).toBe(state);
  });

  it('holds for ever when it is long-term, and counts as not entered without a date', () => {
    expect(licenceState({ kind: 'id_card', expiresOn: null, isLongTerm: true }, on)).toBe('valid');
    expect(licenceState({ kind: 'id_card', expiresOn: null, isLongTerm: false }, on)).toBe('missing');
    expect(licenceState(undefined, on)).toBe('missing');
  });

  it('lets the better of two papers count, and the worst of the needs stand on the list', () => {
    const licences = [
      { kind: 'business_licence', expiresOn: '2026-01-01', isLongTerm: false },
      { kind: 'private_non_enterprise', expiresOn: null, isLongTerm: true },
    ];
    const findings = licenceFindings({ kind: 'hospital', ownership: 'private' }, licences, on);
    expect(findings.map(({ state }) => state)).toEqual(['missing', 'valid', 'missing', 'missing', 'missing']);
    expect(worstState(findings)).toBe('missing');
  });
});
