import type {
  BidCostKind,
  ChaseHow,
  DepositForm,
  DepositKind,
  DepositMoveKind,
  DepositSource,
  DepositState,
} from '../../../shared/domain/deposit-words';
import { businessDate, flag, id, instant, int, ref, table, text } from '../../store/columns';

/** Balances and, from the payment on, the state are moved by the triggers of its ledger. */
export const deposit = table('deposit', {
  id: id(),
  number: text().notNull(),
  kind: text<DepositKind>().notNull(),
  source: text<DepositSource>().notNull(),
  tenderId: ref(),
  ownerId: ref().notNull(),
  tenderNumber: text().notNull().default(''),
  tenderTitle: text().notNull(),
  tenderPy: text().notNull().default(''),
  payee: text().notNull(),
  payeePy: text().notNull().default(''),
  payeeBank: text().notNull().default(''),
  payeeAccount: text().notNull().default(''),
  form: text<DepositForm>().notNull(),
  amountFen: int().notNull(),
  arriveByAt: instant(),
  payByOn: businessDate(),
  leadWorkdays: int().notNull().default(0),
  validTo: businessDate(),
  refundDueOn: businessDate().notNull(),
  originId: ref(),
  state: text<DepositState>().notNull(),
  note: text().notNull().default(''),
  requestedBy: ref().notNull(),
  requestedAt: instant().notNull(),
  decidedBy: ref(),
  decidedAt: instant(),
  decisionReason: text().notNull().default(''),
  isSamePerson: flag().notNull().default(false),
  paidOn: businessDate(),
  arrivedOn: businessDate(),
  waitingSince: instant().notNull(),
  paidFen: int().notNull().default(0),
  returnedFen: int().notNull().default(0),
  forfeitedFen: int().notNull().default(0),
  convertedFen: int().notNull().default(0),
  outstandingFen: int().notNull().default(0),
  interestFen: int().notNull().default(0),
  chaseCount: int().notNull().default(0),
  lastChasedOn: businessDate(),
  nextChaseOn: businessDate(),
  version: int().notNull().default(0),
});

/** Append-only; triggers move the balances of the deposit. */
export const depositMove = table('deposit_move', {
  id: id(),
  depositId: ref().notNull(),
  kind: text<DepositMoveKind>().notNull(),
  amountFen: int().notNull(),
  movedOn: businessDate().notNull(),
  reversalOf: ref(),
  otherId: ref(),
  reason: text().notNull().default(''),
  reference: text().notNull().default(''),
  movedBy: ref().notNull(),
  movedAt: instant().notNull(),
});

/** Append-only. */
export const depositChase = table('deposit_chase', {
  id: id(),
  depositId: ref().notNull(),
  chasedOn: businessDate().notNull(),
  how: text<ChaseHow>().notNull(),
  answer: text().notNull(),
  nextOn: businessDate().notNull(),
  notedBy: ref().notNull(),
  notedAt: instant().notNull(),
});

/** Append-only. */
export const bidCost = table('bid_cost', {
  id: id(),
  tenderId: ref().notNull(),
  kind: text<BidCostKind>().notNull(),
  amountFen: int().notNull(),
  spentOn: businessDate().notNull(),
  payee: text().notNull().default(''),
  note: text().notNull().default(''),
  reversalOf: ref(),
  reason: text().notNull().default(''),
  recordedBy: ref().notNull(),
  recordedAt: instant().notNull(),
});
