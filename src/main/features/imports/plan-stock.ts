/** Opening stock of a file: each row is a lot in a place, new or standing there already. */
import { okay, type Result } from '../../../shared/domain/problem';
import type { ReadDb } from '../../store/handles';
import type { NamedProduct } from '../products/import-keys.queries';
import { usedLots } from '../stock/moves.queries';
import { liveOpenings, type LiveOpening } from '../stock/opening.queries';
import type { NewLot } from '../stock/opening.repo';
import { openingDates } from '../stock/opening.rules';
import { lotsOfBatches, type LotRecord } from '../stock/stock.queries';
import { productFinder } from './find-references';
import type { ImportRecord } from './map-rows';
import { asError, numberIn, textIn, wrongRow, type Plan, type PlanInput, type RowProblem } from './plan';

/** All but the instant of its making, which the writer knows. */
export type WantedLot = Omit<NewLot, 'createdAt'> & {
  readonly madeOn: string | null;
  readonly location: string;
  readonly supplierName: string;
};
export type LotChange = { readonly row: LotRecord; readonly live: LiveOpening | undefined; readonly lot: WantedLot };
export type StockPlan = Plan<WantedLot, LotChange>;

type Wanted = { readonly record: ImportRecord; readonly lot: WantedLot };
type Stock = {
  readonly rows: readonly LotRecord[];
  readonly used: ReadonlySet<number>;
  readonly live: ReadonlyMap<number, LiveOpening>;
};

const batchOf = ({ productId, batchNo }: { productId: number; batchNo: string }): string =>
  JSON.stringify([productId, batchNo]);

function lotOf(record: ImportRecord, product: NamedProduct, today: string): Result<WantedLot> {
  const madeOn = textIn(record, 'madeOn') || null;
  const dates = openingDates({ expiry: textIn(record, 'expiry'), madeOn }, today);
  if (!dates.ok) return dates;
  const [batchNo, location, supplierName] = [
    textIn(record, 'batchNo'),
    textIn(record, 'location'),
    textIn(record, 'supplierName'),
  ];
  const names = { productName: product.genericName, productPy: product.pyFull };
  const qty = numberIn(record, 'qty');
  return okay({ productId: product.id, batchNo, location, supplierName, madeOn, qty, ...dates.value, ...names });
}

async function stockOf(db: ReadDb, wanted: readonly Wanted[]): Promise<Stock> {
  const productIds = [...new Set(wanted.map(({ lot }) => lot.productId))];
  const batchNos = [...new Set(wanted.map(({ lot }) => lot.batchNo))];
  const rows = await lotsOfBatches(db, productIds, batchNos);
  const ids = rows.map(({ id }) => id);
  return { rows, used: await usedLots(db, ids), live: await liveOpenings(db, ids) };
}

/** The same opening, as far as the file says anything. */
const isSame = (row: LotRecord, live: LiveOpening | undefined, lot: WantedLot): boolean =>
  live?.qty === lot.qty &&
  row.expiresOn === lot.expiresOn &&
  (lot.madeOn === null || row.madeOn === lot.madeOn) &&
  (lot.supplierName === '' || row.supplierName === lot.supplierName);

type Outcome = { fresh: WantedLot[]; changes: LotChange[]; existing: number };

/** The rows of one batch among what stands in the book of it. */
function placeBatch(
  wanted: readonly Wanted[],
  stock: Stock,
  into: Outcome,
): { record: ImportRecord; wrong: RowProblem }[] {
  const errors: { record: ImportRecord; wrong: RowProblem }[] = [];
  const places = new Map<string, number>();
  const [first] = wanted;
  const isTouched = (row: LotRecord): boolean =>
    row.area === 'stock' && wanted.some(({ lot }) => lot.location === row.location);
  const standing = stock.rows.find((row) => !isTouched(row) && (row.onHand > 0 || stock.used.has(row.id)));
  for (const one of wanted) {
    const { record, lot } = one;
    const fail = (wrong: RowProblem): void => void errors.push({ record, wrong });
    const other = places.get(lot.location);
    places.set(lot.location, other ?? record.row);
    const expiry = standing ?? first?.lot;
    const row = stock.rows.find(({ area, location }) => area === 'stock' && location === lot.location);
    const live = row && stock.live.get(row.id);
    const isFree =
      row !== undefined && !stock.used.has(row.id) && row.reserved === 0 && row.onHand === (live?.qty ?? 0);
    if (other !== undefined) fail(wrongRow('batchNo', 'twice', { other }));
    else if (expiry && expiry.expiresOn !== lot.expiresOn)
      fail(wrongRow('expiry', 'otherExpiry', { value: lot.batchNo, label: expiry.expiresLabel }));
    else if (!row) into.fresh.push({ ...lot, status: stock.rows[0]?.status ?? 'sellable' });
    else if (isSame(row, live, lot)) into.existing += 1;
    else if (!isFree) fail(wrongRow('batchNo', 'lotUsed', { value: lot.batchNo }));
    else into.changes.push({ row, live, lot });
  }
  return errors;
}

/** What a file of opening stock would do. */
export async function planStock(db: ReadDb, { records, viewer }: PlanInput): Promise<StockPlan> {
  const productOf = await productFinder(db, records);
  const errors = [];
  const wanted: Wanted[] = [];
  for (const record of records) {
    const product = productOf(record);
    const lot = product.ok ? lotOf(record, product.value, viewer.today) : undefined;
    if (!product.ok) errors.push(asError(record, product.wrong));
    else if (lot && !lot.ok) {
      const field = lot.problem.fields?.includes('/madeOn') ? 'madeOn' : 'expiry';
      errors.push(asError(record, { field, problem: lot.problem }));
    } else if (lot?.ok) wanted.push({ record, lot: lot.value });
  }
  const stock = await stockOf(db, wanted);
  const rowsOf = Map.groupBy(stock.rows, batchOf);
  const into: Outcome = { fresh: [], changes: [], existing: 0 };
  for (const [batch, ofBatch] of Map.groupBy(wanted, ({ lot }) => batchOf(lot))) {
    const wrong = placeBatch(ofBatch, { ...stock, rows: rowsOf.get(batch) ?? [] }, into);
    errors.push(...wrong.map((one) => asError(one.record, one.wrong)));
  }
  return { ...into, repeated: 0, errors: errors.toSorted((a, b) => a.row - b.row) };
}
