/** What is asked of a buyer, a supplier, a product, and who may decide. Pure. */
import type { LicenceKind } from '../../../shared/domain/customer-words';
import {
  findingsOf,
  type HeldLicence,
  type LicenceNeed,
  type LicenceState,
  licenceState,
} from '../../../shared/domain/licences';
import { may, type Post } from '../../../shared/domain/permissions';
import { refuse, type Problem } from '../../../shared/domain/problem';
import {
  nextQualification,
  type PaperItem,
  type QualificationState,
  type QualificationStep,
} from '../../../shared/domain/quality-words';

/** One thing that is asked of a subject and how it stands; what a decision keeps as it was seen. */
export type Paper = {
  readonly item: PaperItem;
  /** Of a licence: the kinds that will do; the first held one is the one that counts. */
  readonly kinds: readonly LicenceKind[];
  readonly value: string;
  readonly expiresOn: string | null;
  readonly isLongTerm: boolean;
  readonly state: LicenceState;
  /** Without it there is no approval. */
  readonly isNeeded: boolean;
};

type EnteredLicence = HeldLicence & { readonly number: string };

const fact = (item: PaperItem, value: string, isNeeded: boolean): Paper => ({
  item,
  kinds: [],
  value,
  expiresOn: null,
  isLongTerm: false,
  state: value === '' ? 'missing' : 'valid',
  isNeeded,
});

/** The licences that are needed, each with the number and date of the one that stands for it. */
export function licencePapers(needed: readonly LicenceNeed[], held: readonly EnteredLicence[], on: string): Paper[] {
  return findingsOf(needed, held, on).map(({ kinds, state }) => {
    const one = held.find(
      (licence) => kinds.some((kind) => kind === licence.kind) && licenceState(licence, on) === state,
    );
    const own = kinds.filter((kind) => kind === one?.kind);
    return {
      item: 'licence',
      kinds: own.length > 0 ? own : kinds,
      value: one?.number ?? '',
      expiresOn: one?.expiresOn ?? null,
      isLongTerm: one?.isLongTerm ?? false,
      state: one && one.number === '' ? 'missing' : state,
      isNeeded: true,
    };
  });
}

type BuyerFacts = { readonly taxNo: string; readonly scopes: readonly string[] | null };

/** Of a buyer: his licences, his tax number, his scope. The scope is asked for and does not hold the approval back. */
export const buyerPapers = (licences: readonly Paper[], { taxNo, scopes }: BuyerFacts): Paper[] => [
  ...licences,
  fact('tax', taxNo, false),
  fact('scope', (scopes ?? []).join(', '), false),
];

type ProductFacts = {
  readonly registrationNo: string;
  readonly registrationExpiresOn: string | null;
  readonly holder: string;
  readonly maker: string;
  readonly form: string;
  readonly scopeClass: string;
};

/** Of a product: its registration with its last day, who holds and makes it, its form and its class. */
export function productPapers(product: ProductFacts, on: string): Paper[] {
  const { registrationNo, registrationExpiresOn: expiresOn } = product;
  const dated = licenceState({ kind: 'registration', expiresOn, isLongTerm: false }, on);
  return [
    { ...fact('registration', registrationNo, true), expiresOn, state: registrationNo === '' ? 'missing' : dated },
    fact('holder', product.holder, false),
    fact('maker', product.maker, true),
    fact('form', product.form, true),
    fact('scope', product.scopeClass, true),
  ];
}

/** What stands in the way of an approval. */
export const lacking = (papers: readonly Paper[]): Paper[] =>
  papers.filter(({ isNeeded, state }) => isNeeded && (state === 'missing' || state === 'expired'));

/** The key of a paper's name in the catalogue. */
export const paperKey = ({ item, kinds }: Pick<Paper, 'item' | 'kinds'>): string =>
  item === 'licence' ? `customers.licenceKind.${kinds[0] ?? ''}` : `quality.item.${item}`;

export const lackingRefusal = (missing: readonly Paper[]): Problem =>
  refuse('RULE_VIOLATED', { case: 'quality.refusals.lacking', missing: missing.map(paperKey).join(',') }).problem;

export type Asked = {
  readonly state: QualificationState;
  readonly requestedBy: number;
};
/** Who acts; `dualRequestApprove`: the boss signed that one person may ask and approve. */
export type Decider = {
  readonly userId: number;
  readonly posts: readonly Post[];
  readonly dualRequestApprove: boolean;
};

const permissionOf = (step: QualificationStep) => (step === 'withdraw' ? 'quality.request' : 'quality.approve');

/** Whether a step may be taken by a person; what the row's buttons show. */
export function mayTake(step: QualificationStep, asked: Asked, by: Decider): true | Problem {
  const held = may(by.posts, permissionOf(step));
  if (held !== true) return held;
  if (!nextQualification(asked.state, step)) {
    return refuse('STATE_CONFLICT', { state: `quality.state.${asked.state}` }).problem;
  }
  const isOwn = asked.requestedBy === by.userId;
  if (step === 'withdraw' && !isOwn) return refuse('RULE_VIOLATED', { case: 'quality.refusals.notYours' }).problem;
  const needsTwo = (step === 'approve' || step === 'refuse') && isOwn && !by.dualRequestApprove;
  return needsTwo ? refuse('SELF_APPROVAL', { case: 'quality.refusals.selfApproval' }).problem : true;
}
