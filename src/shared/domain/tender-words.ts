/** Words of tenders that the engine, the contract and the screens share. */

export const tenderKinds = [
  'open',
  'national_volume',
  'provincial_volume',
  'alliance_volume',
  'listing',
  'negotiation',
  'rfq',
  'in_hospital',
  'consultation',
] as const;
export type TenderKind = (typeof tenderKinds)[number];

/** Volume-based procurement of the nation, a province, an alliance. */
export const volumeKinds = ['national_volume', 'provincial_volume', 'alliance_volume'] as const satisfies TenderKind[];

export const tenderStates = [
  'found',
  'evaluating',
  'approved',
  'preparing',
  'submitted',
  'opened',
  'published',
  'won',
  'lost',
  'listed',
  'signed',
  'executing',
  'closed',
  'abandoned',
  'failed',
  'voided',
  'terminated',
  'rejected',
] as const;
export type TenderState = (typeof tenderStates)[number];

/** Before the bid is handed in. */
export const biddingStates = ['found', 'evaluating', 'approved', 'preparing'] as const satisfies TenderState[];
/** Others decide: never without a next follow-up. */
export const waitingStates = ['submitted', 'opened', 'published'] as const satisfies TenderState[];
/** Running: something of it may still be missed. */
export const runningStates = [...biddingStates, ...waitingStates] as const;
export const wonStates = ['won', 'listed', 'signed', 'executing', 'closed'] as const satisfies TenderState[];
/** Ends without an award. */
export const endStates = [
  'lost',
  'abandoned',
  'failed',
  'voided',
  'terminated',
  'rejected',
] as const satisfies TenderState[];

export const milestoneKinds = [
  'registration',
  'buy_documents',
  'objection_documents',
  'clarification',
  'samples',
  'deposit_arrival',
  'bid_deadline',
  'sent',
  'opening',
  'publication',
  'objection_result',
  'challenge',
  'complaint',
  'award_notice',
  'contract',
  'performance_bond',
  'deposit_refund',
  'other',
] as const;
export type MilestoneKind = (typeof milestoneKinds)[number];

export const milestoneBases = ['law', 'documents', 'agreed', 'template'] as const;
export type MilestoneBasis = (typeof milestoneBases)[number];

export const milestoneAnchors = ['bid_deadline', 'opening', 'publication', 'award_notice', 'contract'] as const;
export type MilestoneAnchor = (typeof milestoneAnchors)[number];

export const bidders = ['own', 'entrusted'] as const;
export const goDecisions = ['', 'go', 'no_go'] as const;
export const submittedHows = ['', 'mailed', 'uploaded', 'by_hand'] as const;
