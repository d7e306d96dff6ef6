/** Words of bid items, quotes, awards and what follows from them; engine, contract and screens share them. */

/** Proposed by who prepares the bid, decided by who may; locked when the bid is handed in. */
export const quoteStates = ['none', 'proposed', 'approved', 'refused'] as const;
export type QuoteState = (typeof quoteStates)[number];
/** What the quotes of a bid want of the reader: that he proposes or decides, that he waits for others; `none`: nothing. */
export const quoteNeeds = ['none', 'propose', 'decide', 'wait'] as const;
export type QuoteNeed = (typeof quoteNeeds)[number];

export const itemResults = ['open', 'won', 'lost'] as const;
export type ItemResult = (typeof itemResults)[number];

/** What binds the price in a province: an award of a tender, or the price under which a product is listed. */
export const provincePriceKinds = ['award', 'listing'] as const;
export type ProvincePriceKind = (typeof provincePriceKinds)[number];

/** Where a price of the library comes from. */
export const marketPriceKinds = ['award', 'opening', 'listing', 'hand'] as const;
export type MarketPriceKind = (typeof marketPriceKinds)[number];

export const agreementStates = ['draft', 'submitted', 'agreed', 'refused', 'void'] as const;
export type AgreementState = (typeof agreementStates)[number];
export const agreementSteps = ['submit', 'agree', 'refuse', 'void'] as const;
export type AgreementStep = (typeof agreementSteps)[number];

const agreementMoves: Readonly<Record<AgreementState, Readonly<Partial<Record<AgreementStep, AgreementState>>>>> = {
  draft: { submit: 'submitted', void: 'void' },
  submitted: { agree: 'agreed', refuse: 'refused', void: 'void' },
  agreed: { void: 'void' },
  /** Handed in once more. */
  refused: { submit: 'submitted', void: 'void' },
  void: {},
};
/** Where a step leads; undefined where it may not be taken. */
export const nextAgreement = (state: AgreementState, step: AgreementStep): AgreementState | undefined =>
  agreementMoves[state][step];

/** What of a list is looked at. */
export const priceSegments = ['open', 'past', 'all'] as const;
export type PriceSegment = (typeof priceSegments)[number];
/** `pending`: not agreed yet; `ending`: agreed, and its last day is near. */
export const agreementSegments = ['open', 'pending', 'ending', 'void', 'all'] as const;
export type AgreementSegment = (typeof agreementSegments)[number];
export const volumeSegments = ['running', 'behind', 'past', 'all'] as const;
export type VolumeSegment = (typeof volumeSegments)[number];

/** Where an agreed volume stands seen from a day. */
export const volumePaces = ['future', 'onPace', 'behind', 'reached', 'past'] as const;
export type VolumePace = (typeof volumePaces)[number];

/** At most so many items in a tender, agreements and volumes in one award, bids in one opening. */
export const MOST_ITEMS = 200;
export const MOST_BIDS = 1000;
