/** How picked lines become invoices, and who may take which step of a request. Pure. */
import type { RequestKind, RequestState } from '../../../shared/domain/invoicing-words';
import { sumFen } from '../../../shared/domain/money';
import { may, permissionPosts, type Permission, type Post } from '../../../shared/domain/permissions';
import { okay, refuse, type Problem, type Result } from '../../../shared/domain/problem';
import { openOf, type Ent } from './book.rules';
import { entPart, invoiceableOf, lineAmount } from './issue.rules';
import { entOrder, isAtPrice } from './match.rules';

/** So much of an entitlement, with the party and the treatment of its account. */
export type PickedEnt = {
  readonly ent: Ent;
  readonly qty: number;
  readonly partyId: number;
  readonly treatmentId: number;
};
/** A line as it will stand on the invoice. */
export type DraftLine = {
  readonly accountId: number;
  readonly price: number;
  readonly qty: number;
  readonly fen: number;
  readonly picks: readonly PickedEnt[];
};
export type DraftInvoice = { readonly invoiceNo: number; readonly lines: readonly DraftLine[] };
export type DraftRequest = {
  readonly partyId: number;
  readonly invoices: readonly DraftInvoice[];
  readonly totalFen: number;
};

/** A part without goods: a price went up after everything was invoiced. */
export const isAmountOnly = (ent: Ent): boolean => openOf(ent).qty === 0 && openOf(ent).fen > 0;

/** The amount of a line over these parts, fen, as it is posted. */
const billed = (picks: readonly PickedEnt[], price: number): number => {
  const [only] = picks;
  return only && picks.length === 1 && only.qty === 0 ? openOf(only.ent).fen : lineAmount(picks, price);
};

/** Equal goods at one price are one line; a part whose amount is its own stands alone. */
const lineKey = ({ ent }: PickedEnt): string =>
  isAtPrice(openOf(ent), ent.price) ? `${ent.accountId}:${ent.price}` : `alone:${ent.id}`;

/** Lines of one invoice in the order of their sales. */
export function linesFrom(picked: readonly PickedEnt[]): DraftLine[] {
  const sorted = picked.toSorted((a, b) => entOrder(a.ent, b.ent));
  return [...Map.groupBy(sorted, lineKey).values()].flatMap((picks) => {
    const [first] = picks;
    if (!first) return [];
    const { accountId, price } = first.ent;
    const qty = picks.reduce((sum, one) => sum + one.qty, 0);
    return [{ accountId, price, qty, fen: billed(picks, price), picks }];
  });
}

/** Each tax party its own request; with `isOneRate` an invoice carries one tax treatment. */
export function groupPicks(picked: readonly PickedEnt[], isOneRate: boolean): DraftRequest[] {
  return [...Map.groupBy(picked, ({ partyId }) => partyId)].map(([partyId, ofParty]) => {
    const sheets = Map.groupBy(ofParty, ({ treatmentId }) => (isOneRate ? treatmentId : 0)).values();
    const invoices = [...sheets].map((ofSheet, at) => ({ invoiceNo: at + 1, lines: linesFrom(ofSheet) }));
    const totalFen = sumFen(invoices.flatMap(({ lines }) => lines.map(({ fen }) => fen)));
    return { partyId, invoices, totalFen };
  });
}

/** Amounts of the parts of a line; the last takes what rounding left. */
export function partsOf({ picks, fen }: DraftLine): number[] {
  const parts = picks.map(({ ent, qty }) => (qty === 0 ? openOf(ent).fen : entPart(ent, qty)));
  const rest = fen - sumFen(parts.slice(0, -1));
  return [...parts.slice(0, -1), rest];
}

/** Nothing twice, and each within what may be invoiced less what other requests hold. */
export function picksAllowed(
  picked: readonly { readonly ent: Ent; readonly qty: number; readonly reachedQty: number; readonly heldQty: number }[],
): Result<true> {
  if (new Set(picked.map(({ ent }) => ent.id)).size !== picked.length) {
    return refuse('VALIDATION_FAILED', { case: 'invoicing.refusals.twice' }, ['/lines']);
  }
  for (const [at, { ent, qty, reachedQty, heldQty }] of picked.entries()) {
    if (qty === 0 && isAmountOnly(ent)) continue;
    const maxQty = Math.max(0, invoiceableOf(ent, reachedQty) - heldQty);
    if (qty === 0 || qty > maxQty) {
      const numbers = { number: ent.orderNumber, askedQty: qty, maxQty };
      return refuse('QUANTITY_EXCEEDED', { case: 'invoicing.refusals.beyondInvoiceable', ...numbers }, [
        `/lines/${at}/qty`,
      ]);
    }
  }
  return okay(true);
}

export const requestSteps = ['approve', 'refuse', 'withdraw', 'issue'] as const;
export type RequestStep = (typeof requestSteps)[number];

const from: Readonly<Record<RequestStep, readonly RequestState[]>> = {
  approve: ['requested'],
  refuse: ['requested'],
  withdraw: ['requested', 'approved', 'failed'],
  issue: ['approved', 'exported', 'failed'],
};
const permissions = {
  approve: 'invoicing.approve',
  refuse: 'invoicing.approve',
  withdraw: 'invoicing.request',
  issue: 'invoicing.issue',
} as const satisfies Readonly<Record<RequestStep, Permission>>;

export type RequestLook = {
  readonly kind: RequestKind;
  readonly state: RequestState;
  readonly requestedBy: number;
};
/** Who acts; `dualRequestApprove`: the boss signed that one person may ask and approve. */
export type RequestClerk = {
  readonly userId: number;
  readonly posts: readonly Post[];
  readonly dualRequestApprove: boolean;
};

/** Requests that lead to a blue invoice; red forms have their own steps. */
export const blueKinds = ['normal', 'advance'] as const satisfies readonly RequestKind[];
const isBlue = (kind: RequestKind): boolean => blueKinds.some((one) => one === kind);

/** Why this person may not take the step now; undefined when he may. */
export function requestProblem(step: RequestStep, look: RequestLook, by: RequestClerk): Problem | undefined {
  const held = may(by.posts, permissions[step]);
  if (held !== true) return held;
  if (!isBlue(look.kind) || !from[step].includes(look.state)) {
    return { code: 'STATE_CONFLICT', params: { state: `invoicing.states.${look.state}` } };
  }
  const isOwn = step === 'approve' && look.requestedBy === by.userId;
  return isOwn && !by.dualRequestApprove ? refuse('SELF_APPROVAL', {}).problem : undefined;
}

/** The posts that hold one of these. */
export const postsAbove = (least: Post): readonly Post[] =>
  permissionPosts['invoicing.approve'].slice(permissionPosts['invoicing.approve'].findIndex((one) => one === least));

/** Every step with whether this person may take it now. */
export const requestActions = (look: RequestLook, by: RequestClerk): Record<RequestStep, true | Problem> => ({
  approve: requestProblem('approve', look, by) ?? true,
  refuse: requestProblem('refuse', look, by) ?? true,
  withdraw: requestProblem('withdraw', look, by) ?? true,
  issue: requestProblem('issue', look, by) ?? true,
});
