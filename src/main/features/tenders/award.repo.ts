/** Writes to prices of provinces, delivery agreements and agreed volumes. */
import { sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { okay, refuse, type Refusal, type Result } from '../../../shared/domain/problem';
import type { Entry } from '../../store/audit';
import type { Tx } from '../../store/handles';
import { historyOf } from '../audit/audit.queries';
import { storedPrices, type PriceRecord } from './award.queries';
import { placeProvincePrice } from './award.rules';
import { agreedVolume, deliveryAgreement, provincePrice } from './award.tables';

type Seen = { readonly id: number; readonly version: number };

async function stale(tx: Tx, entity: string, { id, version }: Seen): Promise<Refusal> {
  const [last] = await historyOf(tx, entity, [id]);
  if (!last) return refuse('NOT_FOUND', {}, ['/version']);
  return refuse('CONFLICT', { expected: version, by: last.who, at: last.at }, ['/version']);
}

const isSeen = (table: PgTable & Record<'id' | 'version', PgColumn>, { id, version }: Seen) =>
  sql`${table.id} = ${id} AND ${table.version} = ${version}`;

export type NewProvincePrice = Omit<typeof provincePrice.$inferInsert, 'id' | 'version' | 'endReason'>;
type PriceEnd = Seen & { readonly validTo: string; readonly reason: string };

/** @returns the new version; CONFLICT with who and when where the one seen is stale */
export async function endProvincePrice(tx: Tx, { validTo, reason, ...seen }: PriceEnd): Promise<Result<number>> {
  const [row] = await tx
    .update(provincePrice)
    .set({ validTo, endReason: reason, version: seen.version + 1 })
    .where(isSeen(provincePrice, seen))
    .returning({ version: provincePrice.version });
  return row ? okay(row.version) : stale(tx, 'province_price', seen);
}

/** Prices of the same kind of a product for the same place and buyer: one follows the other. */
export const isSamePlace = (one: PriceRecord, other: NewProvincePrice): boolean =>
  one.productId === other.productId &&
  one.kind === other.kind &&
  one.province === (other.province ?? '') &&
  one.customerId === (other.customerId ?? null);

export type Placed = { readonly ids: number[]; readonly entries: Entry[] };

/** Sets prices; those they follow end the day before, all or nothing. */
export async function placePrices(tx: Tx, rows: readonly NewProvincePrice[]): Promise<Result<Placed>> {
  if (rows.length === 0) return okay({ ids: [], entries: [] });
  const productIds = [...new Set(rows.map(({ productId }) => productId))];
  const stored = await storedPrices(tx, productIds);
  const entries: Entry[] = [];
  for (const row of rows) {
    const own = stored.filter((one) => isSamePlace(one, row));
    const placed = placeProvincePrice(own, { validFrom: row.validFrom, validTo: row.validTo ?? null });
    if (!placed.ok) return placed;
    for (const { row: last, validTo } of placed.value.ended) {
      await endProvincePrice(tx, { id: last.id, version: last.version, validTo, reason: '' });
      const change = { before: { validTo: last.validTo }, after: { validTo } };
      entries.push({ entity: 'province_price', id: last.id, action: 'follow', ...change });
    }
  }
  const made = await tx
    .insert(provincePrice)
    .values([...rows])
    .returning({ id: provincePrice.id });
  const ids = made.map(({ id }) => id);
  const set = ids.map((id, at) => ({ entity: 'province_price', id, action: 'set', after: { ...rows[at] } }));
  return okay({ ids, entries: [...entries, ...set] });
}

export type NewAgreement = Omit<typeof deliveryAgreement.$inferInsert, 'id' | 'version'>;

export async function addAgreements(tx: Tx, rows: readonly NewAgreement[]): Promise<number[]> {
  if (rows.length === 0) return [];
  const made = await tx
    .insert(deliveryAgreement)
    .values([...rows])
    .returning({ id: deliveryAgreement.id });
  return made.map(({ id }) => id);
}

type AgreementSet = Partial<
  Pick<
    typeof deliveryAgreement.$inferInsert,
    'state' | 'validFrom' | 'validTo' | 'submittedOn' | 'decidedOn' | 'reason' | 'agreementNo'
  >
>;

/** @returns the new version; CONFLICT with who and when where the one seen is stale */
export async function changeAgreement(
  tx: Tx,
  { set, ...seen }: Seen & { readonly set: AgreementSet },
): Promise<Result<number>> {
  const [row] = await tx
    .update(deliveryAgreement)
    .set({ ...set, version: seen.version + 1 })
    .where(isSeen(deliveryAgreement, seen))
    .returning({ version: deliveryAgreement.version });
  return row ? okay(row.version) : stale(tx, 'delivery_agreement', seen);
}

export type NewVolume = Omit<typeof agreedVolume.$inferInsert, 'id' | 'version' | 'isVoid'>;

export async function addVolumes(tx: Tx, rows: readonly NewVolume[]): Promise<number[]> {
  if (rows.length === 0) return [];
  const made = await tx
    .insert(agreedVolume)
    .values([...rows])
    .returning({ id: agreedVolume.id });
  return made.map(({ id }) => id);
}

type VolumeSet = Partial<Pick<typeof agreedVolume.$inferInsert, 'qty' | 'validFrom' | 'validTo' | 'note' | 'isVoid'>>;

/** @returns the new version; CONFLICT with who and when where the one seen is stale */
export async function changeVolume(
  tx: Tx,
  { set, ...seen }: Seen & { readonly set: VolumeSet },
): Promise<Result<number>> {
  const [row] = await tx
    .update(agreedVolume)
    .set({ ...set, version: seen.version + 1 })
    .where(isSeen(agreedVolume, seen))
    .returning({ version: agreedVolume.version });
  return row ? okay(row.version) : stale(tx, 'agreed_volume', seen);
}
