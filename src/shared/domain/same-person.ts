/** Steps that two people share by rule, and that one person took where the boss signed it: what the monthly list names. */
export const samePersonSteps = [
  'approveOrder',
  'approveChange',
  'checkNote',
  'approveReturn',
  'approveStocktake',
  'approveIssue',
  'inspectPurchase',
  'approveSupplierReturn',
  'approveQualification',
  'approveQuote',
  'approveDeposit',
  'matchReceipt',
] as const;
export type SamePersonStep = (typeof samePersonSteps)[number];

/** So many days of a new month the boss is reminded of the list of the last one. */
export const LIST_DAYS = 7;
/** More steps of a month than this are not listed at once. */
export const MOST_STEPS = 20_000;
