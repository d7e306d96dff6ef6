/** The VAT view at the end of a month: by treatment, what was shipped and not invoiced, and invoiced and not sold. */
import type { periodsContract, VatRow } from '../../../shared/contract/periods.contract';
import { taxSplit } from '../../../shared/domain/money';
import { okay } from '../../../shared/domain/problem';
import type { Query } from '../../store/handler';
import { accountNames } from './as-of.queries';
import { bluesAsOf, entsAsOf } from './as-of-lines.queries';
import { lastDayOf } from './period.rules';
import { goodsAgainst } from './proof.rules';
import { taxTreatment } from './invoicing.tables';

type Side = 'shipped' | 'advance' | 'unshipped' | 'pending';
type Sums = Record<Side, number>;
const sides = ['shipped', 'advance', 'unshipped', 'pending'] as const;
const nothing = { inclFen: 0, exclFen: 0, taxFen: 0 };

export const vat: Query<(typeof periodsContract)['vat']> = async (db, { month }, { actor }) => {
  const on = lastDayOf(month);
  const keys = new Map<number, Sums>();
  const add = (accountId: number, side: Side, fen: number): void => {
    const sums = keys.get(accountId) ?? { shipped: 0, advance: 0, unshipped: 0, pending: 0 };
    keys.set(accountId, { ...sums, [side]: sums[side] + fen });
  };
  for (const ent of await entsAsOf(db, on)) {
    const { toInvoiceFen, unshippedFen } = goodsAgainst(ent);
    add(ent.accountId, 'shipped', toInvoiceFen);
    add(ent.accountId, 'unshipped', unshippedFen);
  }
  for (const blue of await bluesAsOf(db, on)) {
    add(blue.accountId, 'advance', blue.advanceFen);
    add(blue.accountId, 'pending', blue.pendingFen);
  }
  const names = await accountNames(db, actor.visible);
  const methods = new Map((await db.select().from(taxTreatment)).map(({ id, method }) => [id, method]));
  const rows = new Map<string, VatRow>();
  for (const [accountId, sums] of keys) {
    const account = names.get(accountId);
    if (!account || sides.every((side) => sums[side] === 0)) continue;
    const { rateBp, treatmentId } = account;
    const method = methods.get(treatmentId) ?? 'general';
    const place = `${method}:${rateBp}`;
    const row = {
      ...(rows.get(place) ?? {
        method,
        rateBp,
        shipped: nothing,
        advance: nothing,
        unshipped: nothing,
        pending: nothing,
      }),
    };
    for (const side of sides) {
      // Rounded once, from the sum of the key.
      const { inclFen, exclFen, taxFen } = taxSplit(sums[side], rateBp);
      const known = row[side];
      row[side] = { inclFen: known.inclFen + inclFen, exclFen: known.exclFen + exclFen, taxFen: known.taxFen + taxFen };
    }
    rows.set(place, row);
  }
  return okay([...rows.values()].toSorted((a, b) => b.rateBp - a.rateBp || (a.method < b.method ? -1 : 1)));
};
