/** A won item whose award was entered wrongly: price, quantity, days; everything that was read from it follows. */
import type { awardsContract } from '../../../shared/contract/awards.contract';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import type { Entry } from '../../store/audit';
import { done, type Command, type Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { awardEndsOf, draftsOfItem, libraryRowsOf, salesAbove, volumesOfItem } from './award-correct.queries';
import {
  correctionProblem,
  replacedRows,
  resumedSpan,
  salesProblem,
  volumesProblem,
  type AwardFigures,
} from './award-correct.rules';
import { storedPrices, type PriceRecord } from './award.queries';
import { changeAgreement, endProvincePrice, isSamePlace, placePrices, type NewProvincePrice } from './award.repo';
import { awardCorrection } from './award.tables';
import { quoteActorOf, itemsOf, type ItemRecord } from './item.queries';
import { addMarketPrices, changeItem, strikeMarketPrice } from './item.repo';
import { mayWithItem } from './item.rules';
import { tenderFacts, type TenderRecord } from './tenders.queries';

type Wish = AwardFigures & { readonly bindsFrom: string; readonly reason: string };
type Found = { readonly tender: TenderRecord; readonly item: ItemRecord; readonly was: AwardFigures };
type Correction = Found & { readonly wish: Wish; readonly ctx: Ctx };

/** The won item as the screen saw it. */
async function wonItem(tx: Tx, { tenderId, itemId, ctx }: Asked): Promise<Result<Found>> {
  const tender = await tenderFacts(tx, tenderId);
  if (!tender) return refuse('NOT_FOUND', {}, ['/tenderId']);
  const item = (await itemsOf(tx, tenderId)).find(({ id }) => id === itemId);
  if (!item) return refuse('NOT_FOUND', {}, ['/itemId']);
  const allowed = mayWithItem('correct', item, { tender, by: await quoteActorOf(tx, ctx) });
  if (allowed !== true) return { ok: false, problem: allowed };
  const { awardPrice: price, awardQty: qty, awardFrom: validFrom, awardTo: validTo } = item;
  if (price === null || validFrom === null || validTo === null) return refuse('STATE_CONFLICT');
  return okay({ tender, item, was: { price, qty, validFrom, validTo } });
}
type Asked = { readonly tenderId: number; readonly itemId: number; readonly ctx: Ctx };

/** The row of the correction; a trigger moves the award of the item. */
async function writeCorrection(tx: Tx, { item, was, wish, ctx }: Correction): Promise<Entry> {
  await tx.insert(awardCorrection).values({
    ...{ tenderItemId: item.id, fromPrice: was.price, toPrice: wish.price, fromQty: was.qty, toQty: wish.qty },
    ...{ fromFirstOn: was.validFrom, toFirstOn: wish.validFrom, fromLastOn: was.validTo, toLastOn: wish.validTo },
    ...{ bindsFrom: wish.bindsFrom, reason: wish.reason, correctedBy: ctx.actor.userId, correctedAt: ctx.now },
  });
  const { reason, ...after } = wish;
  return { entity: 'tender_item', id: item.id, action: 'correctAward', before: { ...was }, after, reason };
}

/** A stored price as a new one of other days. */
const anewOf = ({ id: _1, version: _2, endReason: _3, ...row }: PriceRecord, ctx: Ctx): NewProvincePrice => ({
  ...row,
  ...{ setBy: ctx.actor.userId, setAt: ctx.now },
});

type Prices = { readonly ended: readonly Ended[]; readonly placed: readonly NewProvincePrice[] };
type Ended = { readonly row: PriceRecord; readonly validTo: string };

/** What becomes of the prices that bind, place by place; and of those that the wrong first day had ended. */
async function pricesAfter(tx: Tx, { item, was, wish, ctx }: Correction): Promise<Prices & { own: PriceRecord[] }> {
  const stored = await storedPrices(tx, [item.productId]);
  const own = stored.filter(({ tenderItemId }) => tenderItemId === item.id);
  const places = Map.groupBy(own, ({ province, customerId }) => `${customerId ?? ''}/${province}`);
  const parts = Array.from(places.values(), (rows) => ({ rows, ...replacedRows(rows, was, wish) }));
  const placed = parts.flatMap(({ rows: [first], span }) =>
    first && span ? [{ ...anewOf(first, ctx), price: wish.price, ...span }] : [],
  );
  const others = stored.filter(
    (one) => one.tenderItemId !== item.id && placed.some((price) => isSamePlace(one, price)),
  );
  const awardEnds = await awardEndsOf(
    tx,
    others.flatMap(({ tenderItemId }) => tenderItemId ?? []),
  );
  const resumed = others.flatMap((row) => {
    const span = resumedSpan({ ...row, awardTo: awardEnds.get(row.tenderItemId ?? 0) ?? null }, was, wish);
    return span ? [{ ...anewOf(row, ctx), ...span }] : [];
  });
  return { own, ended: parts.flatMap(({ ended }) => ended), placed: [...resumed, ...placed] };
}

/** Orders that were approved by the wrong figures and would lie above the right ones. */
async function checkSales(tx: Tx, { item, wish }: Correction, prices: Prices & { own: readonly PriceRecord[] }) {
  const { productId } = item;
  const sold = { productId, price: wish.price, from: wish.bindsFrom, until: wish.validTo };
  const sales = await salesAbove(tx, sold);
  const now = prices.placed.flatMap(({ tenderItemId, customerId = null, province = '', validTo = null, ...row }) =>
    tenderItemId === item.id ? [{ ...row, customerId, province, validTo }] : [],
  );
  return salesProblem(sales, prices.own, now);
}

async function writePrices(tx: Tx, { ended, placed }: Prices, { reason }: Wish): Promise<Result<Entry[]>> {
  const entries: Entry[] = [];
  for (const { row, validTo } of ended) {
    const changed = await endProvincePrice(tx, { id: row.id, version: row.version, validTo, reason });
    if (!changed.ok) return changed;
    const change = { before: { validTo: row.validTo }, after: { validTo }, reason };
    entries.push({ entity: 'province_price', id: row.id, action: 'correct', ...change });
  }
  const made = await placePrices(tx, placed);
  return made.ok ? okay([...entries, ...made.value.entries]) : made;
}

/** The library keeps the wrong price, struck out, and gets the right one beside it. */
async function writeLibrary(tx: Tx, { tender, item, was, wish, ctx }: Correction): Promise<Result<Entry[]>> {
  if (was.price === wish.price) return okay([]);
  const entries: Entry[] = [];
  const by = { by: ctx.actor.userId, at: ctx.now, reason: wish.reason };
  const rows = await libraryRowsOf(tx, { tenderId: tender.id, productId: item.productId });
  for (const { id, version } of rows) {
    const struck = await strikeMarketPrice(tx, { marketPriceId: id, version, ...by });
    if (!struck.ok) return struck;
    entries.push({ entity: 'market_price', id, action: 'strike', reason: wish.reason });
  }
  const recorded = { recordedBy: ctx.actor.userId, recordedAt: ctx.now };
  const anew = rows.map(({ id: _1, version: _2, struckAt: _3, struckBy: _4, strikeReason: _5, ...row }) => {
    return { ...row, price: wish.price, ...recorded };
  });
  const ids = await addMarketPrices(tx, anew);
  const made = ids.map((id, at) => ({ entity: 'market_price', id, action: 'record', after: { ...anew[at] } }));
  return okay([...entries, ...made]);
}

/** Drafts that nobody handed in yet have the days of the award. */
async function writeDrafts(tx: Tx, { item, was, wish }: Correction): Promise<Result<Entry[]>> {
  const { validFrom, validTo } = wish;
  if (was.validFrom === validFrom && was.validTo === validTo) return okay([]);
  const entries: Entry[] = [];
  for (const draft of await draftsOfItem(tx, item.id)) {
    if (draft.validFrom !== was.validFrom || draft.validTo !== was.validTo) continue;
    const set = { validFrom, validTo };
    const changed = await changeAgreement(tx, { id: draft.id, version: draft.version, set });
    if (!changed.ok) return changed;
    const before = { validFrom: was.validFrom, validTo: was.validTo };
    const change = { before, after: set, reason: wish.reason };
    entries.push({ entity: 'delivery_agreement', id: draft.id, action: 'changeDates', ...change });
  }
  return okay(entries);
}

export const correctAward: Command<(typeof awardsContract)['correct']> = async (tx, input, ctx) => {
  const { tenderId, itemId, version, bindsFrom, ...figures } = input;
  const found = await wonItem(tx, { tenderId, itemId, ctx });
  if (!found.ok) return found;
  const { item, was } = found.value;
  // The version that was seen, before anything is judged by it.
  const seen = item.version === version ? undefined : await changeItem(tx, { itemId, version, set: {} });
  if (seen && !seen.ok) return seen;
  const wish = { ...figures, bindsFrom: bindsFrom ?? figures.validFrom };
  const problem = correctionProblem(was, wish) ?? volumesProblem(await volumesOfItem(tx, itemId), was, wish);
  if (problem) return problem;
  const correction = { ...found.value, wish, ctx };
  const prices = await pricesAfter(tx, correction);
  const lying = await checkSales(tx, correction, prices);
  if (lying) return lying;
  const entry = await writeCorrection(tx, correction);
  const entries: Entry[] = [];
  for (const write of [
    () => writePrices(tx, prices, wish),
    () => writeLibrary(tx, correction),
    () => writeDrafts(tx, correction),
  ]) {
    const written = await write();
    if (!written.ok) return written;
    entries.push(...written.value);
  }
  return done({ version: item.version + 1, prices: prices.placed.length }, entry, ...entries);
};
