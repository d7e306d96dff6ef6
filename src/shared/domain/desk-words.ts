/** What stands on a desk: each reminder with the posts that own it, where it jumps to, and when it has to be done. */
import type { Post } from './permissions';

type Reminder = {
  readonly posts: readonly Post[];
  /** The screen that owns the rows, by its name in the navigation, and the part of it. */
  readonly screen: string;
  readonly segment?: string;
  /** `today`: work that waits; `later`: what is coming. What is late stands above both. */
  readonly group: 'today' | 'later';
};

const approvers = ['finance', 'finance_manager'] as const;
const money = ['cashier', ...approvers] as const;
const releasers = ['finance_manager', 'quality', 'boss'] as const;
const askers = ['sales', 'sales_assistant', ...approvers] as const;
const sellers = ['sales', 'sales_assistant'] as const;
const collectors = ['sales', 'manager', ...approvers] as const;
const invoicers = ['invoice_clerk', ...approvers] as const;
const refunders = ['sales_assistant', ...approvers] as const;
const papers = ['quality', 'sales_assistant'] as const;
const keepers = ['warehouse', 'quality'] as const;
const sealers = ['quality', 'manager', 'boss'] as const;
const bidders = ['sales_assistant', 'sales', 'manager'] as const;
/** Anybody may be named as the one who reads a paper. */
const readers = ['sales_assistant', 'sales', 'quality', 'finance', 'finance_manager', 'manager', 'boss'] as const;
const deciders = ['manager', 'boss'] as const;

