/** What is to be said about goods that come in, read from the supplier, the products and the settings. */
import { standingOn, type Standing } from '../../../shared/domain/quality-words';
import type { ReadDb } from '../../store/handles';
import { trialEndsOn } from '../orders/goods-checks.rules';
import { productFacts } from '../products/products.queries';
import { qualificationsOf } from '../quality/quality.queries';
import { paperKey } from '../quality/quality.rules';
import { lookOf, subjectOf } from '../quality/subjects.queries';
import { readSettings } from '../settings/settings.queries';
import { arrivalFindings, type ArrivalFindings } from './purchase-arrival.rules';
import type { SupplierRecord } from './supplier.queries';

export type ArrivingGoods = { readonly productId: number; readonly batchNo: string; readonly expiresOn: string };
type Arrival = {
  readonly supplier: SupplierRecord;
  readonly arrivalTenthC: number | null;
  readonly lines: readonly ArrivingGoods[];
  readonly today: string;
};

async function standingsOf(
  db: ReadDb,
  kind: 'supplier' | 'product',
  { ids, on }: { ids: readonly number[]; on: string },
) {
  const found = await qualificationsOf(db, kind, ids);
  const standing = (id: number): Standing => {
    const one = found.get(id);
    return one ? standingOn(one, on) : 'none';
  };
  return standing;
}

async function supplierOf(db: ReadDb, { id, name, isDisabled }: SupplierRecord, today: string) {
  const standing = (await standingsOf(db, 'supplier', { ids: [id], on: today }))(id);
  const subject = await subjectOf(db, { kind: 'supplier', id }, await lookOf(db, { today }));
  const expired = (subject?.papers ?? []).filter(({ isNeeded, state }) => isNeeded && state === 'expired');
  return { name, isDisabled, standing, expired: expired.map(paperKey) };
}

/** The findings of an arrival on a day. */
export async function arrivalFindingsOf(db: ReadDb, arrival: Arrival): Promise<ArrivalFindings> {
  const { supplier, arrivalTenthC, lines, today } = arrival;
  const ids = [...new Set(lines.map(({ productId }) => productId))];
  const products = new Map((await productFacts(db, ids)).map((one) => [one.id, one]));
  const standing = await standingsOf(db, 'product', { ids, on: today });
  const settings = await readSettings(db);
  return arrivalFindings({
    today,
    trialEndsOn: trialEndsOn(settings),
    minMonths: settings.arrivalMinMonths,
    arrivalTenthC,
    supplier: await supplierOf(db, supplier, today),
    lines: lines.map(({ productId, batchNo, expiresOn }) => {
      const { genericName: name = '', storageClass = 'normal' } = products.get(productId) ?? {};
      return { name, batchNo, expiresOn, standing: standing(productId), storageClass };
    }),
  });
}
