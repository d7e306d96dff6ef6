/** Words of deposits and bid costs that the engine, the contract and the screens share. */

export const depositKinds = ['bid', 'performance'] as const;
export type DepositKind = (typeof depositKinds)[number];

/** Asked for here, taken over from before the book, or what another deposit became. */
export const depositSources = ['request', 'import', 'conversion'] as const;
export type DepositSource = (typeof depositSources)[number];

export const depositForms = ['transfer', 'guarantee', 'cheque', 'insurance'] as const;
export type DepositForm = (typeof depositForms)[number];
/** Paper instead of money: it has a last day. */
export const datedForms = ['guarantee', 'insurance'] as const satisfies readonly DepositForm[];

/** What has to arrive with the payee: money, in either way. */
export const arrivingForms = ['transfer', 'cheque'] as const satisfies readonly DepositForm[];

export const depositStates = [
  'requested',
  'approved',
  'refused',
  'withdrawn',
  'paid',
  'arrived',
  'partly',
  'returned',
  'forfeited',
  'converted',
  'settled',
] as const;
export type DepositState = (typeof depositStates)[number];

/** Something of it is still with the payee. */
export const outsideStates = ['paid', 'arrived', 'partly'] as const satisfies readonly DepositState[];
/** Nothing of it is asked, or outside, any more; `settled`: partly this, partly that. */
export const closedStates = [
  'refused',
  'withdrawn',
  'returned',
  'forfeited',
  'converted',
  'settled',
] as const satisfies readonly DepositState[];

/** Rows of the ledger; `converted_in`: what a bond was made of. */
export const depositMoveKinds = ['paid', 'returned', 'forfeited', 'converted_out', 'converted_in', 'interest'] as const;
export type DepositMoveKind = (typeof depositMoveKinds)[number];

/** What a person may do with a deposit. */
export const depositSteps = [
  'approve',
  'refuse',
  'withdraw',
  'pay',
  'confirmArrival',
  'undoArrival',
  'giveBack',
  'addInterest',
  'convert',
  'forfeit',
  'changeDates',
  'chase',
] as const;
export type DepositStep = (typeof depositSteps)[number];

/** Parts of the list; those from `dueBack` to `guaranteeEnding` depend on the day and are asked of the engine. */
export const depositSegments = [
  'all',
  'toApprove',
  'toPay',
  'toArrive',
  'outside',
  'dueBack',
  'overdue',
  'toChase',
  'guaranteeEnding',
  'closed',
] as const;
/** What is outside, by the days since it was paid; in the order of `depositAges`. */
export const depositAgeSegments = ['age0', 'age1', 'age2', 'age3'] as const;
export type DepositSegment = (typeof depositSegments)[number] | (typeof depositAgeSegments)[number];

/** What the bid deposit of a tender still waits for: nobody asked, finance refused it, and so on. */
export const depositGaps = ['toAsk', 'refused', 'toApprove', 'toPay', 'toArrive'] as const;
export type DepositGap = (typeof depositGaps)[number];

export const chaseHows = ['letter', 'phone', 'visit', 'message'] as const;
export type ChaseHow = (typeof chaseHows)[number];

export const bidCostKinds = ['documents', 'service_fee', 'travel', 'other'] as const;
export type BidCostKind = (typeof bidCostKinds)[number];

/** A deposit whose day back nobody knows yet is asked for so many days after the bid deadline, or after it was paid. */
export const DAYS_UNTIL_BACK = 90;