/** In the order in which they stand. */
export const reminders = {
  tendersMissed: { posts: bidders, screen: 'tenders', segment: 'missed', group: 'today' },
  tendersUrgent: { posts: bidders, screen: 'tenders', segment: 'within4h', group: 'today' },
  tendersToday: { posts: bidders, screen: 'tenders', segment: 'within24h', group: 'today' },
  tendersToAsk: { posts: bidders, screen: 'tenders', segment: 'toAsk', group: 'today' },
  tendersOpening: { posts: bidders, screen: 'tenders', segment: 'openingToday', group: 'today' },
  milestonesMissed: { posts: bidders, screen: 'deskRows', segment: 'milestonesMissed', group: 'today' },
  quotesAsked: { posts: deciders, screen: 'tenders', segment: 'quotesAsked', group: 'today' },
  tendersToDecide: { posts: deciders, screen: 'tenders', segment: 'toDecide', group: 'today' },
  quotesRefused: { posts: bidders, screen: 'tenders', segment: 'quotesRefused', group: 'today' },
  tendersToPrepare: { posts: bidders, screen: 'tenders', segment: 'toPrepare', group: 'today' },
  tendersUndated: { posts: bidders, screen: 'tenders', segment: 'undated', group: 'today' },
  papersToReview: { posts: readers, screen: 'tenderPapers', segment: 'toReview', group: 'today' },
  papersSentBack: { posts: bidders, screen: 'tenderPapers', segment: 'sentBack', group: 'today' },
  sealsAsked: { posts: sealers, screen: 'tenderPapers', segment: 'sealsAsked', group: 'today' },
  loansOverdue: { posts: papers, screen: 'credentials', segment: 'overdue', group: 'today' },
  credentialsExpired: { posts: papers, screen: 'credentials', segment: 'expired', group: 'today' },
  credentialsUrgent: { posts: papers, screen: 'credentials', segment: 'urgent', group: 'later' },
  credentialsSoon: { posts: papers, screen: 'credentials', segment: 'soon', group: 'later' },
  credentialsEarly: { posts: papers, screen: 'credentials', segment: 'early', group: 'later' },
  tendersSoon: { posts: bidders, screen: 'tenders', segment: 'within3d', group: 'later' },
  tendersWeek: { posts: bidders, screen: 'tenders', segment: 'within7d', group: 'later' },
  agreementsOpen: { posts: bidders, screen: 'deliveryAgreements', segment: 'pending', group: 'today' },
  agreementsEnding: { posts: bidders, screen: 'deliveryAgreements', segment: 'ending', group: 'later' },
  volumesBehind: { posts: bidders, screen: 'agreedVolumes', segment: 'behind', group: 'later' },
  awaitingApproval: { posts: approvers, screen: 'approvals', group: 'today' },
  changesAsked: { posts: approvers, screen: 'changes', segment: 'requested', group: 'today' },
  returnsToApprove: { posts: approvers, screen: 'returns', segment: 'requested', group: 'today' },
  releasesAsked: { posts: releasers, screen: 'releases', segment: 'waiting', group: 'today' },
  releasesAnswered: { posts: askers, screen: 'releases', segment: 'answered', group: 'today' },
  rejectedOrders: { posts: sellers, screen: 'orders', segment: 'rejected', group: 'today' },
  ordersRunning: { posts: sellers, screen: 'orders', segment: 'running', group: 'later' },
  toNote: { posts: ['warehouse'], screen: 'toIssue', group: 'today' },
  paidAhead: { posts: ['warehouse'], screen: 'toIssue', segment: 'paidAhead', group: 'today' },
  shortArrived: { posts: ['warehouse'], screen: 'deskRows', segment: 'shortArrived', group: 'today' },
  shortGoods: { posts: ['warehouse'], screen: 'deskRows', segment: 'shortGoods', group: 'today' },
  toPick: { posts: ['warehouse'], screen: 'notes', segment: 'toPick', group: 'today' },
  toCheck: { posts: ['checker'], screen: 'notes', segment: 'toCheck', group: 'today' },
  toShip: { posts: ['warehouse'], screen: 'notes', segment: 'toShip', group: 'today' },
  toSign: { posts: ['sales_assistant', 'warehouse'], screen: 'notes', segment: 'toSign', group: 'later' },
  returnsToReceive: { posts: ['warehouse'], screen: 'returns', segment: 'approved', group: 'today' },
  returnsToJudge: { posts: ['quality'], screen: 'returns', segment: 'received', group: 'today' },
  bankLines: { posts: money, screen: 'claims', segment: 'open', group: 'today' },
  receiptsToMatch: { posts: money, screen: 'receipts', segment: 'toMatch', group: 'today' },
  overdueFourth: { posts: collectors, screen: 'deskRows', segment: 'overdueFourth', group: 'today' },
  overdueThird: { posts: collectors, screen: 'deskRows', segment: 'overdueThird', group: 'today' },
  overdueSecond: { posts: collectors, screen: 'deskRows', segment: 'overdueSecond', group: 'today' },
  overdueFirst: { posts: collectors, screen: 'deskRows', segment: 'overdueFirst', group: 'today' },
  dueSoon: { posts: collectors, screen: 'deskRows', segment: 'dueSoon', group: 'later' },
  soldUnreported: { posts: askers, screen: 'orders', segment: 'unreported', group: 'today' },
  redForms: { posts: invoicers, screen: 'deskRows', segment: 'redForms', group: 'today' },
  depositsToAsk: { posts: [...bidders, ...approvers], screen: 'tenders', segment: 'depositToAsk', group: 'today' },
  depositsToApprove: { posts: approvers, screen: 'deposits', segment: 'toApprove', group: 'today' },
  depositsToPay: { posts: money, screen: 'deposits', segment: 'toPay', group: 'today' },
  depositsToArrive: { posts: [...bidders, ...approvers], screen: 'deposits', segment: 'toArrive', group: 'today' },
  depositsOverdue: { posts: refunders, screen: 'deposits', segment: 'overdue', group: 'today' },
  depositsToChase: { posts: refunders, screen: 'deposits', segment: 'toChase', group: 'today' },
  guaranteesEnding: { posts: refunders, screen: 'deposits', segment: 'guaranteeEnding', group: 'later' },
  depositsDueBack: { posts: refunders, screen: 'deposits', segment: 'dueBack', group: 'later' },
  redPending: { posts: invoicers, screen: 'ledger', segment: 'pending', group: 'today' },
  notHandedOver: { posts: ['invoice_clerk', ...sellers], screen: 'invoices', segment: 'notHanded', group: 'today' },
  storedAged: { posts: [...invoicers, ...sellers], screen: 'ledger', segment: 'aged', group: 'later' },
  advancesAged: { posts: [...invoicers, ...sellers], screen: 'advances', segment: 'aged', group: 'later' },
  monthEnd: { posts: ['finance_manager'], screen: 'deskRows', segment: 'monthEnd', group: 'later' },
  stocktakes: { posts: ['finance_manager', 'boss'], screen: 'stocktakes', segment: 'counted', group: 'today' },
  stockIssues: { posts: ['quality', 'boss'], screen: 'stockIssues', segment: 'losses', group: 'today' },
  stockSamples: { posts: ['manager', 'boss'], screen: 'stockIssues', segment: 'samples', group: 'today' },
  purchasesToInspect: { posts: ['quality'], screen: 'purchases', segment: 'arrived', group: 'today' },
  supplierReturns: {
    posts: ['finance_manager', 'boss'],
    screen: 'supplierReturns',
    segment: 'requested',
    group: 'today',
  },
  qualifications: { posts: ['quality'], screen: 'quality', segment: 'requested', group: 'today' },
  recalls: { posts: ['quality', 'warehouse', 'boss'], screen: 'recalls', segment: 'open', group: 'today' },
  lockedLots: { posts: keepers, screen: 'stock', segment: 'locked', group: 'later' },
  lotsOver: { posts: keepers, screen: 'stock', segment: 'over', group: 'today' },
  lotsUrgent: { posts: keepers, screen: 'stock', segment: 'urgent', group: 'later' },
  lotsClose: { posts: keepers, screen: 'stock', segment: 'close', group: 'later' },
  lotsNear: { posts: keepers, screen: 'stock', segment: 'near', group: 'later' },
  papersExpired: { posts: papers, screen: 'quality', segment: 'expired', group: 'today' },
  papersUrgent: { posts: papers, screen: 'quality', segment: 'urgent', group: 'later' },
  papersSoon: { posts: papers, screen: 'quality', segment: 'soon', group: 'later' },
  papersEarly: { posts: papers, screen: 'quality', segment: 'early', group: 'later' },
  incompleteProducts: {
    posts: ['sales_assistant', 'quality'],
    screen: 'products',
    segment: 'incomplete',
    group: 'later',
  },
  skippedImports: {
    posts: ['sales_assistant', 'finance_manager', 'warehouse', 'quality', 'administrator'],
    screen: 'imports',
    segment: 'skipped',
    group: 'later',
  },
  samePerson: { posts: ['boss', 'quality'], screen: 'samePerson', segment: 'lastMonth', group: 'later' },
} as const satisfies Readonly<Record<string, Reminder>>;

