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
