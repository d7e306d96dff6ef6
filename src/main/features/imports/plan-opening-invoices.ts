/** Opening balances of the invoicing ledger of a file: 期初存票 line by line, 期初预开票 invoice by invoice. */
import type { ReadDb } from '../../store/handles';
import {
  advanceOpenings,
  storedOpenings,
  type AdvanceOpening,
  type NewAdvance,
  type NewStored,
  type OpeningLine,
  type StoredOpening,
} from '../invoicing/opening-invoices.queries';
import { closedUntil } from '../invoicing/terms.queries';
import { numberProblem } from '../invoicing/issue-blue.repo';
import { productFacts } from '../products/products.queries';
import { customerFinder, productFinder } from './find-references';
import type { ImportRecord } from './map-rows';
import { asError, numberIn, textIn, wrongRow, type Plan, type PlanInput, type RowProblem } from './plan';

export type StoredPlan = Plan<NewStored, { readonly stored: StoredOpening; readonly wanted: NewStored }>;
export type AdvancePlan = Plan<NewAdvance, { readonly stored: AdvanceOpening; readonly wanted: NewAdvance }>;

type Wanted = { readonly record: ImportRecord; readonly row: NewStored };
type Found = { readonly wanted: Wanted[]; readonly errors: ReturnType<typeof asError>[] };

/** Rows whose customer, product, rate and day are known. */
async function rowsOf(db: ReadDb, { records, viewer }: PlanInput): Promise<Found> {
  const customerOf = await customerFinder(db, records, viewer);
  const productOf = await productFinder(db, records);
  const month = await closedUntil(db);
  const found: Found = { wanted: [], errors: [] };
  const named = records.flatMap((record) => {
    const [customer, product] = [customerOf(record), productOf(record)];
    if (customer.ok && product.ok) return [{ record, customerId: customer.value.id, productId: product.value.id }];
    const wrong = customer.ok ? (product.ok ? undefined : product.wrong) : customer.wrong;
    if (wrong) found.errors.push(asError(record, wrong));
    return [];
  });
  const facts = new Map(
    (await productFacts(db, [...new Set(named.map(({ productId }) => productId))])).map((one) => [one.id, one]),
  );
  for (const { record, customerId, productId } of named) {
    const documentOn = textIn(record, 'documentOn');
    const typed = record.values['taxRateBp'];
    const rateBp = typeof typed === 'number' ? typed : (facts.get(productId)?.taxRateBp ?? null);
    const place = { customerId, productId, number: textIn(record, 'documentNo'), documentOn };
    const wrong = wrongHead({ documentOn, rateBp, month, today: viewer.today });
    if (wrong || rateBp === null) found.errors.push(asError(record, wrong ?? wrongRow('taxRateBp', 'noRate', {})));
    else {
      const row = { ...place, rateBp, price: numberIn(record, 'unitPrice'), qty: numberIn(record, 'qty') };
      found.wanted.push({ record, row });
    }
  }
  return found;
}

type Head = { documentOn: string; rateBp: number | null; month: string; today: string };

function wrongHead({ documentOn, rateBp, month, today }: Head): RowProblem | undefined {
  if (documentOn > today) return wrongRow('documentOn', 'notYet', { documentOn });
  if (documentOn.slice(0, 7) <= month) return wrongRow('documentOn', 'openingClosed', { month });
  return rateBp === null ? wrongRow('taxRateBp', 'noRate', {}) : undefined;
}

const sortedErrors = (errors: Found['errors']) => errors.toSorted((a, b) => a.row - b.row);
const sameLine = (a: OpeningLine, b: OpeningLine): boolean =>
  a.productId === b.productId && a.rateBp === b.rateBp && a.price === b.price && a.qty === b.qty;

