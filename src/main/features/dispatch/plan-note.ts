/** Which lots go out for which line of an order: pure, but over the rules of stock, so not a rule file itself. */
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import { restOf } from '../orders/orders.rules';
import { firstExpiredFirstOut, refusalToSell, type DatedLot } from '../stock/stock.rules';

/** A line of the order; quantities in thousandths. */
export type OrderedLine = {
  readonly id: number;
  readonly productId: number;
  readonly orderedQty: number;
  readonly closedQty: number;
  readonly notedQty: number;
};
/** What the warehouse asks for one line; lots only where chosen by hand. */
export type AskedLine = {
  readonly orderLineId: number;
  readonly qty: number;
  readonly lots?: readonly { readonly lotId: number; readonly qty: number }[] | undefined;
};
/** A sellable lot with what is not reserved yet, in the order of its expiry. */
export type FreeLot = {
  readonly id: number;
  readonly productId: number;
  readonly expiresOn: string;
  readonly onHand: number;
  readonly reserved: number;
};
/** One line of the note to be. */
export type NotePart = {
  readonly orderLineId: number;
  readonly productId: number;
  readonly lotId: number;
  readonly qty: number;
};

/** A lot that somebody chose by hand. */
export type ChosenLot = DatedLot & { readonly id: number; readonly productId: number; readonly batchNo: string };
export type ShelfWish = { readonly on: string; readonly minShelfMonths: number };

type Facts = ShelfWish & {
  readonly ordered: readonly OrderedLine[];
  /** What may be proposed: sellable lots with something free. */
  readonly lots: readonly FreeLot[];
  /** Every lot that was chosen by hand. */
  readonly chosen: readonly ChosenLot[];
  readonly nameOf: (productId: number) => string;
};

/** Locked, expired and too short dated lots stay in the house. */
export function lotStands(lot: ChosenLot, { on, minShelfMonths }: ShelfWish): Result<true> {
  return refusalToSell(lot, on, minShelfMonths) ?? okay(true);
}

/** A lot chosen by hand must exist, be of the product and be sellable; what is free of it is guarded elsewhere. */
export function chosenLotStands(
  choice: { readonly lotId: number; readonly productId: number },
  lots: readonly ChosenLot[],
  wish: ShelfWish,
): Result<true> {
  const lot = lots.find(({ id }) => id === choice.lotId);
  if (lot?.productId !== choice.productId) return refuse('NOT_FOUND');
  return lotStands(lot, wish);
}

/** The rest of every line. */
export const wholeRest = (ordered: readonly OrderedLine[]): AskedLine[] =>
  ordered.map((line) => ({ orderLineId: line.id, qty: restOf(line) })).filter(({ qty }) => qty > 0);

/** Takes from the lots of a product and remembers it, for a product may stand on two lines. */
function takeFirstExpired(line: OrderedLine, qty: number, free: Map<number, FreeLot>) {
  const own = [...free.values()].filter(({ productId }) => productId === line.productId);
  const taken = firstExpiredFirstOut(own, qty);
  for (const part of taken.parts) {
    const lot = free.get(part.lotId);
    if (lot) free.set(lot.id, { ...lot, reserved: lot.reserved + part.qty });
  }
  return taken;
}

export type Proposed = {
  readonly orderLineId: number;
  readonly parts: readonly { readonly lotId: number; readonly qty: number }[];
  readonly shortQty: number;
};

/** First expired, first out for the rest of every line; what the lots do not cover is said, not refused. */
export function proposeLots(ordered: readonly OrderedLine[], lots: readonly FreeLot[]): Proposed[] {
  const free = new Map(lots.map((lot) => [lot.id, lot]));
  return ordered.map((line) => {
    const { parts, shortQty } = takeFirstExpired(line, restOf(line), free);
    return { orderLineId: line.id, parts, shortQty };
  });
}

type Part = { readonly lotId: number; readonly qty: number };

function chosenParts(line: OrderedLine, asked: AskedLine, facts: Facts): Result<readonly Part[]> {
  const chosen = asked.lots ?? [];
  const sum = chosen.reduce((total, { qty }) => total + qty, 0);
  if (sum !== asked.qty) return refuse('QUANTITY_EXCEEDED', { askedQty: sum, maxQty: asked.qty });
  for (const { lotId } of chosen) {
    const stands = chosenLotStands({ lotId, productId: line.productId }, facts.chosen, facts);
    if (!stands.ok) return stands;
  }
  return okay(chosen);
}

function partsOf(
  line: OrderedLine,
  asked: AskedLine,
  facts: Facts & { readonly free: Map<number, FreeLot> },
): Result<readonly Part[]> {
  const name = facts.nameOf(line.productId);
  const restQty = restOf(line);
  if (asked.qty > restQty) return refuse('QUANTITY_EXCEEDED', { name, askedQty: asked.qty, maxQty: restQty });
  if (asked.lots) return chosenParts(line, asked, facts);
  const { parts, shortQty } = takeFirstExpired(line, asked.qty, facts.free);
  if (shortQty === 0) return okay(parts);
  return refuse('STOCK_SHORT', { name, neededQty: asked.qty, availableQty: asked.qty - shortQty });
}

/**
 * The lines of a note, split over lots. Quantities of lots chosen by hand are guarded where they are reserved.
 * @returns QUANTITY_EXCEEDED above the rest, STOCK_SHORT when the lots do not cover a line, LOT_NOT_SELLABLE
 */
export function planNote(asked: readonly AskedLine[], facts: Facts): Result<NotePart[]> {
  const free = new Map(facts.lots.map((lot) => [lot.id, lot]));
  const byId = new Map(facts.ordered.map((line) => [line.id, line]));
  const parts: NotePart[] = [];
  for (const [at, one] of asked.entries()) {
    const line = byId.get(one.orderLineId);
    if (!line) return refuse('NOT_FOUND', {}, [`/lines/${at}/orderLineId`]);
    const found = partsOf(line, one, { ...facts, free });
    if (!found.ok) return { ok: false, problem: { ...found.problem, fields: [`/lines/${at}/qty`] } };
    const { id: orderLineId, productId } = line;
    byId.set(line.id, { ...line, notedQty: line.notedQty + one.qty });
    parts.push(...found.value.map(({ lotId, qty }) => ({ orderLineId, productId, lotId, qty })));
  }
  if (parts.length === 0) return refuse('QUANTITY_EXCEEDED', { askedQty: 0, maxQty: 0 });
  return okay(parts);
}
