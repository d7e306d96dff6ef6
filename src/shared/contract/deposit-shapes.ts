/** What deposits and bid costs look like on the wire. */
import { z } from 'zod';
import {
  bidCostKinds,
  chaseHows,
  depositForms,
  depositKinds,
  depositMoveKinds,
  depositSources,
  depositStates,
  depositSteps,
} from '../domain/deposit-words';
import { historyRows } from './history';
import { businessDate, id, instant, version } from './procedure';
import { actionState } from './values';

/** Positive fen, at most a thousand million yuan. */
export const positiveFen = z.int().positive().max(100_000_000_000);
const fen = z.int().nonnegative();

export const depositRow = z.strictObject({
  id,
  number: z.string(),
  kind: z.enum(depositKinds),
  source: z.enum(depositSources),
  /** Null: from before the book, known by its text only. */
  tenderId: id.nullable(),
  tenderNumber: z.string(),
  tenderTitle: z.string(),
  payee: z.string(),
  payeeBank: z.string(),
  payeeAccount: z.string(),
  form: z.enum(depositForms),
  amountFen: fen,
  arriveByAt: instant.nullable(),
  payByOn: businessDate.nullable(),
  validTo: businessDate.nullable(),
  refundDueOn: businessDate,
  state: z.enum(depositStates),
  note: z.string(),
  requestedBy: z.string(),
  requestedAt: instant,
  decidedBy: z.string(),
  decidedAt: instant.nullable(),
  decisionReason: z.string(),
  isSamePerson: z.boolean(),
  paidOn: businessDate.nullable(),
  arrivedOn: businessDate.nullable(),
  waitingSince: instant,
  paidFen: fen,
  returnedFen: fen,
  forfeitedFen: fen,
  convertedFen: fen,
  outstandingFen: fen,
  /** On top of what came back. */
  interestFen: fen,
  chaseCount: z.int(),
  lastChasedOn: businessDate.nullable(),
  nextChaseOn: businessDate.nullable(),
  /** Days since it was paid, while something is outside. */
  outsideDays: z.int().nullable(),
  /** Days past the day back, while something is outside. */
  overdueDays: z.int().nullable(),
  /** Basis points of the purchaser's estimate, and whether that is more than usual. */
  shareBp: z.int().nullable(),
  usualShareBp: z.int(),
  isShareHigh: z.boolean(),
  /** Paid by the bank without a slip among the files. */
  isSlipMissing: z.boolean(),
  version,
  actions: z.record(z.enum(depositSteps), actionState),
});
export type DepositRow = z.output<typeof depositRow>;

export const depositMove = z.strictObject({
  id,
  kind: z.enum(depositMoveKinds),
  /** Below zero: takes another row back. */
  amountFen: z.int(),
  movedOn: businessDate,
  reversalOf: id.nullable(),
  isReversed: z.boolean(),
  otherId: id.nullable(),
  otherNumber: z.string(),
  reason: z.string(),
  reference: z.string(),
  movedBy: z.string(),
  movedAt: instant,
  actions: z.strictObject({ reverse: actionState }),
});
export type DepositMove = z.output<typeof depositMove>;

export const depositChase = z.strictObject({
  id,
  chasedOn: businessDate,
  how: z.enum(chaseHows),
  answer: z.string(),
  nextOn: businessDate,
  notedBy: z.string(),
});
export type DepositChase = z.output<typeof depositChase>;

export const depositDetail = z.strictObject({
  deposit: depositRow,
  moves: z.array(depositMove),
  chases: z.array(depositChase),
  history: historyRows,
});
export type DepositDetail = z.output<typeof depositDetail>;

/** What the form of a new deposit begins with. */
const startDays = z.strictObject({
  /** The date of the tender for it; null where it has none. */
  arriveByAt: instant.nullable(),
  /** The last working day on which finance pays in time for it. */
  payByOn: businessDate.nullable(),
  refundDueOn: businessDate,
});

export const depositStart = z.strictObject({
  tenderNumber: z.string(),
  tenderTitle: z.string(),
  estimateFen: fen.nullable(),
  /** Basis points of the estimate above which a deposit of the kind may be objected to. */
  usualShareBp: z.strictObject({ bid: z.int(), performance: z.int() }),
  /** The payee of the last deposit for this purchaser, else the purchaser. */
  payee: z.string(),
  payeeBank: z.string(),
  payeeAccount: z.string(),
  /** By the kind of the deposit. */
  days: z.strictObject({ bid: startDays, performance: startDays }),
});
export type DepositStart = z.output<typeof depositStart>;

export const bidCostRow = z.strictObject({
  id,
  kind: z.enum(bidCostKinds),
  /** Below zero: takes another row back. */
  amountFen: z.int(),
  spentOn: businessDate,
  payee: z.string(),
  note: z.string(),
  reversalOf: id.nullable(),
  isReversed: z.boolean(),
  reason: z.string(),
  recordedBy: z.string(),
  recordedAt: instant,
  actions: z.strictObject({ reverse: actionState }),
});
export type BidCostRow = z.output<typeof bidCostRow>;

/** What lies outside: money, and papers that stand for money. */
export const depositsOutside = z.strictObject({
  count: z.int(),
  cashFen: fen,
  paperFen: fen,
  overdueCount: z.int(),
  overdueFen: fen,
});
export type DepositsOutside = z.output<typeof depositsOutside>;

export const chaseLetter = z.strictObject({
  number: z.string(),
  on: businessDate,
  firmName: z.string(),
  payee: z.string(),
  tenderNumber: z.string(),
  tenderTitle: z.string(),
  kind: z.enum(depositKinds),
  form: z.enum(depositForms),
  paidOn: businessDate,
  refundDueOn: businessDate,
  overdueDays: z.int(),
  paidFen: fen,
  returnedFen: fen,
  outstandingFen: fen,
  chaseCount: z.int(),
  /** Where the money is to go: our account. */
  bankName: z.string(),
  bankAccount: z.string(),
  /** Who writes. */
  contact: z.string(),
});
export type ChaseLetter = z.output<typeof chaseLetter>;
export const chasePaper = z.strictObject({
  content: chaseLetter,
  copyNo: z.int(),
  printedAt: instant,
  printedBy: z.string(),
});
export type ChasePaper = z.output<typeof chasePaper>;
