/** Time limits of bidding with their defaults; the firm may change each. Volume procurement and listings have none here. */

/** `ours`: red when missed. `purchaser`: when it is not kept we may object. */
export type Clock = {
  readonly amount: number;
  readonly unit: 'day' | 'workday' | 'percent';
  readonly side: 'ours' | 'purchaser';
};

export const tenderClocks = {
  /** At least so many days before the deadline an objection to the documents is raised. */
  objectionDocuments: { amount: 10, unit: 'day', side: 'ours' },
  /** Government: questions to documents or result, from the day they were known. */
  challenge: { amount: 7, unit: 'workday', side: 'ours' },
  /** A complaint, from the answer to the objection. */
  complaint: { amount: 10, unit: 'day', side: 'ours' },
  /** Government: a complaint, from the answer. */
  complaintGovernment: { amount: 15, unit: 'workday', side: 'ours' },
  /** The contract, from the award notice. */
  contract: { amount: 30, unit: 'day', side: 'ours' },
  /** Finance is asked so long before a deposit has to have arrived. */
  depositLead: { amount: 3, unit: 'workday', side: 'ours' },
  documentsToDeadline: { amount: 20, unit: 'day', side: 'purchaser' },
  clarification: { amount: 15, unit: 'day', side: 'purchaser' },
  depositShare: { amount: 2, unit: 'percent', side: 'purchaser' },
  publishedWithin: { amount: 3, unit: 'day', side: 'purchaser' },
  publishedFor: { amount: 3, unit: 'day', side: 'purchaser' },
  depositBack: { amount: 5, unit: 'day', side: 'purchaser' },
  depositBackGovernment: { amount: 5, unit: 'workday', side: 'purchaser' },
  bondShare: { amount: 10, unit: 'percent', side: 'purchaser' },
} as const satisfies Readonly<Record<string, Clock>>;

export type ClockKey = keyof typeof tenderClocks;
export const clockKeys = Object.keys(tenderClocks) as readonly ClockKey[];
/** What holds in this book, by clock. */
export type ClockAmounts = Readonly<Record<ClockKey, number>>;
export const defaultAmounts = Object.fromEntries(
  clockKeys.map((key) => [key, tenderClocks[key].amount]),
) as ClockAmounts;

/** Why a tender or its result is lost, for the figures. */
export const lostReasons = [
  'price',
  'score',
  'documents',
  'quality_level',
  'supply',
  'relation',
  'specification',
  'missed',
  'other',
] as const;
export type LostReason = (typeof lostReasons)[number];
/** Why a tender ended whose import was taken back. */
export const IMPORT_UNDONE = 'import_undone';

/** The word of the catalogue for why a tender ended; undefined where somebody wrote it himself. */
export function reasonKey({ state, outcomeReason }: { readonly state: string; readonly outcomeReason: string }) {
  if (outcomeReason === IMPORT_UNDONE) return 'tenders.importUndone';
  const known = state === 'lost' ? lostReasons.find((one) => one === outcomeReason) : undefined;
  return known && (`tenders.lostReasons.${known}` as const);
}
