/** Delivery agreements: their steps, and which of them lets a buyer be delivered. Pure. */
import { nextAgreement, type AgreementState, type AgreementStep } from '../../../shared/domain/award-words';
import type { CustomerKind } from '../../../shared/domain/customer-words';
import { may, type Post } from '../../../shared/domain/permissions';
import { refuse, type Problem, type Refusal } from '../../../shared/domain/problem';
import { regionCovers, spanHolds, type Place } from '../../../shared/domain/regions';

type Fields = Place & { readonly validFrom: string | null; readonly validTo: string | null };

/** A city lies in a province; a last day has its first one before it. */
export function agreementFieldsProblem({ province, city, validFrom, validTo }: Fields): Refusal | undefined {
  if (city !== '' && province === '') {
    return refuse('VALIDATION_FAILED', { case: 'deliveryAgreements.refusals.cityAlone' }, ['/province']);
  }
  const isWrong = validTo !== null && (validFrom === null || validTo < validFrom);
  return isWrong
    ? refuse('VALIDATION_FAILED', { case: 'deliveryAgreements.refusals.endsFirst' }, ['/validTo'])
    : undefined;
}

const wrong = (state: AgreementState): Problem => ({
  code: 'STATE_CONFLICT',
  params: { state: `deliveryAgreements.states.${state}` },
});

/** What a step refuses in a state. */
export const agreementProblem = (state: AgreementState, step: AgreementStep): Problem | undefined =>
  nextAgreement(state, step) === undefined ? wrong(state) : undefined;

/** Whose days may still be changed: all but those that are void. */
export const datesProblem = (state: AgreementState): Problem | undefined =>
  state === 'void' ? wrong(state) : undefined;

type AgreementActions = Readonly<Record<AgreementStep | 'changeDates', true | Problem>>;

/** What the reader may do with an agreement. */
export function agreementActions(state: AgreementState, posts: readonly Post[]): AgreementActions {
  const right = may(posts, 'awards.write');
  const of = (problem: Problem | undefined) => (right === true ? (problem ?? true) : right);
  return {
    submit: of(agreementProblem(state, 'submit')),
    agree: of(agreementProblem(state, 'agree')),
    refuse: of(agreementProblem(state, 'refuse')),
    void: of(agreementProblem(state, 'void')),
    changeDates: of(datesProblem(state)),
  };
}

export type Relation = Place & {
  readonly distributorId: number | null;
  readonly distributorName: string;
  readonly hospitalId: number | null;
  readonly state: AgreementState;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly reason: string;
};
type DeliveredBuyer = { readonly id: number; readonly kind: CustomerKind; readonly place: Place };

/** How a buyer stands: may be delivered, or why not; `other`: somebody else delivers there. */
export type RelationStanding =
  | { readonly standing: 'agreed' | 'missing' | 'waiting' }
  | { readonly standing: 'refused'; readonly reason: string }
  | { readonly standing: 'expired'; readonly validTo: string }
  | { readonly standing: 'notYet'; readonly validFrom: string }
  | { readonly standing: 'other'; readonly distributorName: string };

/** Of hospitals, clinics and who delivers to them a relation is asked; others buy for themselves. */
export const isRelationAsked = (kind: CustomerKind): boolean =>
  kind === 'hospital' || kind === 'clinic' || kind === 'distributor';

const isLive = ({ validFrom, validTo }: Relation, on: string): boolean =>
  validFrom !== null && spanHolds({ validFrom, validTo }, on);

/** Those that speak of the buyer: as the hospital that is delivered, or as the distributor who delivers there. */
const speaksOf = (one: Relation, { id, kind, place }: DeliveredBuyer): boolean =>
  kind === 'distributor'
    ? one.distributorId === id && regionCovers({ province: one.province, city: '' }, place)
    : one.hospitalId === id || (one.hospitalId === null && regionCovers(one, place));

function worstOf(own: readonly Relation[], on: string): RelationStanding {
  const agreed = own.filter(({ state }) => state === 'agreed');
  const future = agreed.find(({ validFrom }) => validFrom !== null && validFrom > on);
  if (own.some(({ state }) => state === 'submitted' || state === 'draft')) return { standing: 'waiting' };
  if (future?.validFrom) return { standing: 'notYet', validFrom: future.validFrom };
  const last = agreed
    .flatMap(({ validTo }) => validTo ?? [])
    .toSorted()
    .at(-1);
  if (last !== undefined) return { standing: 'expired', validTo: last };
  const refused = own.find(({ state }) => state === 'refused');
  return refused ? { standing: 'refused', reason: refused.reason } : { standing: 'missing' };
}

/** Where a product's delivery to a buyer stands on a day. */
export function relationOf(all: readonly Relation[], buyer: DeliveredBuyer, on: string): RelationStanding {
  const about = all.filter((one) => one.state !== 'void' && speaksOf(one, buyer));
  const isDistributor = buyer.kind === 'distributor';
  const own = about.filter(({ distributorId }) => isDistributor || distributorId === null);
  if (own.some((one) => one.state === 'agreed' && isLive(one, on))) return { standing: 'agreed' };
  const other = about.find((one) => !own.includes(one) && one.state === 'agreed' && isLive(one, on));
  if (own.length === 0 && other) return { standing: 'other', distributorName: other.distributorName };
  return worstOf(own, on);
}
