/** When a lot may be sold, which lots go out first, and what the buttons of lots may do. */
import { addDays, addMonths } from '../../../shared/domain/business-date';
import { may, type Post } from '../../../shared/domain/permissions';
import { type Problem, type Refusal, refuse } from '../../../shared/domain/problem';
import type { LotArea, MoveKind } from '../../../shared/domain/stock-words';

export type LotStatus = 'sellable' | 'locked';

/** `stopSaleDays`: the setting of the book, days before the label's last day on which the last sale is made. */
export type DatedLot = {
  readonly area: LotArea;
  readonly status: LotStatus;
  readonly expiresOn: string;
  readonly stopSaleDays: number;
};
export type ShelfDemand = {
  readonly on: string;
  readonly stopSaleDays: number;
  /** Months the goods must still hold on arrival at the customer. */
  readonly minShelfMonths: number;
};

/** The last day on which a lot may be sold. */
export const lastSaleOn = (expiresOn: string, stopSaleDays: number): string => addDays(expiresOn, -stopSaleDays);

/** The earliest expiry that may still be sold on a day: the one boundary that the rule and the lists share. */
export const firstSellableExpiry = ({ on, stopSaleDays, minShelfMonths }: ShelfDemand): string => {
  const forSale = addDays(on, stopSaleDays);
  const forShelf = addMonths(on, minShelfMonths);
  return forSale > forShelf ? forSale : forShelf;
};

/** May the lot be sold on this day to somebody who asks for so many months of shelf life? */
export const sellableOn = (lot: DatedLot, date: string, minShelfMonths: number): boolean =>
  lot.area === 'stock' &&
  lot.status === 'sellable' &&
  lot.expiresOn >= firstSellableExpiry({ on: date, stopSaleDays: lot.stopSaleDays, minShelfMonths });

/** Why a lot may not be sold: where it stands, its lock, or its date; undefined when it may. */
export function refusalToSell(
  lot: DatedLot & { readonly batchNo: string },
  date: string,
  minShelfMonths: number,
): Refusal | undefined {
  if (sellableOn(lot, date, minShelfMonths)) return undefined;
  const { area, status, batchNo, expiresOn } = lot;
  if (area !== 'stock') return refuse('LOT_NOT_SELLABLE', { lot: batchNo, reason: `stock.areas.${area}` });
  return status === 'locked'
    ? refuse('LOT_NOT_SELLABLE', { lot: batchNo, reason: 'stock.status.locked' })
    : refuse('LOT_NOT_SELLABLE', { lot: batchNo, expiresOn });
}

export type FreeLot = {
  readonly id: number;
  readonly expiresOn: string;
  readonly onHand: number;
  readonly reserved: number;
};
export type LotPart = { readonly lotId: number; readonly qty: number };

const byExpiry = (a: FreeLot, b: FreeLot): number =>
  a.expiresOn === b.expiresOn ? a.id - b.id : a.expiresOn < b.expiresOn ? -1 : 1;

/**
 * Splits a quantity over lots, first expired first out; the older lot where two expire on one day.
 * @param lots those that may be sold, any order
 * @param qty thousandths
 * @returns the parts, never more than asked or free, and what is still short
 */
export function firstExpiredFirstOut(
  lots: readonly FreeLot[],
  qty: number,
): { readonly parts: LotPart[]; readonly shortQty: number } {
  const parts: LotPart[] = [];
  let shortQty = Math.max(0, qty);
  for (const { id, onHand, reserved } of lots.toSorted(byExpiry)) {
    const taken = Math.min(shortQty, onHand - reserved);
    if (taken <= 0) continue;
    parts.push({ lotId: id, qty: taken });
    shortQty -= taken;
  }
  return { parts, shortQty };
}

export type NearLevel = 'urgent' | 'close' | 'near';
export type ExpiryLevel = 'over' | NearLevel | 'far';

/** Settings of the book: how near an expiry is, in months of sale that are left. */
export type ExpirySettings = {
  readonly stopSaleDays: number;
  readonly urgentExpiryMonths: number;
  readonly closeExpiryMonths: number;
  readonly nearExpiryMonths: number;
};

