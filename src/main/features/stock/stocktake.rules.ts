/** Who may take which step of a stocktake, and what its lines come to. Pure. */
import { may, type Permission, type Post } from '../../../shared/domain/permissions';
import { type Problem, type Refusal, refuse } from '../../../shared/domain/problem';
import type { StocktakeState } from '../../../shared/domain/stock-words';

export type StocktakeFacts = {
  readonly number: string;
  readonly state: StocktakeState;
  /** Everybody who counted or finished the count; in lists only who finished it. */
  readonly counters: readonly number[];
  /** Unknown in lists and taken as false there. */
  readonly hasControlled?: boolean;
};
export type StockClerk = {
  readonly userId: number;
  readonly posts: readonly Post[];
  /** The signed setting that one person may ask and approve. */
  readonly dualSubmitApprove: boolean;
};

const steps = {
  count: { from: ['counting'], permission: 'stock.count' },
  finish: { from: ['counting'], permission: 'stock.count' },
  recount: { from: ['counted'], permission: 'stock.recount' },
  approve: { from: ['counted'], permission: 'stock.approveCount' },
  cancel: { from: ['counting', 'counted'], permission: 'stock.count' },
} as const satisfies Record<string, { from: readonly StocktakeState[]; permission: Permission }>;
export type StocktakeStep = keyof typeof steps;

/** Two people, unless the boss signed otherwise; for specially controlled goods always. */
export function secondPerson(
  asked: { readonly number: string; readonly people: readonly number[]; readonly hasControlled?: boolean },
  by: StockClerk,
): { readonly isSamePerson: boolean } | Refusal {
  if (!asked.people.includes(by.userId)) return { isSamePerson: false };
  if (by.dualSubmitApprove && !asked.hasControlled) return { isSamePerson: true };
  return refuse('SELF_APPROVAL', { number: asked.number });
}

/** Why a step cannot be taken now by this person; undefined when it can. */
export function stocktakeRefusal(step: StocktakeStep, facts: StocktakeFacts, by: StockClerk): Problem | undefined {
  const { from, permission } = steps[step];
  const states: readonly StocktakeState[] = from;
  if (!states.includes(facts.state)) {
    return refuse('STATE_CONFLICT', { state: `stocktakes.states.${facts.state}` }).problem;
  }
  const held = may(by.posts, permission);
  if (held !== true) return held;
  if (step !== 'approve') return undefined;
  const second = secondPerson({ ...facts, people: facts.counters }, by);
  return 'problem' in second ? second.problem : undefined;
}

export type StocktakeActions = Readonly<Record<StocktakeStep, true | Problem>>;

/** What the reader may do with a stocktake. */
export function stocktakeActions(facts: StocktakeFacts, by: StockClerk): StocktakeActions {
  const stateOf = (step: StocktakeStep) => stocktakeRefusal(step, facts, by) ?? true;
  return {
    count: stateOf('count'),
    finish: stateOf('finish'),
    recount: stateOf('recount'),
    approve: stateOf('approve'),
    cancel: stateOf('cancel'),
  };
}

/** The count is blind: nobody sees the book while it runs, afterwards who decides, and everybody once it is posted. */
export const showsBook = (state: StocktakeState, posts: readonly Post[]): boolean =>
  state === 'posted' || (state !== 'counting' && may(posts, 'stock.approveCount') === true);

type Counted = { readonly bookQty: number | null; readonly countedQty: number | null };

/** Counted − book at the moment of the count, thousandths; 0 while not counted. */
export const differenceOf = ({ bookQty, countedQty }: Counted): number =>
  bookQty === null || countedQty === null ? 0 : countedQty - bookQty;

/** Lines whose count is not the book's. */
export const differing = <T extends Counted>(lines: readonly T[]): T[] =>
  lines.filter((line) => differenceOf(line) !== 0);