export type DeskKey = keyof typeof reminders;
export const deskKeys = Object.keys(reminders) as [DeskKey, ...DeskKey[]];
/** A reminder without the narrow types of each. */
export const reminderOf = (key: DeskKey): Reminder => reminders[key];

/** What stands on the desk of somebody who holds these posts. */
export const keysFor = (held: readonly Post[]): readonly DeskKey[] =>
  deskKeys.filter((key) => reminderOf(key).posts.some((post) => held.includes(post)));

/** One's own things as they go: to look at, and nothing that waits for anybody. */
export const viewedKeys = ['ordersRunning'] as const satisfies readonly DeskKey[];

/** Computed: their rows are no records of one list. */
export const computedKeys = [
  'shortArrived',
  'shortGoods',
  'overdueFourth',
  'overdueThird',
  'overdueSecond',
  'overdueFirst',
  'dueSoon',
  'redForms',
  'monthEnd',
  'milestonesMissed',
] as const satisfies readonly DeskKey[];
export type ComputedKey = (typeof computedKeys)[number];
/** Computed too, with a list of their own. */
const listedKeys = ['samePerson', 'volumesBehind'] as const satisfies readonly DeskKey[];
const uncounted: ReadonlySet<string> = new Set([...computedKeys, ...listedKeys]);
/** Whether no statement counts a reminder. */
export const isComputed = (key: string): boolean => uncounted.has(key);

/**
 * What can stand beside a row: how many checks block and warn, or that all passed; what its buyer owes (fen); the promised
 * day; how many running bids a paper hurts; how much of a volume was bought (basis points); who has an order now; what a
 * bid lacks.
 */
export const deskMarks = [
  ...(['blocked', 'warned', 'clean', 'owed', 'promised', 'hurts', 'pace'] as const),
  ...(['atFinance', 'atWarehouse', 'onTheWay', 'onHold'] as const),
  ...(['papersOpen', 'sealsOpen', 'depositOpen', 'quoteOpen', 'caUntried', 'nobodyAttends'] as const),
] as const;
export type DeskMark = (typeof deskMarks)[number];

/** More rows than this are not counted: the desk says "at least". */
export const MOST_COUNTED = 1_000;
export const SHOWN_ROWS = 50;