/** What a file of opening sales would do. */
export async function planStored(db: ReadDb, input: PlanInput): Promise<StoredPlan> {
  const { wanted, errors } = await rowsOf(db, input);
  const placeOf = ({ customerId, number, productId }: NewStored): string =>
    JSON.stringify([customerId, number, productId]);
  const standing = await storedOpenings(db, { customerIds: [...new Set(wanted.map(({ row }) => row.customerId))] });
  const stored = new Map(standing.map((one) => [placeOf(one), one]));
  const seen = new Map<string, number>();
  const fresh: NewStored[] = [];
  const changes: { stored: StoredOpening; wanted: NewStored }[] = [];
  let existing = 0;
  for (const { record, row } of wanted) {
    const place = placeOf(row);
    const [other, same] = [seen.get(place), stored.get(place)];
    seen.set(place, other ?? record.row);
    if (other !== undefined) errors.push(asError(record, wrongRow('documentNo', 'sameOpening', { other })));
    else if (!same) fresh.push(row);
    else if (sameLine(same, row) && same.documentOn === row.documentOn) existing += 1;
    else if (same.isUsed) errors.push(asError(record, wrongRow('documentNo', 'openingUsed', { value: row.number })));
    else changes.push({ stored: same, wanted: row });
  }
  return { fresh, changes, existing, repeated: 0, errors: sortedErrors(errors) };
}

/** Rows of one invoice: all of one customer and one day. */
function invoiceOf(rows: readonly Wanted[]): {
  readonly wanted: NewAdvance | undefined;
  readonly errors: Found['errors'];
} {
  const [first, ...others] = rows;
  if (!first) return { wanted: undefined, errors: [] };
  const { customerId, number, documentOn } = first.row;
  const written = numberProblem(number);
  if (!written.ok) {
    return { wanted: undefined, errors: [asError(first.record, { field: 'documentNo', problem: written.problem })] };
  }
  const apart = others.filter(({ row }) => row.customerId !== customerId || row.documentOn !== documentOn);
  const errors = apart.map(({ record }) =>
    asError(record, wrongRow('documentNo', 'otherHead', { other: first.record.row })),
  );
  const lines = rows.map(({ row: { productId, rateBp, price, qty } }) => ({ productId, rateBp, price, qty }));
  return { wanted: { customerId, number, documentOn, lines }, errors };
}

const sameInvoice = (a: NewAdvance, b: NewAdvance): boolean =>
  a.documentOn === b.documentOn &&
  a.lines.length === b.lines.length &&
  a.lines.every((line, at) => b.lines.some((other, place) => place === at && sameLine(line, other)));

/** What a file of opening advances would do; counted in invoices. */
export async function planAdvances(db: ReadDb, input: PlanInput): Promise<AdvancePlan> {
  const { wanted, errors } = await rowsOf(db, input);
  const numbers = Map.groupBy(wanted, ({ row }) => row.number);
  const stored = new Map((await advanceOpenings(db, { numbers: [...numbers.keys()] })).map((one) => [one.number, one]));
  const fresh: NewAdvance[] = [];
  const changes: { stored: AdvanceOpening; wanted: NewAdvance }[] = [];
  let existing = 0;
  for (const [number, rows] of numbers) {
    const one = invoiceOf(rows);
    const same = stored.get(number);
    const isOwn = same?.isOpening === true && same.customerId === one.wanted?.customerId;
    errors.push(...one.errors);
    const [first] = rows;
    if (!one.wanted || !first || one.errors.length > 0) continue;
    const fail = (name: string): void => {
      errors.push(asError(first.record, wrongRow('documentNo', name, { value: number })));
    };
    if (!same) fresh.push(one.wanted);
    else if (!isOwn) fail('numberTaken');
    else if (sameInvoice(same, one.wanted)) existing += 1;
    else if (same.isUsed) fail('openingUsed');
    else changes.push({ stored: same, wanted: one.wanted });
  }
  return { fresh, changes, existing, repeated: 0, errors: sortedErrors(errors) };
}
