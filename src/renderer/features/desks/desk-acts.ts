/** The one thing to do with a row of the desk, in a word. */
import type { DeskKey } from '../../../shared/domain/desk-words';

const words = {
  awaitingApproval: 'approve',
  changesAsked: 'approve',
  returnsToApprove: 'approve',
  stocktakes: 'approve',
  stockIssues: 'approve',
  stockSamples: 'approve',
  supplierReturns: 'approve',
  qualifications: 'approve',
  depositsToApprove: 'approve',
  quotesAsked: 'approve',
  tendersToDecide: 'decide',
  releasesAsked: 'release',
  rejectedOrders: 'mend',
  incompleteProducts: 'mend',
  skippedImports: 'mend',
  toNote: 'issue',
  paidAhead: 'issue',
  toPick: 'pick',
  toCheck: 'check',
  toShip: 'ship',
  toSign: 'sign',
  returnsToReceive: 'receive',
  returnsToJudge: 'judge',
  purchasesToInspect: 'judge',
  bankLines: 'claim',
  receiptsToMatch: 'match',
  overdueFourth: 'collect',
  overdueThird: 'collect',
  overdueSecond: 'collect',
  overdueFirst: 'collect',
  dueSoon: 'collect',
  depositsOverdue: 'collect',
  depositsToChase: 'collect',
  depositsDueBack: 'collect',
  depositsToAsk: 'bid',
  depositsToPay: 'pay',
  depositsToArrive: 'arrive',
  notHandedOver: 'handOver',
  sealsAsked: 'seal',
  papersToReview: 'review',
  papersSentBack: 'mend',
  quotesRefused: 'quote',
  tendersToPrepare: 'bid',
  tendersUndated: 'mend',
  tendersToAsk: 'ask',
  agreementsOpen: 'bid',
  agreementsEnding: 'bid',
  tendersMissed: 'bid',
  tendersUrgent: 'bid',
  tendersToday: 'bid',
  tendersSoon: 'bid',
  tendersWeek: 'bid',
  tendersOpening: 'open',
} as const satisfies { readonly [K in DeskKey]?: string };

export type DeskAct = (typeof words)[keyof typeof words] | 'look';

/** What Enter does on a row; `look` where there is nothing to do but to look. */
export const actOf = (key: DeskKey): DeskAct => {
  const known: { readonly [K in DeskKey]?: DeskAct } = words;
  return known[key] ?? 'look';
};