/** The levels with their months, the nearest first; a wider one is never shorter than the one before. */
export function nearMonthsOf(settings: ExpirySettings): readonly (readonly [NearLevel, number])[] {
  const { urgentExpiryMonths: urgent, closeExpiryMonths, nearExpiryMonths } = settings;
  const close = Math.max(urgent, closeExpiryMonths);
  return [
    ['urgent', urgent],
    ['close', close],
    ['near', Math.max(close, nearExpiryMonths)],
  ];
}

/** How near the last day of sale is, seen from a day; exactly so many months left counts as within them. */
export function expiryOf(
  expiresOn: string,
  today: string,
  settings: ExpirySettings,
): { readonly expiryLevel: ExpiryLevel; readonly expiryMonths: number | null } {
  const last = lastSaleOn(expiresOn, settings.stopSaleDays);
  if (last < today) return { expiryLevel: 'over', expiryMonths: null };
  const found = nearMonthsOf(settings).find(([, months]) => last <= addMonths(today, months));
  return found ? { expiryLevel: found[0], expiryMonths: found[1] } : { expiryLevel: 'far', expiryMonths: null };
}

const notNow = (status: LotStatus): Problem => ({
  code: 'STATE_CONFLICT',
  params: { state: `stock.status.${status}` },
});

export type LotActions = Readonly<
  Record<'lock' | 'unlock' | 'move' | 'transfer' | 'changeArea' | 'issue', true | Problem>
>;
export type ActedLot = {
  readonly batchNo: string;
  readonly status: LotStatus;
  readonly area: LotArea;
  readonly onHand: number;
  /** Of the open recall of its batch. */
  readonly recallNumber?: string | undefined;
};

/** A batch under recall stays locked. */
export const recalled = (batchNo: string, number: string): Refusal =>
  refuse('IN_USE', { case: 'stock.refusal.recalled', lot: batchNo, number });

const empty: Problem = { code: 'RULE_VIOLATED', params: { case: 'stock.refusal.emptyLot' } };
const rejectedStays = (batchNo: string): Problem => ({
  code: 'RULE_VIOLATED',
  params: { case: 'stock.refusal.rejectedStays', lot: batchNo },
});

/** What the reader may do with a lot. */
export function lotActions(lot: ActedLot, posts: readonly Post[]): LotActions {
  const { batchNo, status, area, onHand, recallNumber } = lot;
  const mayLock = may(posts, 'stock.lock');
  const mayUnlock = recallNumber === undefined ? mayLock : recalled(batchNo, recallNumber).problem;
  const withStock = (state: true | Problem) => (onHand > 0 ? state : empty);
  return {
    lock: status === 'locked' ? notNow(status) : mayLock,
    unlock: status === 'locked' ? mayUnlock : notNow(status),
    move: may(posts, 'stock.write'),
    transfer: withStock(may(posts, 'stock.write')),
    changeArea: withStock(area === 'rejected' ? rejectedStays(batchNo) : may(posts, 'stock.inspect')),
    issue: withStock(may(posts, 'stock.writeOff')),
  };
}

/** Locking a locked lot, or unlocking one that is not, is a stale screen's wish. */
export const lockRefusal = (status: LotStatus, wanted: LotStatus): Refusal | undefined =>
  status === wanted ? { ok: false, problem: notNow(status) } : undefined;

export type OpeningMove = {
  readonly kind: MoveKind;
  readonly qty: number;
  readonly isReversed: boolean;
};
export type LotBalance = { readonly batchNo: string; readonly onHand: number; readonly reserved: number };

/** Why an opening row cannot be taken back: it is no live opening row, or something of it is used. */
export function reversalRefusal(move: OpeningMove, { batchNo, onHand, reserved }: LotBalance): Refusal | undefined {
  if (move.kind !== 'opening' || move.isReversed) {
    return refuse('STATE_CONFLICT', {
      state: move.isReversed ? 'stock.moveState.reversed' : `stock.moveKind.${move.kind}`,
    });
  }
  if (onHand === move.qty && reserved === 0) return undefined;
  const numbers = { lot: batchNo, openingQty: move.qty, onHandQty: onHand, reservedQty: reserved };
  return refuse('IN_USE', { case: 'stock.refusal.openingUsed', ...numbers });
}

/** What the reader may do with a move. */
export const reverseAction = (move: OpeningMove, lot: LotBalance, posts: readonly Post[]): true | Problem =>
  reversalRefusal(move, lot)?.problem ?? may(posts, 'stock.write');
