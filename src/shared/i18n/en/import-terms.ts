import { forLicences, type LicencePlace } from '../../domain/licence-columns';
import type { Catalogue } from '../catalogue';
import type { importTermWords as source } from '../zh-CN/import-terms';

const exampleOf: Readonly<Record<LicencePlace, readonly [string, string, string]>> = {
  '1': ['medical institution licence', 'PDY012345678', '2030-05-31'],
  '2': ['public institution certificate', '12320000466000000X', '2028-03-31'],
  '3': ['quality agreement', 'ZB-2026-015', '2026-12-31'],
  '4': ['authorisation letter', 'SQ-2026-015', '2026-12-31'],
  '5': ['identity card', '320102198001010011', 'long term'],
};
const firstOnly = (place: LicencePlace, words: string): string => (place === '1' ? `,${words}` : '');

export const importTermWords: Catalogue<typeof source> = {
  fields: {
    paymentTerm: 'Payment term',
    paymentDays: 'Payment days',
    creditLimitFen: 'Credit limit',
    ...forLicences({
      licenceKind: (place) => `Licence ${place} kind`,
      licenceNumber: (place) => `Licence ${place} number`,
      licenceExpiry: (place) => `Licence ${place} valid to`,
    }),
  },
  hints: {
    paymentTerm:
      'prepaid, after shipping, after arrival, after invoice, monthly, day of next month, next delivery or as sold; empty: prepaid. Imported by the finance manager or the boss.',
    paymentDays: 'The days of the term; for a day of the next month, which day.',
    creditLimitFen: 'Yuan; 0 is no credit, empty is not set. Imported by the finance manager or the boss.',
    ...forLicences({
      licenceKind: () =>
        'Name of the paper, e.g. business licence; three columns for each. Imported by quality or an assistant.',
      licenceNumber: () => 'The number on the paper.',
      licenceExpiry: () => 'A date, or “long term”.',
    }),
  },
  examples: {
    paymentTerm: 'monthly',
    paymentDays: '30',
    creditLimitFen: '50,000.00',
    ...forLicences({
      licenceKind: (place) => exampleOf[place][0],
      licenceNumber: (place) => exampleOf[place][1],
      licenceExpiry: (place) => exampleOf[place][2],
    }),
  },
  headerWords: {
    paymentTerm: 'payment term,payment terms,terms',
    paymentDays: 'payment days,days',
    creditLimitFen: 'credit limit,credit',
    ...forLicences({
      licenceKind: (place) => `licence ${place} kind,licence ${place}${firstOnly(place, 'licence,licence kind')}`,
      licenceNumber: (place) => `licence ${place} number${firstOnly(place, 'licence number,licence no')}`,
      licenceExpiry: (place) =>
        `licence ${place} valid to,licence ${place} expiry${firstOnly(place, 'licence valid to,licence expiry')}`,
    }),
  },
  words: {
    paymentTerm: {
      prepaid: 'prepaid',
      after_shipping: 'after shipping',
      after_signing: 'after arrival,after signing',
      after_invoice: 'after invoice',
      monthly: 'monthly',
      monthly_day: 'day of next month',
      next_delivery: 'next delivery',
      as_sold: 'as sold',
    },
    licenceKind: {
      medical_institution_licence: 'medical institution licence',
      institution_legal_person: 'public institution certificate',
      business_licence: 'business licence',
      private_non_enterprise: 'private non-enterprise certificate',
      clinic_filing: 'clinic filing certificate',
      drug_trade_licence: 'drug trade licence',
      drug_production_licence: 'drug production licence',
      quality_agreement: 'quality agreement',
      authorisation_letter: 'authorisation letter',
      id_card: 'identity card',
      seal_sample: 'samples of seals',
    },
    longTerm: 'long term,permanent',
  },
};
