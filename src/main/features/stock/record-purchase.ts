/** Goods arrive from a supplier: they stand in quarantine until quality has judged them. */
import type { ArrivalLine, purchasesContract } from '../../../shared/contract/purchases.contract';
import { okay, refuse, type Problem, type Result } from '../../../shared/domain/problem';
import { done, type Command, type Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { takeNumber } from '../../store/series';
import { productFacts } from '../products/products.queries';
import { openingDates, type OpeningDates } from './opening.rules';
import { arrivalFindingsOf } from './purchase-arrival.queries';
import { purchaseOfPaper } from './purchase.queries';
import { addPurchase, addPurchaseLines, type NewPurchaseLine } from './purchase.repo';
import { moveStock, positionOf } from './stock.repo';
import { supplierFacts, type SupplierRecord } from './supplier.queries';

type Contract = typeof purchasesContract;
type Input = Parameters<Command<Contract['record']>>[1];
type Prepared = { readonly line: ArrivalLine; readonly dates: OpeningDates; readonly name: string };

const PREFIX = 'CG';
const MOST_NAMES = 3;
const placeKey = ({ productId, batchNo, location }: ArrivalLine): string =>
  JSON.stringify([productId, batchNo, location]);

const atLine = (problem: Problem, at: number): Problem => ({
  ...problem,
  fields: (problem.fields ?? ['/batchNo']).map((field) => `/lines/${at}${field}`),
});

/** The lines with their products and days; the same goods for the same place stand on one line. */
async function prepare(tx: Tx, lines: readonly ArrivalLine[], today: string): Promise<Result<Prepared[]>> {
  const ids = [...new Set(lines.map(({ productId }) => productId))];
  const names = new Map((await productFacts(tx, ids)).map(({ id, genericName }) => [id, genericName]));
  const seen = new Set<string>();
  const ready: Prepared[] = [];
  for (const [at, line] of lines.entries()) {
    const name = names.get(line.productId);
    if (name === undefined) return refuse('NOT_FOUND', {}, [`/lines/${at}/productId`]);
    const dates = openingDates(line, today);
    if (!dates.ok) return { ok: false, problem: atLine(dates.problem, at) };
    const key = placeKey(line);
    if (seen.has(key)) return refuse('DUPLICATE', { value: line.batchNo }, [`/lines/${at}/batchNo`]);
    seen.add(key);
    ready.push({ line, dates: dates.value, name });
  }
  return okay(ready);
}

async function supplierFor(tx: Tx, { supplierId, paperNo, arrivedOn }: Input, today: string) {
  const supplier = await supplierFacts(tx, supplierId);
  if (!supplier) return refuse('NOT_FOUND', {}, ['/supplierId']);
  if (arrivedOn > today) {
    return refuse('VALIDATION_FAILED', { case: 'purchases.refusal.arrivesLater', today }, ['/arrivedOn']);
  }
  const same = await purchaseOfPaper(tx, { supplierId, paperNo });
  return same ? refuse('DUPLICATE', { value: paperNo, number: same.number }, ['/paperNo']) : okay(supplier);
}

type Arrival = { readonly receiptId: number; readonly supplier: SupplierRecord; readonly ctx: Ctx };

/** Into quarantine: on hand, and not for sale. */
async function intoQuarantine(
  tx: Tx,
  { line, dates }: Prepared,
  { receiptId, supplier, ctx }: Arrival,
): Promise<Result<NewPurchaseLine>> {
  const { productId, batchNo, madeOn, location, qty } = line;
  const place = { area: 'quarantine', location, supplierName: supplier.name, createdAt: ctx.now } as const;
  const lotId = await positionOf(tx, { productId, batchNo, madeOn, ...dates, ...place });
  if (!lotId.ok) return lotId;
  const when = { movedOn: ctx.today, movedAt: ctx.now, userId: ctx.actor.userId };
  const moved = await moveStock(tx, { lotId: lotId.value, kind: 'purchase', qty, documentId: receiptId, ...when });
  return moved.ok ? okay({ productId, batchNo, lotId: lotId.value, location, arrivedQty: qty }) : moved;
}

async function placeAll(tx: Tx, ready: readonly Prepared[], arrival: Arrival): Promise<Result<NewPurchaseLine[]>> {
  const placed: NewPurchaseLine[] = [];
  for (const [at, one] of ready.entries()) {
    const line = await intoQuarantine(tx, one, arrival);
    if (!line.ok) return { ok: false, problem: atLine(line.problem, at) };
    placed.push(line.value);
  }
  return okay(placed);
}

export const recordPurchase: Command<Contract['record']> = async (tx, input, ctx) => {
  const supplier = await supplierFor(tx, input, ctx.today);
  if (!supplier.ok) return supplier;
  const ready = await prepare(tx, input.lines, ctx.today);
  if (!ready.ok) return ready;
  const { paperNo, arrivedOn, arrivalTenthC, remark } = input;
  const goods = ready.value.map(({ line, dates }) => ({ ...line, ...dates }));
  const arriving = { supplier: supplier.value, arrivalTenthC, lines: goods, today: ctx.today };
  const { refusals, told } = await arrivalFindingsOf(tx, arriving);
  const [refused] = refusals;
  if (refused) return { ok: false, problem: refused };
  const number = await takeNumber(tx, PREFIX, ctx.today);
  const { id: supplierId, name: supplierName, pyFull: supplierPy } = supplier.value;
  const names = [...new Set(ready.value.map(({ name }) => name))].slice(0, MOST_NAMES).join(' · ');
  const facts = { number, paperNo, arrivedOn, arrivalTenthC, remark };
  const receiptId = await addPurchase(tx, {
    ...{ ...facts, supplierId, supplierName, supplierPy, productNames: names, lineCount: goods.length },
    ...{ recordedBy: ctx.actor.userId, recordedAt: ctx.now, waitingSince: ctx.now },
  });
  const placed = await placeAll(tx, ready.value, { receiptId, supplier: supplier.value, ctx });
  if (!placed.ok) return placed;
  await addPurchaseLines(tx, receiptId, placed.value);
  const after = { ...facts, supplierName, lines: input.lines };
  const entry = { entity: 'purchase_receipt', id: receiptId, action: 'record', after };
  return done({ receiptId, number, version: 0, told }, entry);
};
