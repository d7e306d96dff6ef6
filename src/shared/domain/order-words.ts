/** The closed words of an order; their texts are in i18n `orders.*`. */
import type { Permission } from './permissions';

/** When the buyer wants his invoice. */
export const invoiceDemands = ['with_goods', 'stored', 'write_off_advance', 'month_end'] as const;
export type InvoiceDemand = (typeof invoiceDemands)[number];

/** What is looked at before an approval, in the order in which it is shown. */
export const checkCodes = [
  'payment_term',
  'credit',
  'overdue',
  'licences',
  'qualification',
  'scope',
  'product',
  'price_floor',
  'agreed_price',
  'awarded_price',
  'region',
  'delivery_relation',
  'two_invoices',
  'duplicate',
  'unusual',
  'stock',
  'tax',
  'invoice',
] as const;
export type CheckCode = (typeof checkCodes)[number];

/** From harmless to refusing the approval. */
export const checkLevels = ['pass', 'info', 'warn', 'block'] as const;
export type CheckLevel = (typeof checkLevels)[number];

/** Checks that finance manager and boss release, those that only quality, and those that manager and boss release. */
export const moneyChecks = [
  'payment_term',
  'credit',
  'overdue',
  'price_floor',
  'agreed_price',
  'awarded_price',
] as const satisfies CheckCode[];
export const licenceChecks = ['licences', 'qualification', 'scope', 'product'] as const satisfies CheckCode[];
export const regionChecks = ['region', 'delivery_relation'] as const satisfies CheckCode[];

/** Who releases a check; absent where the cause itself must go. */
export const releasePermission: Readonly<Partial<Record<CheckCode, Permission>>> = Object.fromEntries([
  ...moneyChecks.map((code) => [code, 'orders.releaseCredit'] as const),
  ...licenceChecks.map((code) => [code, 'orders.releaseLicence'] as const),
  ...regionChecks.map((code) => [code, 'orders.releaseRegion'] as const),
]);

/** Why finance sends an order back. */
export const rejectReasons = ['price', 'quantity', 'credit', 'licence', 'duplicate', 'address', 'other'] as const;
export type RejectReason = (typeof rejectReasons)[number];

/** How far something has come. */
export const lampStates = ['none', 'part', 'full'] as const;
export type LampState = (typeof lampStates)[number];

/** What is asked of an approved order: other lines or delivery, its cancellation, or that its rest be closed. */
export const changeKinds = ['change', 'cancel', 'short_close'] as const;
export type ChangeKind = (typeof changeKinds)[number];

export const changeStates = ['requested', 'approved', 'refused', 'withdrawn'] as const;
export type ChangeState = (typeof changeStates)[number];
