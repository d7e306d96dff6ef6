/** Words of a bid's papers, of the firm's own qualifications and of its accounts on platforms. */
import type { TenderKind } from './tender-words';

export const documentStates = ['missing', 'draft', 'in_review', 'ready', 'not_needed'] as const;
export type DocumentState = (typeof documentStates)[number];

/** The common papers of the trade; their names are in i18n `tenderDocuments.codes`. */
export const documentCodes = [
  'bid_letter',
  'price_sheet',
  'business_licence',
  'drug_trade_licence',
  'gsp_certificate',
  'registration_certificate',
  'quality_standard',
  'test_report',
  'maker_authorisation',
  'maker_licence',
  'legal_person_letter',
  'agent_letter',
  'integrity_commitment',
  'no_record_proof',
  'tax_and_insurance',
  'audit_report',
  'deposit_receipt',
  'technical_answer',
  'delivery_plan',
  'after_sales',
  'past_contracts',
  'supply_commitment',
  'capacity_proof',
  'consistency_proof',
  'lowest_price_statement',
  'instructions_and_pack',
  'samples_list',
  'product_introduction',
] as const;
export type DocumentCode = (typeof documentCodes)[number];

/** A line of a template: a code of the common list, or a name of the firm's own. */
export type TemplateLine = {
  readonly code: DocumentCode | '';
  readonly name: string;
  readonly needsSeal: boolean;
  readonly needsCa: boolean;
};

/** `seal`: printed and stamped; `ca`: signed with the firm's certificate on the platform. */
const line = (code: DocumentCode, by: 'seal' | 'ca' | 'none' = 'none'): TemplateLine => ({
  ...{ code, name: '', needsSeal: by === 'seal', needsCa: by === 'ca' },
});
const firmPapers = [
  line('business_licence', 'seal'),
  line('drug_trade_licence', 'seal'),
  line('gsp_certificate', 'seal'),
] as const;
const productPapers = [
  line('registration_certificate', 'seal'),
  line('quality_standard'),
  line('test_report', 'seal'),
  line('maker_authorisation', 'seal'),
] as const;

const openBid = [
  line('bid_letter', 'seal'),
  line('price_sheet', 'seal'),
  line('legal_person_letter', 'seal'),
  line('agent_letter', 'seal'),
  ...firmPapers,
  ...productPapers,
  line('integrity_commitment', 'seal'),
  line('no_record_proof', 'seal'),
  line('tax_and_insurance', 'seal'),
  line('audit_report'),
  line('deposit_receipt'),
  line('technical_answer', 'seal'),
  line('delivery_plan'),
  line('after_sales', 'seal'),
  line('past_contracts'),
] as const;
const volumeBid = [
  line('bid_letter', 'ca'),
  line('price_sheet', 'ca'),
  line('agent_letter', 'seal'),
  line('maker_licence', 'seal'),
  ...productPapers,
  line('consistency_proof', 'seal'),
  line('supply_commitment', 'seal'),
  line('capacity_proof', 'seal'),
  line('integrity_commitment', 'seal'),
] as const;
const listing = [
  line('price_sheet', 'ca'),
  ...productPapers,
  line('instructions_and_pack'),
  line('lowest_price_statement', 'seal'),
  line('integrity_commitment', 'seal'),
] as const;
const offer = [line('price_sheet', 'seal'), ...firmPapers, ...productPapers] as const;

/** What a bid of a kind is made of until the firm says otherwise; none of it is law. */
export const defaultDocuments: Readonly<Record<TenderKind, readonly TemplateLine[]>> = {
  open: openBid,
  consultation: [...openBid.filter(({ code }) => code !== 'audit_report')],
  national_volume: volumeBid,
  provincial_volume: volumeBid,
  alliance_volume: volumeBid,
  listing,
  negotiation: [...offer, line('lowest_price_statement', 'seal')],
  rfq: offer,
  in_hospital: [line('product_introduction'), ...offer, line('instructions_and_pack'), line('samples_list')],
};

/** The name of a paper: a key of the catalogue, or the name it was given. */
export const documentNameOf = ({ code, name }: { readonly code: string; readonly name: string }): string =>
  code === '' ? name : `tenderDocuments.codes.${code}`;

/** Cuts of the list of papers over all tenders. */
export const documentSegments = ['sealsAsked', 'toReview', 'sentBack', 'open', 'all'] as const;
export type DocumentSegment = (typeof documentSegments)[number];

/** What may be done with a paper. */
export const documentSteps = [
  'change',
  'write',
  'askReview',
  'pass',
  'sendBack',
  'drop',
  'needAgain',
  'askSeal',
  'seal',
  'askCa',
  'signCa',
] as const;
export type DocumentStep = (typeof documentSteps)[number];

/** How a paper becomes binding: the seal on paper, the certificate on the platform. */
export const signings = ['seal', 'ca'] as const;
export type Signing = (typeof signings)[number];

export const credentialKinds = ['licence', 'authorisation', 'ca', 'registration', 'gsp', 'other'] as const;
export type CredentialKind = (typeof credentialKinds)[number];

/** Cuts by the last day, in the steps of warning of all papers; what was taken out of use stands apart. */
export const credentialSegments = ['current', 'expired', 'urgent', 'soon', 'early', 'retired'] as const;
export type CredentialSegment = (typeof credentialSegments)[number];

export const credentialLevels = ['expired', 'urgent', 'soon', 'early', 'fine', 'retired'] as const;
export type CredentialLevel = (typeof credentialLevels)[number];

export const loanSegments = ['overdue', 'out', 'all'] as const;
export type LoanSegment = (typeof loanSegments)[number];

export const secretFields = ['password', 'ca_pin'] as const;
export type SecretField = (typeof secretFields)[number];
/** `keyLost`: it was sealed with a key file that is gone; it has to be entered again. */
export const secretStates = ['none', 'stored', 'keyLost'] as const;
export type SecretState = (typeof secretStates)[number];
/** How long a secret stands on the screen, in seconds. */
export const SECRET_SHOWN_SECONDS = 20;
/** Where a secret is sealed for. */
export const secretPlace = (accountId: number, field: SecretField): string => `platform_account/${accountId}/${field}`;
