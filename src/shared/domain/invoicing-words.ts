/** The closed word lists of the invoicing ledger. */

/** When a sale may be invoiced 开票时点: at its approval, its check, its shipment, or when it is signed for. */
export const invoiceTimings = ['approved', 'checked', 'shipped', 'signed'] as const;
export type InvoiceTiming = (typeof invoiceTimings)[number];

/** How far goods are on their way; each step is counted for itself. */
export const supplyStages = ['checked', 'shipped', 'signed'] as const;
export type SupplyStage = (typeof supplyStages)[number];

export const taxMethods = ['general', 'simple', 'exempt'] as const;
export type TaxMethod = (typeof taxMethods)[number];

/** Where an entitlement comes from: a sale, opening data, or a part that a change of price or of key split off. */
export type EntitlementSource = 'order' | 'opening' | 'price' | 'rekey';
export type EntitlementEventKind =
  | 'approve'
  | 'change'
  | 'cancel'
  | 'short_close'
  | 'return'
  | 'price'
  | 'opening'
  | 'rekey';

/** Why a part of an invoice line stands or no longer stands against an entitlement. */
export type AllocationCause =
  | 'issue'
  | 'write_off'
  | 'opening'
  | 'cancel'
  | 'return'
  | 'price'
  | 'red'
  | 'rounding'
  | 'pending';

/** Why a part of a blue line waits to be red, or no longer does. */
export type PendingCause = 'return' | 'cancel' | 'price' | 'opening' | 'red' | 'to_advance';

export const requestKinds = ['normal', 'advance', 'red', 'reissue'] as const;
export type RequestKind = (typeof requestKinds)[number];

export const requestStates = [
  'requested',
  'approved',
  'sent',
  'confirmed',
  'exported',
  'failed',
  'issued',
  'refused',
  'withdrawn',
  'lapsed',
  'rejected',
] as const;
export type RequestState = (typeof requestStates)[number];

/** Reasons of a red form 红字发票信息确认单: wrong invoice, goods returned, service ended, price allowance. */
export const redReasons = ['01', '02', '03', '04'] as const;
export type RedReason = (typeof redReasons)[number];

export type InvoiceSource = 'hand' | 'platform' | 'opening';

/** What is looked at before an invoice in advance is asked for or approved. */
export const advanceCheckCodes = ['exposure', 'count', 'age', 'licences', 'floor'] as const;
export type AdvanceCheckCode = (typeof advanceCheckCodes)[number];

/** The least post that may approve an advance, from the lowest. */
export const approverPosts = ['finance', 'finance_manager', 'boss'] as const;
export type ApproverPost = (typeof approverPosts)[number];

/** How an invoice reached the buyer 交票方式. */
export const handoverWays = ['with_goods', 'courier', 'in_person', 'email', 'platform', 'other'] as const;
export type HandoverWay = (typeof handoverWays)[number];
