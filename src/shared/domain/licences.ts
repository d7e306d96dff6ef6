/** Licences that buyers need, by kind of buyer, and how they stand on a day. Pure; used by cards, checks and shipping. */
import { addDays } from './business-date';
import type { CustomerKind, LicenceKind, Ownership } from './customer-words';

/** Days before the expiry from which a licence is shown as expiring. */
const WARNING_DAYS = 90;

export type LicenceState = 'valid' | 'expiring' | 'expired' | 'missing';
export type HeldLicence = { readonly kind: string; readonly expiresOn: string | null; readonly isLongTerm: boolean };
type Buyer = { readonly kind: CustomerKind; readonly ownership: Ownership | null };

const everyBuyer: readonly (readonly LicenceKind[])[] = [['quality_agreement'], ['authorisation_letter'], ['id_card']];

const hospitalNeeds = (ownership: Ownership | null): readonly (readonly LicenceKind[])[] => {
  if (ownership === 'public') return [['medical_institution_licence'], ['institution_legal_person']];
  if (ownership === 'private') return [['medical_institution_licence'], ['business_licence', 'private_non_enterprise']];
  // Not known whose it is: any of the three proofs of existence will do.
  const proofs = ['institution_legal_person', 'business_licence', 'private_non_enterprise'] as const;
  return [['medical_institution_licence'], proofs];
};

const ownNeeds = ({ kind, ownership }: Buyer): readonly (readonly LicenceKind[])[] => {
  switch (kind) {
    case 'hospital':
      return hospitalNeeds(ownership);
    case 'clinic':
      return [['medical_institution_licence', 'clinic_filing']];
    case 'pharmacy':
    case 'distributor':
      return [['drug_trade_licence'], ['business_licence']];
    case 'agent':
      return ownership === 'natural_person' ? [] : [['drug_trade_licence'], ['business_licence']];
  }
};

/** The papers a buyer needs, each with the kinds that will do for it. */
export const licenceNeeds = (buyer: Buyer): readonly (readonly LicenceKind[])[] => [...ownNeeds(buyer), ...everyBuyer];

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

/** Every paper the buyer needs with its state on a day: the best of the kinds that will do counts. */
export function licenceFindings(buyer: Buyer, licences: readonly HeldLicence[], on: string): LicenceFinding[] {
  return licenceNeeds(buyer).map((kinds) => {
    const held = licences.filter(({ kind }) => kinds.some((one) => one === kind));
    const best = held.toSorted((a, b) => badness(licenceState(a, on)) - badness(licenceState(b, on)))[0];
    return { kinds, state: licenceState(best, on), expiresOn: best?.expiresOn ?? null };
  });
}

/** The worst of the findings: expired before missing before expiring. */
export const worstState = (findings: readonly LicenceFinding[]): LicenceState =>
  findings.reduce<LicenceState>((worst, { state }) => (badness(state) > badness(worst) ? state : worst), 'valid');
