/** An award that was no award: what it left ends or is void with the reason, and the prices it had ended hold again. */
import { addDays } from '../../../shared/domain/business-date';
import { okay, type Result } from '../../../shared/domain/problem';
import { isEmptySpan } from '../../../shared/domain/regions';
import type { Entry } from '../../store/audit';
import type { Tx } from '../../store/handles';
import { awardEndsOf, libraryRowsOf } from './award-correct.queries';
import { resumedSpan } from './award-correct.rules';
import { storedPrices, type PriceRecord } from './award.queries';
import {
  changeAgreement,
  changeVolume,
  endProvincePrice,
  isSamePlace,
  placePrices,
  type NewProvincePrice,
} from './award.repo';
import { agreementsOfItems, builtOn, volumesOfItems } from './built-on.queries';
import { itemsOf, type ItemRecord } from './item.queries';
import { changeItem, strikeMarketPrice } from './item.repo';
import type { Back } from './step.repo';

type Award = { readonly tenderId: number; readonly items: readonly ItemRecord[]; readonly own: readonly PriceRecord[] };

/** A stored price that binds at all, as a new one of the same place. */
const anewOf = ({ id: _1, version: _2, endReason: _3, ...row }: PriceRecord, { ctx }: Back): NewProvincePrice => ({
  ...row,
  ...{ setBy: ctx.actor.userId, setAt: ctx.now },
});

/** Prices that the award had ended the day before its own began: they go on until their own last day or the next price. */
async function resumed(tx: Tx, { own }: Award, back: Back): Promise<NewProvincePrice[]> {
  const stored = await storedPrices(tx, [...new Set(own.map(({ productId }) => productId))]);
  const mine = new Set(own.map(({ id }) => id));
  const others = stored.filter(({ id }) => !mine.has(id));
  const ends = await awardEndsOf(
    tx,
    others.flatMap(({ tenderItemId }) => tenderItemId ?? []),
  );
  return own.flatMap((price) => {
    const here = others.filter((one) => isSamePlace(one, price));
    const next = here
      .filter((one) => !isEmptySpan(one) && one.validFrom > price.validFrom)
      .map(({ validFrom }) => validFrom)
      .toSorted()[0];
    const was = { price: price.price, qty: null, validFrom: price.validFrom, validTo: price.validTo ?? '9999-12-31' };
    const wish = { ...was, bindsFrom: next ?? '9999-12-31' };
    const before = here.flatMap((row) => {
      const span = resumedSpan({ ...row, awardTo: ends.get(row.tenderItemId ?? 0) ?? null }, was, wish);
      return span ? [{ ...anewOf(row, back), ...span }] : [];
    });
    return before.slice(-1);
  });
}

async function endPrices(tx: Tx, award: Award, back: Back): Promise<Result<Entry[]>> {
  const entries: Entry[] = [];
  for (const row of award.own) {
    // The day before its first: as if it had never bound.
    const validTo = addDays(row.validFrom, -1);
    const ended = await endProvincePrice(tx, { id: row.id, version: row.version, validTo, reason: back.reason });
    if (!ended.ok) return ended;
    const change = { before: { validTo: row.validTo }, after: { validTo }, reason: back.reason };
    entries.push({ entity: 'province_price', id: row.id, action: 'end', ...change });
  }
  const placed = await placePrices(tx, await resumed(tx, award, back));
  return placed.ok ? okay([...entries, ...placed.value.entries]) : placed;
}

async function strikeLibrary(tx: Tx, { tenderId, items }: Award, { reason, ctx }: Back): Promise<Result<Entry[]>> {
  const entries: Entry[] = [];
  for (const { productId } of items) {
    for (const { id, version } of await libraryRowsOf(tx, { tenderId, productId })) {
      const struck = { marketPriceId: id, version, by: ctx.actor.userId, at: ctx.now, reason };
      const done = await strikeMarketPrice(tx, struck);
      if (!done.ok) return done;
      entries.push({ entity: 'market_price', id, action: 'strike', reason });
    }
  }
  return okay(entries);
}

/** Drafts that nobody handed in, and volumes of which nothing was bought. */
async function voidFollowUps(tx: Tx, { items }: Award, { reason }: Back): Promise<Result<Entry[]>> {
  const itemIds = items.map(({ id }) => id);
  const entries: Entry[] = [];
  for (const { id, version } of await agreementsOfItems(tx, itemIds)) {
    const done = await changeAgreement(tx, { id, version, set: { state: 'void', reason } });
    if (!done.ok) return done;
    entries.push({ entity: 'delivery_agreement', id, action: 'void', reason });
  }
  for (const { id, version } of await volumesOfItems(tx, itemIds)) {
    const done = await changeVolume(tx, { id, version, set: { isVoid: true } });
    if (!done.ok) return done;
    entries.push({ entity: 'agreed_volume', id, action: 'void', reason });
  }
  return okay(entries);
}

const unwon = { awardPrice: null, awardQty: null, awardFrom: null, awardTo: null, resultNote: '' } as const;

async function openItems(tx: Tx, { items }: Award, { reason }: Back): Promise<Result<Entry[]>> {
  const entries: Entry[] = [];
  for (const { id, version, result, awardPrice, awardQty, awardFrom, awardTo } of items) {
    if (result === 'open') continue;
    const done = await changeItem(tx, { itemId: id, version, set: { result: 'open', ...unwon } });
    if (!done.ok) return done;
    const before = { result, awardPrice, awardQty, awardFrom, awardTo };
    entries.push({ entity: 'tender_item', id, action: 'takeBack', before, after: { result: 'open' }, reason });
  }
  return okay(entries);
}

/** Takes an award back, all of it; refused while anything was built on it. The tender waits again before this is called. */
export async function unWin(tx: Tx, tenderId: number, back: Back): Promise<Result<Entry[]>> {
  const items = await itemsOf(tx, tenderId);
  const ids = new Set(items.map(({ id }) => id));
  const stored = await storedPrices(tx, [...new Set(items.map(({ productId }) => productId))]);
  const own = stored.filter((one) => ids.has(one.tenderItemId ?? 0) && !isEmptySpan(one));
  const award: Award = { tenderId, items, own };
  const refused = await builtOn(tx, { ...award, prices: own });
  if (refused) return refused;
  const entries: Entry[] = [];
  for (const write of [endPrices, strikeLibrary, voidFollowUps, openItems]) {
    const written = await write(tx, award, back);
    if (!written.ok) return written;
    entries.push(...written.value);
  }
  return okay(entries);
}
