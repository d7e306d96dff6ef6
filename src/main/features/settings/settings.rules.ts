/** Every setting of a book with its default; a row exists only where the firm chose otherwise. */
export const settingDefaults = {
  /** The firm as it stands on papers. */
  firmName: '',
  /** The facts beside it (shared/domain/firm-facts.ts), written together. */
  firmTaxNo: '',
  firmLicenceNo: '',
  firmLicenceExpiresOn: '',
  firmBankName: '',
  firmBankAccount: '',
  firmWarehouseAddress: '',
  /** Business dates are local dates of the firm. Fixed at set-up. */
  timeZone: 'Asia/Shanghai',
  /** A demo book has no passwords and is served on loopback only. */
  isDemo: false,
  /** The boss signed that one person may submit and approve, pick and check, ask and approve, record and match. */
  dualSubmitApprove: false,
  dualPickCheck: false,
  dualRequestApprove: false,
  dualRecordMatch: false,
  /** The book begins on this day (asked at set-up); for so many days licences not entered yet are only told. */
  trialStartedOn: '',
  trialDays: 60,
  /** Opening stock, prices and receivables stand from this day on; empty until they are signed off. */
  openingSignedOffOn: '',
  /** Same buyer, product and quantity within so many days looks like a duplicate. */
  duplicateDays: 30,
  /** Up to so many people the short path from note to shipment is offered first. */
  shortPathUsers: 5,
  /** Days before the labelled expiry on which the last sale is made. */
  stopSaleDays: 0,
  /** Months of sale that are left: three steps of near expiry. */
  urgentExpiryMonths: 1,
  closeExpiryMonths: 3,
  nearExpiryMonths: 6,
  /** Goods that arrive with fewer months left are told. */
  arrivalMinMonths: 6,
  /** A release holds so many days, up to its figure plus so many percent. */
  releaseDays: 7,
  releaseTolerancePercent: 10,
  /** Papers are named so many days before their last one: early, soon, urgent. */
  licenceEarlyDays: 90,
  licenceSoonDays: 60,
  licenceUrgentDays: 30,
  /** Goods without a signature count as arrived so many days after shipping. */
  promisedDays: 5,
  /** 1: monthly terms count from the month of signing; 0: of shipping. */
  monthBySigning: 0,
  /** A rest of up to so many yuan may be waived by finance. */
  roundingLimitYuan: 10,
  /** Overdue money: told up to so many yuan and days, then it blocks (1) or warns (0). */
  overdueThresholdYuan: 0,
  overdueGraceDays: 0,
  overdueBlocks: 1,
  /** Goods outside the regions of their agent block (1) or warn (0). */
  regionBlocks: 1,
  /** A product with an award or a listing whose delivery relation is missing, refused or expired blocks (1) or warns (0). */
  deliveryRelationBlocks: 0,
  /** Agreed volumes are behind below so many per cent of what their time asks for. */
  volumePacePercent: 80,
  /** Finance may write down a release by word of mouth for orders up to so many yuan; 0: not allowed. The boss says. */
  verbalConsentLimitYuan: 0,
  /** Working hours after which what waits for a step is late. */
  approvalHours: 2,
  noteHours: 4,
  pickHours: 4,
  checkHours: 1,
  shipHours: 4,
  inspectHours: 4,
  /** Money that nobody claimed or matched for so many days is late. */
  matchDays: 1,
  /** Receivables are named so many days before they are due, and so many days overdue step by step. */
  dueSoonDays: 3,
  overdueFirstDays: 1,
  overdueSecondDays: 7,
  overdueThirdDays: 15,
  overdueFourthDays: 30,
  /** Goods paid as they are sold: a buyer who reported nothing for so many days is asked. */
  soldReportDays: 30,
  /** When a sale may be invoiced: approved, checked, shipped or signed. A customer may have his own moment. */
  invoiceTiming: 'shipped',
  /** 1: an invoice carries one tax treatment. */
  oneRateOneInvoice: 1,
  /** Invoices in advance of one buyer: up to so many yuan and pieces; an open one is too old after so many days. */
  advanceLimitYuan: 100_000,
  advanceMaxCount: 5,
  advanceMaxDays: 90,
  /** What the firm may invoice in a month, yuan; 0: not limited. */
  invoiceQuotaYuan: 0,
  /** Reminders: stored 存票 and open advances older than so many days, what waits to be red, forms without an answer. */
  storedDays: 60,
  advanceDays: 45,
  pendingDays: 3,
  redFormHours: 24,
  /** Deposits are named so many days before they are due back. */
  depositSoonDays: 7,
  /** Delivery agreements that were handed in and not answered for so many days are late. */
  agreementDays: 7,
} as const;

type Widen<T> = T extends boolean ? boolean : T extends string ? string : T extends number ? number : T;
export type Settings = { readonly [K in keyof typeof settingDefaults]: Widen<(typeof settingDefaults)[K]> };
export type SettingKey = keyof Settings;

/** Defaults overlaid with the stored rows; unknown keys are ignored. */
export function settingsFrom(rows: readonly { readonly key: string; readonly value: unknown }[]): Settings {
  const stored = Object.fromEntries(rows.map(({ key, value }) => [key, value]));
  const known = Object.entries(settingDefaults).map(([key, standard]) => [
    key,
    typeof stored[key] === typeof standard ? stored[key] : standard,
  ]);
  return Object.fromEntries(known) as Settings;
}
