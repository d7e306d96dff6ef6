/** What may be set in a book, and within which bounds. */

/** Pairs of steps that one person may hold where the boss signs it. */
export const dualPairs = ['dualSubmitApprove', 'dualPickCheck', 'dualRequestApprove', 'dualRecordMatch'] as const;

/** Thresholds that the firm may change, with their bounds. */
export const thresholds = {
  trialDays: { min: 0, max: 365 },
  duplicateDays: { min: 0, max: 365 },
  shortPathUsers: { min: 0, max: 50 },
  stopSaleDays: { min: 0, max: 365 },
  urgentExpiryMonths: { min: 0, max: 36 },
  closeExpiryMonths: { min: 0, max: 36 },
  nearExpiryMonths: { min: 0, max: 36 },
  arrivalMinMonths: { min: 0, max: 36 },
  releaseDays: { min: 1, max: 90 },
  releaseTolerancePercent: { min: 0, max: 100 },
  licenceEarlyDays: { min: 1, max: 365 },
  licenceSoonDays: { min: 1, max: 365 },
  licenceUrgentDays: { min: 1, max: 365 },
  promisedDays: { min: 0, max: 60 },
  monthBySigning: { min: 0, max: 1 },
  roundingLimitYuan: { min: 0, max: 1000 },
  overdueThresholdYuan: { min: 0, max: 10_000_000 },
  overdueGraceDays: { min: 0, max: 365 },
  overdueBlocks: { min: 0, max: 1 },
  regionBlocks: { min: 0, max: 1 },
  approvalHours: { min: 1, max: 90 },
  noteHours: { min: 1, max: 90 },
  pickHours: { min: 1, max: 90 },
  checkHours: { min: 1, max: 90 },
  shipHours: { min: 1, max: 90 },
  inspectHours: { min: 1, max: 90 },
  matchDays: { min: 0, max: 30 },
  dueSoonDays: { min: 0, max: 30 },
  overdueFirstDays: { min: 1, max: 365 },
  overdueSecondDays: { min: 1, max: 365 },
  overdueThirdDays: { min: 1, max: 365 },
  overdueFourthDays: { min: 1, max: 365 },
  storedDays: { min: 1, max: 730 },
  advanceDays: { min: 1, max: 730 },
  pendingDays: { min: 0, max: 365 },
  redFormHours: { min: 1, max: 72 },
  oneRateOneInvoice: { min: 0, max: 1 },
  advanceLimitYuan: { min: 0, max: 100_000_000 },
  advanceMaxCount: { min: 0, max: 1000 },
  advanceMaxDays: { min: 1, max: 3650 },
  invoiceQuotaYuan: { min: 0, max: 1_000_000_000 },
  verbalConsentLimitYuan: { min: 0, max: 10_000_000 },
} as const;
/** Thresholds that nobody but the boss changes. */
export const bossThresholds: readonly (keyof typeof thresholds)[] = ['verbalConsentLimitYuan'];
