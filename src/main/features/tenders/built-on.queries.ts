/** What was built on an award: as long as there is any of it, the award is not taken back. */
import { sql } from 'drizzle-orm';
import { refuse, type Refusal } from '../../../shared/domain/problem';
import { isAnyOf } from '../../store/dialect';
import type { ReadDb } from '../../store/handles';
import { salesAbove } from './award-correct.queries';
import type { PriceRecord } from './award.queries';
import { isBinding } from './award.rules';
import { agreedVolume, deliveryAgreement } from './award.tables';
import { depositsOf } from './deposit.queries';
import type { ItemRecord } from './item.queries';
import { boughtOf } from './volume-progress.queries';

const NAMED = 3;

/** How many there are, and the first of them by name. */
function inTheWay(key: string, names: readonly string[]): Refusal | undefined {
  const all = [...new Set(names)];
  if (all.length === 0) return undefined;
  const params = { case: `tenders.refusals.${key}`, count: all.length, name: all.slice(0, NAMED).join('; ') };
  return refuse('RULE_VIOLATED', params);
}

/** Agreements of these items, whatever became of them. */
export const agreementsOfItems = (db: ReadDb, itemIds: readonly number[]) =>
  db
    .select()
    .from(deliveryAgreement)
    .where(sql`${isAnyOf(deliveryAgreement.tenderItemId, itemIds)} AND ${deliveryAgreement.state} <> 'void'`)
    .orderBy(deliveryAgreement.id);

/** Volumes of these items that are not void. */
export const volumesOfItems = (db: ReadDb, itemIds: readonly number[]) =>
  db
    .select()
    .from(agreedVolume)
    .where(sql`${isAnyOf(agreedVolume.tenderItemId, itemIds)} AND ${agreedVolume.isVoid} = 0`)
    .orderBy(agreedVolume.id);

/** Numbers of approved orders that one of the prices bound when they were submitted. */
async function ordersBoundBy(db: ReadDb, prices: readonly PriceRecord[]): Promise<string[]> {
  const numbers: string[] = [];
  for (const price of prices) {
    const sold = { productId: price.productId, price: -1, from: price.validFrom, until: price.validTo ?? '9999-12-31' };
    const sales = await salesAbove(db, sold);
    numbers.push(...sales.filter((sale) => isBinding(price, sale)).map(({ number }) => number));
  }
  return numbers;
}

type Award = {
  readonly tenderId: number;
  readonly items: readonly ItemRecord[];
  readonly prices: readonly PriceRecord[];
};

/** The refusal with the first kind of what stands in the way; undefined: nothing was built on the award. */
export async function builtOn(db: ReadDb, { tenderId, items, prices }: Award): Promise<Refusal | undefined> {
  const itemIds = items.map(({ id }) => id);
  const orders = await ordersBoundBy(db, prices);
  const agreements = (await agreementsOfItems(db, itemIds)).filter(({ state }) => state !== 'draft');
  const volumes = await volumesOfItems(db, itemIds);
  const bought = await boughtOf(
    db,
    volumes.map(({ id }) => id),
  );
  const bonds = (await depositsOf(db, [tenderId])).filter(
    ({ kind, state }) => kind === 'performance' && state !== 'refused' && state !== 'withdrawn',
  );
  const named = agreements.map(({ productName, hospitalName, province, id }) => {
    return `${productName} ${hospitalName === '' ? province : hospitalName} #${id}`;
  });
  const used = volumes.filter(({ id }) => (bought.get(id)?.boughtQty ?? 0) > 0);
  return (
    inTheWay('backOrders', orders) ??
    inTheWay('backAgreements', named) ??
    inTheWay(
      'backVolumes',
      used.map(({ hospitalName, productName, id }) => `${hospitalName} ${productName} #${id}`),
    ) ??
    inTheWay(
      'backBonds',
      bonds.map(({ number }) => number),
    )
  );
}
