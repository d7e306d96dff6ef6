/** The closed words of a customer's card; their texts are in i18n `customers.*`. */
export const customerKinds = ['hospital', 'clinic', 'pharmacy', 'distributor', 'agent'] as const;
export type CustomerKind = (typeof customerKinds)[number];

export const ownerships = ['public', 'private', 'natural_person'] as const;
export type Ownership = (typeof ownerships)[number];

export const paymentTerms = [
  'prepaid',
  'after_shipping',
  'after_signing',
  'after_invoice',
  'monthly',
  'monthly_day',
  'next_delivery',
  'as_sold',
] as const;
export type PaymentTerm = (typeof paymentTerms)[number];

export const licenceKinds = [
  'medical_institution_licence',
  'institution_legal_person',
  'business_licence',
  'private_non_enterprise',
  'clinic_filing',
  'drug_trade_licence',
  'drug_production_licence',
  'quality_agreement',
  'authorisation_letter',
  'id_card',
  'seal_sample',
] as const;
export type LicenceKind = (typeof licenceKinds)[number];
