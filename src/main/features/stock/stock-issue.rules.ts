/** Who may ask and approve that goods leave without a sale, and which goods may leave how. Pure. */
import { may, type Permission } from '../../../shared/domain/permissions';
import { type Problem, type Refusal, refuse } from '../../../shared/domain/problem';
import type { StockIssueKind, StockIssueState } from '../../../shared/domain/stock-words';
import { type DatedLot, refusalToSell } from './stock.rules';
import { secondPerson, type StockClerk } from './stocktake.rules';

export type IssueFacts = {
  readonly number: string;
  readonly kind: StockIssueKind;
  readonly state: StockIssueState;
  readonly requestedBy: number;
  /** Unknown in lists and taken as false there. */
  readonly hasControlled?: boolean;
};

const approval = {
  write_off: 'stock.approveWriteOff',
  destruction: 'stock.approveWriteOff',
  sample: 'stock.approveSample',
} as const satisfies Record<StockIssueKind, Permission>;

export type IssueStep = 'approve' | 'refuse' | 'cancel';

/** Why a step cannot be taken now by this person; undefined when it can. */
export function issueRefusal(step: IssueStep, facts: IssueFacts, by: StockClerk): Problem | undefined {
  const { number, kind, state, requestedBy, hasControlled = false } = facts;
  if (state !== 'requested') return refuse('STATE_CONFLICT', { state: `stockIssues.states.${state}` }).problem;
  const held = may(by.posts, step === 'cancel' ? 'stock.writeOff' : approval[kind]);
  if (held !== true) return held;
  if (step === 'refuse') return undefined;
  if (step === 'cancel') {
    const case_ = { case: 'stockIssues.refusal.notYours', number };
    return requestedBy === by.userId ? undefined : refuse('RULE_VIOLATED', case_).problem;
  }
  const second = secondPerson({ number, people: [requestedBy], hasControlled }, by);
  return 'problem' in second ? second.problem : undefined;
}

export type IssueActions = Readonly<Record<IssueStep, true | Problem>>;

/** What the reader may do with an issue. */
export function issueActions(facts: IssueFacts, by: StockClerk): IssueActions {
  const stateOf = (step: IssueStep) => issueRefusal(step, facts, by) ?? true;
  return { approve: stateOf('approve'), refuse: stateOf('refuse'), cancel: stateOf('cancel') };
}

export type IssueLot = DatedLot & { readonly batchNo: string };

/**
 * Which goods may leave how: only what was rejected or ran out is destroyed, only what could be sold is a sample;
 * anything may be written off.
 */
export function issueLotRefusal(kind: StockIssueKind, lot: IssueLot, today: string): Refusal | undefined {
  switch (kind) {
    case 'write_off':
      return undefined;
    case 'destruction':
      return lot.area === 'rejected' || lot.expiresOn < today
        ? undefined
        : refuse('RULE_VIOLATED', { case: 'stockIssues.refusal.notForDestruction', lot: lot.batchNo });
    case 'sample':
      return refusalToSell(lot, today, 0);
  }
}
