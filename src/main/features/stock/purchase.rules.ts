/** Who may take which step of a purchase receipt, and what an inspection comes to. Pure. */
import { may, type Permission } from '../../../shared/domain/permissions';
import { type Problem, type Refusal, refuse } from '../../../shared/domain/problem';
import type { PurchaseState } from '../../../shared/domain/purchase-words';
import { otherPerson, type PurchaseClerk } from './purchase-people.rules';

export type PurchaseFacts = {
  readonly number: string;
  readonly state: PurchaseState;
  readonly recordedBy: number;
  /** Unknown in lists and taken as false there. */
  readonly hasControlled?: boolean;
};

const steps = {
  inspect: { from: ['arrived'], permission: 'stock.inspect' },
  cancel: { from: ['arrived'], permission: 'stock.purchase' },
  setInvoice: { from: ['arrived', 'accepted'], permission: 'purchases.invoice' },
  setPrices: { from: ['arrived', 'accepted'], permission: 'purchases.price' },
} as const satisfies Record<string, { from: readonly PurchaseState[]; permission: Permission }>;
export type PurchaseStep = keyof typeof steps;

/** Why a step cannot be taken now by this person; undefined when it can. */
export function purchaseRefusal(step: PurchaseStep, facts: PurchaseFacts, by: PurchaseClerk): Problem | undefined {
  const { from, permission } = steps[step];
  const states: readonly PurchaseState[] = from;
  if (!states.includes(facts.state)) {
    return refuse('STATE_CONFLICT', { state: `purchases.states.${facts.state}` }).problem;
  }
  const held = may(by.posts, permission);
  if (held !== true) return held;
  if (step !== 'inspect') return undefined;
  const second = otherPerson({ ...facts, askedBy: facts.recordedBy }, by);
  return 'problem' in second ? second.problem : undefined;
}

export type PurchaseActions = Readonly<Record<PurchaseStep, true | Problem>>;

/** What the reader may do with a receipt. */
export function purchaseActions(facts: PurchaseFacts, by: PurchaseClerk): PurchaseActions {
  const stateOf = (step: PurchaseStep) => purchaseRefusal(step, facts, by) ?? true;
  return {
    inspect: stateOf('inspect'),
    cancel: stateOf('cancel'),
    setInvoice: stateOf('setInvoice'),
    setPrices: stateOf('setPrices'),
  };
}

/** Those who buy see what was paid. */
export const seesPrices = ({ posts }: Pick<PurchaseClerk, 'posts'>): boolean => may(posts, 'purchases.price') === true;

export type WaitingLine = { readonly id: number; readonly arrivedQty: number };
export type Judged = { readonly lineId: number; readonly acceptedQty: number };

/** Every line is judged once, and never more accepted than arrived; thousandths. */
export function verdictRefusal(lines: readonly WaitingLine[], judged: readonly Judged[]): Refusal | undefined {
  const known = new Map(lines.map(({ id, arrivedQty }) => [id, arrivedQty]));
  const seen = new Set<number>();
  for (const [at, { lineId, acceptedQty }] of judged.entries()) {
    const maxQty = known.get(lineId);
    if (maxQty === undefined) return refuse('NOT_FOUND', {}, [`/lines/${at}/lineId`]);
    if (seen.has(lineId)) {
      return refuse('VALIDATION_FAILED', { case: 'purchases.refusal.judgedTwice' }, [`/lines/${at}/lineId`]);
    }
    seen.add(lineId);
    if (acceptedQty > maxQty) {
      return refuse('QUANTITY_EXCEEDED', { askedQty: acceptedQty, maxQty }, [`/lines/${at}/acceptedQty`]);
    }
  }
  const count = lines.length - seen.size;
  return count === 0
    ? undefined
    : refuse('VALIDATION_FAILED', { case: 'purchases.refusal.notJudged', count }, ['/lines']);
}

type Parts = { readonly arrivedQty: number; readonly acceptedQty: number | null };

/** What was not accepted, thousandths; nothing while it waits. */
export const rejectedOf = ({ arrivedQty, acceptedQty }: Parts): number =>
  acceptedQty === null ? 0 : arrivedQty - acceptedQty;
