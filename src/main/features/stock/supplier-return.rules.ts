/** Who may ask and approve that goods go back to their supplier, and which goods may. Pure. */
import { may, type Permission } from '../../../shared/domain/permissions';
import { type Problem, type Refusal, refuse } from '../../../shared/domain/problem';
import type { SupplierReturnState } from '../../../shared/domain/purchase-words';
import type { LotArea } from '../../../shared/domain/stock-words';
import { otherPerson, type PurchaseClerk } from './purchase-people.rules';

export type SupplierReturnFacts = {
  readonly number: string;
  readonly state: SupplierReturnState;
  readonly requestedBy: number;
  /** Unknown in lists and taken as false there. */
  readonly hasControlled?: boolean;
};

const steps = {
  approve: { from: 'requested', permission: 'stock.approveSupplierReturn' },
  refuse: { from: 'requested', permission: 'stock.approveSupplierReturn' },
  cancel: { from: 'requested', permission: 'stock.purchase' },
  setCreditNote: { from: 'posted', permission: 'purchases.invoice' },
} as const satisfies Record<string, { from: SupplierReturnState; permission: Permission }>;
export type SupplierReturnStep = keyof typeof steps;

/** Why a step cannot be taken now by this person; undefined when it can. */
export function supplierReturnRefusal(
  step: SupplierReturnStep,
  facts: SupplierReturnFacts,
  by: PurchaseClerk,
): Problem | undefined {
  const { number, state, requestedBy: askedBy } = facts;
  const { from, permission } = steps[step];
  if (state !== from) return refuse('STATE_CONFLICT', { state: `supplierReturns.states.${state}` }).problem;
  const held = may(by.posts, permission);
  if (held !== true) return held;
  if (step === 'cancel' && askedBy !== by.userId) {
    return refuse('RULE_VIOLATED', { case: 'supplierReturns.refusal.notYours', number }).problem;
  }
  if (step !== 'approve') return undefined;
  const second = otherPerson({ ...facts, askedBy }, by);
  return 'problem' in second ? second.problem : undefined;
}

export type SupplierReturnActions = Readonly<Record<SupplierReturnStep, true | Problem>>;

/** What the reader may do with a return. */
export function supplierReturnActions(facts: SupplierReturnFacts, by: PurchaseClerk): SupplierReturnActions {
  const stateOf = (step: SupplierReturnStep) => supplierReturnRefusal(step, facts, by) ?? true;
  return {
    approve: stateOf('approve'),
    refuse: stateOf('refuse'),
    cancel: stateOf('cancel'),
    setCreditNote: stateOf('setCreditNote'),
  };
}

export type ReturnedLot = {
  readonly batchNo: string;
  readonly area: LotArea;
  /** Suppliers of the receipts by which the batch came in; none for opening stock. */
  readonly supplierIds: readonly number[];
};

/** Goods that still wait for their verdict stay; a batch goes back to one of those it came from. */
export function returnedLotRefusal(
  { batchNo: lot, area, supplierIds }: ReturnedLot,
  supplierId: number,
): Refusal | undefined {
  if (area === 'quarantine') return refuse('RULE_VIOLATED', { case: 'supplierReturns.refusal.notJudged', lot });
  if (supplierIds.length === 0 || supplierIds.includes(supplierId)) return undefined;
  return refuse('RULE_VIOLATED', { case: 'supplierReturns.refusal.otherSupplier', lot });
}
