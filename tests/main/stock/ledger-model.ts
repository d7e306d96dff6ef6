/** A plain model of one product's stock: what each step must do, without a database. */
export type Area = 'stock' | 'quarantine' | 'rejected';
export type Row = {
  id: number;
  batchNo: string;
  area: Area;
  location: string;
  expiresOn: string;
  onHand: number;
  reserved: number;
};
export type Part = { readonly lotId: number; readonly qty: number };

export type Model = {
  readonly rows: Row[];
  readonly locked: Set<string>;
};

export const newModel = (): Model => ({ rows: [], locked: new Set() });

export const rowOf = (model: Model, lotId: number): Row => {
  const found = model.rows.find(({ id }) => id === lotId);
  if (!found) throw new Error(`the model knows no lot ${lotId}`);
  return found;
};
export const freeOf = ({ onHand, reserved }: Row): number => onHand - reserved;

const isForSale = (model: Model, { area, batchNo, expiresOn }: Row, today: string): boolean =>
  area === 'stock' && !model.locked.has(batchNo) && expiresOn >= today;

/** Parts as asked by hand. */
export function reserve(model: Model, parts: readonly Part[], today: string): boolean {
  const fits = parts.every(({ lotId, qty }) => {
    const row = rowOf(model, lotId);
    return isForSale(model, row, today) && qty <= freeOf(row);
  });
  if (fits) for (const { lotId, qty } of parts) rowOf(model, lotId).reserved += qty;
  return fits;
}

/** First expired, first out; the parts, or nothing when there is too little. */
export function firstExpired(model: Model, qty: number, today: string): Part[] | undefined {
  let rest = qty;
  const parts: Part[] = [];
  const free = model.rows.filter((row) => isForSale(model, row, today) && freeOf(row) > 0);
  for (const row of free.toSorted((a, b) =>
    a.expiresOn < b.expiresOn ? -1 : a.expiresOn > b.expiresOn ? 1 : a.id - b.id,
  )) {
    const taken = Math.min(rest, freeOf(row));
    if (taken > 0) parts.push({ lotId: row.id, qty: taken });
    rest -= taken;
  }
  return rest > 0 ? undefined : parts;
}

export function release(model: Model, parts: readonly Part[]): void {
  for (const { lotId, qty } of parts) rowOf(model, lotId).reserved -= qty;
}

/** Locked lots stay in the house. */
export function ship(model: Model, parts: readonly Part[], today: string): boolean {
  if (!parts.every(({ lotId }) => isForSale(model, rowOf(model, lotId), today))) return false;
  release(model, parts);
  for (const { lotId, qty } of parts) rowOf(model, lotId).onHand -= qty;
  return true;
}

export type Shift = { readonly lotId: number; readonly qty: number; readonly area: Area; readonly location: string };

/** The row that took it; a new one carries the id that the engine gave. */
export function shift(model: Model, { lotId, qty, area, location }: Shift): boolean {
  const from = rowOf(model, lotId);
  if (from.area === area && from.location === location) return false;
  if (from.area === 'rejected' && area !== 'rejected') return false;
  if (qty > freeOf(from)) return false;
  from.onHand -= qty;
  const to = model.rows.find((row) => row.batchNo === from.batchNo && row.area === area && row.location === location);
  if (to) to.onHand += qty;
  else model.rows.push({ ...from, id: 0, area, location, onHand: qty, reserved: 0 });
  return true;
}

/** All parts leave, or none. */
export function takeOut(model: Model, parts: readonly Part[]): boolean {
  if (!parts.every(({ lotId, qty }) => qty <= freeOf(rowOf(model, lotId)))) return false;
  for (const { lotId, qty } of parts) rowOf(model, lotId).onHand -= qty;
  return true;
}

/** Differences of a count, positive and negative: all are posted or none. */
export const adjust = (model: Model, differences: readonly Part[]): boolean =>
  takeOut(
    model,
    differences.map(({ lotId, qty }) => ({ lotId, qty: -qty })),
  );
