/** Agreed prices of a file: each finds its customer and product and its place among the prices that stand. */
import type { ImportError } from '../../../shared/contract/imports.contract';
import type { ReadDb } from '../../store/handles';
import { pricesBetween, type PriceRecord } from '../pricing/import-prices.queries';
import type { NewPrice } from '../pricing/pricing.repo';
import { placePrice, type StoredPrice } from '../pricing/pricing.rules';
import { customerFinder, productFinder } from './find-references';
import type { ImportRecord } from './map-rows';
import { asError, numberIn, textIn, wrongRow, type Plan, type PlanInput, type Viewer } from './plan';

type Wanted = { readonly record: ImportRecord; readonly price: NewPrice & { readonly validTo: string | null } };

/** A price that stands: of the book, or of an earlier row of the file (then without an id of its own yet). */
type Standing = StoredPrice & {
  readonly price: number;
  readonly row: number | undefined;
  readonly stored: PriceRecord | undefined;
};

export type PriceChange = {
  readonly stored: PriceRecord;
  readonly price: number;
  readonly validTo: string | null;
  /** A row of the file says so; else the price ends because another one begins. */
  readonly isOfRow: boolean;
};
export type PricePlan = Plan<NewPrice, PriceChange>;

async function resolve(
  db: ReadDb,
  { records, viewer }: PlanInput,
): Promise<{ found: Wanted[]; errors: ImportError[] }> {
  const customerOf = await customerFinder(db, records, viewer);
  const productOf = await productFinder(db, records);
  const errors: ImportError[] = [];
  const found: Wanted[] = [];
  for (const record of records) {
    const [customer, product] = [customerOf(record), productOf(record)];
    if (!customer.ok) errors.push(asError(record, customer.wrong));
    else if (!product.ok) errors.push(asError(record, product.wrong));
    else
      found.push({
        record,
        price: priceOf(record, { customerId: customer.value.id, productId: product.value.id }, viewer),
      });
  }
  return { found, errors };
}

type Pair = { readonly customerId: number; readonly productId: number };

function priceOf(record: ImportRecord, pair: Pair, { today }: Viewer): Wanted['price'] {
  const validFrom = textIn(record, 'validFrom') || today;
  return {
    ...pair,
    price: numberIn(record, 'price'),
    validFrom,
    validTo: textIn(record, 'validTo') || null,
  };
}

const pairOf = ({ customerId, productId }: Pair): string => `${customerId}/${productId}`;

type Placed = 'fresh' | 'changed' | 'existing' | 'repeated';

/** The prices of one customer and product while the rows of the file are put among them. */
function pairDesk(stored: readonly PriceRecord[]) {
  let standing: Standing[] = stored.map((row) => ({ ...row, row: undefined, stored: row }));
  const replace = (old: StoredPrice, change: Partial<Standing>): void => {
    standing = standing.map((one) => (one.id === old.id ? { ...one, ...change } : one));
  };
  const place = ({ record, price: wanted }: Wanted): Placed | ImportError => {
    const placing = placePrice(standing, wanted);
    if (!placing.ok) return asError(record, { field: 'validFrom', problem: placing.problem });
    const { corrected, ended } = placing.value;
    const same = standing.find(({ id }) => id === corrected?.id);
    const { price, validTo, validFrom } = wanted;
    for (const { row, validTo: last } of ended) replace(row, { validTo: last });
    if (!same) {
      standing.push({ id: -record.row, version: 0, price, validFrom, validTo, row: record.row, stored: undefined });
      return 'fresh';
    }
    const isSame = same.price === price && same.validTo === validTo;
    if (isSame) return same.row === undefined ? 'existing' : 'repeated';
    if (same.row !== undefined) return asError(record, wrongRow('price', 'contradicts', { other: same.row }));
    replace(same, { price, validTo, row: record.row });
    return 'changed';
  };
  return { place, outcome: () => standing };
}

const isEdited = ({ stored, price, validTo }: Standing): boolean =>
  stored !== undefined && (stored.price !== price || stored.validTo !== validTo);

/** Rows in the order of their first days, so that one ends the one before whatever the order of the file. */
const byFirstDay = (a: Wanted, b: Wanted): number => a.price.validFrom.localeCompare(b.price.validFrom);

/** What a file of agreed prices would do. */
export async function planPrices(db: ReadDb, input: PlanInput): Promise<PricePlan> {
  const { found, errors } = await resolve(db, input);
  const customerIds = [...new Set(found.map(({ price }) => price.customerId))];
  const productIds = [...new Set(found.map(({ price }) => price.productId))];
  const stored = Map.groupBy(await pricesBetween(db, customerIds, productIds), pairOf);
  const fresh: NewPrice[] = [];
  const changes: PriceChange[] = [];
  const counts = { existing: 0, repeated: 0 };
  for (const [pair, wanted] of Map.groupBy(found, ({ price }) => pairOf(price))) {
    const desk = pairDesk(stored.get(pair) ?? []);
    for (const one of wanted.toSorted(byFirstDay)) {
      const placed = desk.place(one);
      if (typeof placed === 'object') errors.push(placed);
      else if (placed === 'existing' || placed === 'repeated') counts[placed] += 1;
    }
    const { customerId, productId } = wanted[0]?.price ?? { customerId: 0, productId: 0 };
    for (const one of desk.outcome()) {
      const { price, validFrom, validTo, row } = one;
      if (!one.stored) fresh.push({ customerId, productId, price, validFrom, validTo });
      else if (isEdited(one)) changes.push({ stored: one.stored, price, validTo, isOfRow: row !== undefined });
    }
  }
  return { fresh, changes, ...counts, errors: errors.toSorted((a, b) => a.row - b.row) };
}
