/** Licences that buyers need, by kind of buyer, and how they stand on a day. Pure; used by cards, checks and shipping. */
import { addDays } from './business-date';
import type { CustomerKind, LicenceKind, Ownership } from './customer-words';

/** Days before the expiry from which a licence is shown as expiring. */
const WARNING_DAYS = 90;

export type LicenceState = 'valid' | 'expiring' | 'expired' | 'missing';
export type HeldLicence = { readonly kind: string; readonly expiresOn: string | null; readonly isLongTerm: boolean };
type Buyer = { readonly kind: CustomerKind; readonly ownership: Ownership | null };

/** Who holds licences, as far as they need different ones. */
export const holderClasses = [
  'hospital_public',
  'hospital_private',
  'hospital_unknown',
  'clinic',
  'pharmacy',
  'distributor',
  'agent',
  'agent_person',
  'supplier',
] as const;
export type HolderClass = (typeof holderClasses)[number];

/** One need: any of the kinds will do. */
export type LicenceNeed = readonly LicenceKind[];
export type LicenceNeeds = Readonly<Record<HolderClass, readonly LicenceNeed[]>>;

const everyBuyer: readonly LicenceNeed[] = [['quality_agreement'], ['authorisation_letter'], ['id_card']];
const trader: readonly LicenceNeed[] = [['drug_trade_licence'], ['business_licence'], ...everyBuyer];

/** What each needs until quality changes it. */
export const standardNeeds: LicenceNeeds = {
  hospital_public: [['medical_institution_licence'], ['institution_legal_person'], ...everyBuyer],
  hospital_private: [['medical_institution_licence'], ['business_licence', 'private_non_enterprise'], ...everyBuyer],
  // Not known whose it is: any of the three proofs of existence will do.
  hospital_unknown: [
    ['medical_institution_licence'],
    ['institution_legal_person', 'business_licence', 'private_non_enterprise'],
    ...everyBuyer,
  ],
  clinic: [['medical_institution_licence', 'clinic_filing'], ...everyBuyer],
  pharmacy: trader,
  distributor: trader,
  agent: trader,
  agent_person: everyBuyer,
  supplier: [['drug_trade_licence', 'drug_production_licence'], ['business_licence'], ...everyBuyer, ['seal_sample']],
};

const hospitalClass = (ownership: Ownership | null): HolderClass => {
  if (ownership === 'public') return 'hospital_public';
  return ownership === 'private' ? 'hospital_private' : 'hospital_unknown';
};

/** Which of the classes a buyer is. */
export const holderClassOf = ({ kind, ownership }: Buyer): HolderClass => {
  if (kind === 'hospital') return hospitalClass(ownership);
  return kind === 'agent' && ownership === 'natural_person' ? 'agent_person' : kind;
};

/** The papers a buyer needs, each with the kinds that will do for it. */
export const licenceNeeds = (buyer: Buyer, needs: LicenceNeeds = standardNeeds): readonly LicenceNeed[] =>
  needs[holderClassOf(buyer)];

/**
 * The kinds of licence a buyer needs, one per need: where several will do, the one he holds, else the first.
 * @param held kinds that are entered for him
 */
export const requiredLicences = (
  kind: CustomerKind,
  ownership: Ownership | null,
  held: readonly string[] = [],
): LicenceKind[] =>
  licenceNeeds({ kind, ownership }).flatMap((kinds) => kinds.find((one) => held.includes(one)) ?? kinds[0] ?? []);

/** How a licence stands on a day; a licence holds on its last day. No date and not long-term is not entered. */
export function licenceState(held: HeldLicence | undefined, on: string): LicenceState {
  if (!held) return 'missing';
  if (held.isLongTerm) return 'valid';
  if (held.expiresOn === null) return 'missing';
  if (held.expiresOn < on) return 'expired';
  return held.expiresOn <= addDays(on, WARNING_DAYS) ? 'expiring' : 'valid';
}

const order: readonly LicenceState[] = ['valid', 'expiring', 'missing', 'expired'];
const badness = (state: LicenceState): number => order.indexOf(state);

export type LicenceFinding = {
  readonly kinds: readonly LicenceKind[];
  readonly state: LicenceState;
  readonly expiresOn: string | null;
};

/** Every paper that is needed with its state on a day: the best of the kinds that will do counts. */
export function findingsOf(
  needed: readonly LicenceNeed[],
  licences: readonly HeldLicence[],
  on: string,
): LicenceFinding[] {
  return needed.map((kinds) => {
    const held = licences.filter(({ kind }) => kinds.some((one) => one === kind));
    const best = held.toSorted((a, b) => badness(licenceState(a, on)) - badness(licenceState(b, on)))[0];
    return { kinds, state: licenceState(best, on), expiresOn: best?.expiresOn ?? null };
  });
}

/**
 * Every paper the buyer needs with its state on a day.
 * @param buyer `needs`: the table that quality keeps; without it the standard one
 */
export const licenceFindings = (
  buyer: Buyer & { readonly needs?: LicenceNeeds },
  licences: readonly HeldLicence[],
  on: string,
): LicenceFinding[] => findingsOf(licenceNeeds(buyer, buyer.needs), licences, on);

/** The worst of the findings: expired before missing before expiring. */
export const worstState = (findings: readonly LicenceFinding[]): LicenceState =>
  findings.reduce<LicenceState>((worst, { state }) => (badness(state) > badness(worst) ? state : worst), 'valid');
