/** Opening stock by lot: all lines or none. */
import type { OpeningLine, stockContract } from '../../../shared/contract/stock.contract';
import { labelledExpiry } from '../../../shared/domain/business-date';
import { okay, refuse, type Refusal, type Result } from '../../../shared/domain/problem';
import { done, type Command, type Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { productFacts } from '../products/products.queries';
import { lotsOfBatches, type LotRecord } from './stock.queries';
import { changeLot, moveStock, openLots, type NewLot } from './stock.repo';
import { shippedLots } from './moves.queries';

type Prepared = { readonly line: OpeningLine; readonly at: number; readonly lot: NewLot };

const keyOf = (productId: number, batchNo: string): string => `${productId}/${batchNo}`;

function datesOf(line: OpeningLine, at: number, today: string): Result<{ expiresLabel: string; expiresOn: string }> {
  const expiry = labelledExpiry(line.expiry, `/lines/${at}/expiry`);
  if (!expiry.ok) return expiry;
  const { label, lastDay } = expiry.value;
  const { madeOn } = line;
  if (madeOn !== null && (madeOn > today || madeOn >= lastDay)) {
    const params = { case: 'stock.refusal.madeTooLate', madeOn, expiresOn: lastDay };
    return refuse('VALIDATION_FAILED', params, [`/lines/${at}/madeOn`]);
  }
  return okay({ expiresLabel: label, expiresOn: lastDay });
}

/** Lines as lots, or the first that cannot be one. */
async function prepare(tx: Tx, lines: readonly OpeningLine[], { today, now }: Ctx): Promise<Result<Prepared[]>> {
  const products = await productFacts(tx, [...new Set(lines.map(({ productId }) => productId))]);
  const byId = new Map(products.map((row) => [row.id, row]));
  const seen = new Set<string>();
  const ready: Prepared[] = [];
  for (const [at, line] of lines.entries()) {
    const { productId, batchNo, madeOn, qty, location, supplierName } = line;
    const product = byId.get(productId);
    if (!product) return refuse('NOT_FOUND', {}, [`/lines/${at}/productId`]);
    const key = keyOf(productId, batchNo);
    if (seen.has(key)) return refuse('DUPLICATE', { value: batchNo }, [`/lines/${at}/batchNo`]);
    seen.add(key);
    const dates = datesOf(line, at, today);
    if (!dates.ok) return dates;
    const names = { productName: product.genericName, productPy: product.pyFull };
    const lot = { productId, batchNo, madeOn, qty, location, supplierName, ...dates.value, ...names, createdAt: now };
    ready.push({ line, at, lot });
  }
  return okay(ready);
}

/** Lots that exist already: free to be opened again when their opening was taken back and nothing ever left. */
async function existing(tx: Tx, ready: readonly Prepared[]): Promise<Result<Map<string, LotRecord>>> {
  const ids = [...new Set(ready.map(({ lot }) => lot.productId))];
  const found = await lotsOfBatches(tx, ids, [...new Set(ready.map(({ lot }) => lot.batchNo))]);
  const byKey = new Map(found.map((row) => [keyOf(row.productId, row.batchNo), row]));
  const shipped =
    found.length > 0
      ? await shippedLots(
          tx,
          found.map(({ id }) => id),
        )
      : new Set<number>();
  for (const { lot, at } of ready) {
    const row = byKey.get(keyOf(lot.productId, lot.batchNo));
    if (row && (row.onHand > 0 || shipped.has(row.id))) {
      const params = {
        case: 'stock.refusal.batchThere',
        lot: lot.batchNo,
        name: row.productName,
        onHandQty: row.onHand,
      };
      return refuse('DUPLICATE', params, [`/lines/${at}/batchNo`]);
    }
  }
  return okay(byKey);
}

type Again = { readonly row: LotRecord; readonly lot: NewLot };

/** A lot whose wrong opening was taken back gets its right one. */
async function openAgain(tx: Tx, { row, lot }: Again, ctx: Ctx): Promise<Refusal | undefined> {
  const { madeOn = null, expiresOn, expiresLabel, location = '', supplierName = '', qty } = lot;
  await changeLot(
    tx,
    { lotId: row.id, version: row.version },
    { madeOn, expiresOn, expiresLabel, location, supplierName },
  );
  const { today: movedOn, now: movedAt, actor } = ctx;
  const moved = await moveStock(tx, { lotId: row.id, kind: 'opening', qty, movedOn, movedAt, userId: actor.userId });
  return moved.ok ? undefined : moved;
}

export const recordOpening: Command<(typeof stockContract)['recordOpening']> = async (tx, { lines }, ctx) => {
  const ready = await prepare(tx, lines, ctx);
  if (!ready.ok) return ready;
  const there = await existing(tx, ready.value);
  if (!there.ok) return there;
  const rowOf = ({ lot }: Prepared) => there.value.get(keyOf(lot.productId, lot.batchNo));
  const fresh = ready.value.filter((one) => !rowOf(one));
  const facts = { movedOn: ctx.today, movedAt: ctx.now, userId: ctx.actor.userId };
  const newIds = await openLots(
    tx,
    fresh.map(({ lot }) => lot),
    facts,
  );
  const idAt = new Map(fresh.map(({ at }, index) => [at, newIds[index]]));
  for (const one of ready.value) {
    const row = rowOf(one);
    if (!row) continue;
    const refused = await openAgain(tx, { row, lot: one.lot }, ctx);
    if (refused) return refused;
    idAt.set(one.at, row.id);
  }
  const lotIds = ready.value.map(({ at }) => idAt.get(at) ?? 0);
  const entries = ready.value.map(({ line, lot, at }) => ({
    entity: 'lot',
    id: idAt.get(at) ?? 0,
    action: 'opening',
    after: { batchNo: line.batchNo, expiresOn: lot.expiresOn, qty: line.qty, location: line.location },
  }));
  return done({ lotIds }, ...entries);
};
