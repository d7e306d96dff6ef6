/** The closed words of stock; their texts are in i18n `stock.*`. */

/** Where goods stand: for sale, waiting for a verdict (待验), never to be sold (不合格). */
export const lotAreas = ['stock', 'quarantine', 'rejected'] as const;
export type LotArea = (typeof lotAreas)[number];

/** Why a quantity moved. The document of a move follows from its kind: a purchase has its receipt, a stocktake its count. */
export const moveKinds = [
  'opening',
  'shipment',
  'reversal',
  'purchase',
  'supplier_return',
  'return',
  'verdict',
  'exchange',
  'stocktake',
  'transfer',
  'write_off',
  'destruction',
  'sample',
] as const;
export type MoveKind = (typeof moveKinds)[number];

export const stocktakeStates = ['counting', 'counted', 'posted', 'cancelled'] as const;
export type StocktakeState = (typeof stocktakeStates)[number];
export const stocktakeScopes = ['all', 'location', 'product'] as const;
export type StocktakeScope = (typeof stocktakeScopes)[number];

/** Goods that leave without a sale. */
export const stockIssueKinds = ['write_off', 'destruction', 'sample'] as const;
export type StockIssueKind = (typeof stockIssueKinds)[number];
export const stockIssueStates = ['requested', 'posted', 'refused', 'cancelled'] as const;
export type StockIssueState = (typeof stockIssueStates)[number];

export const recallStates = ['open', 'closed'] as const;
export type RecallState = (typeof recallStates)[number];
/** 1 is the gravest. */
export const recallLevels = [1, 2, 3] as const;
