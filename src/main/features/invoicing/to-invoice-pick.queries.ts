/** 凑票: what of a buyer makes up an amount or a quantity. */
import { sql } from 'drizzle-orm';
import type { invoicingContract } from '../../../shared/contract/invoicing.contract';
import { okay, refuse } from '../../../shared/domain/problem';
import type { Query } from '../../store/handler';
import { prepared } from '../../store/prepared';
import { entOrder } from './match.rules';
import { entitlement, ledgerAccount } from './invoicing.tables';
import { entOf, toInvoiceRows } from './to-invoice.queries';
import { picksForAmount, picksForQty, type Offer } from './to-invoice.rules';

const p = sql.placeholder;

const openOfBuyer = prepared('invoicing.openOfBuyer', (db) =>
  db
    .select({ ent: entitlement, productId: ledgerAccount.productId })
    .from(entitlement)
    .innerJoin(ledgerAccount, sql`${ledgerAccount.id} = ${entitlement.accountId}`)
    .where(
      sql`${entitlement.customerId} = ${p('customerId')} AND (${entitlement.netQty} > ${entitlement.allocatedQty} OR ${entitlement.netFen} > ${entitlement.allocatedFen})`,
    ),
);

/** Lines first in, first out, the last one split, and what is left of the buyer. */
export const pickFor: Query<(typeof invoicingContract)['pickFor']> = async (db, asked) => {
  const { customerId, amountFen, qty, productId } = asked;
  if ((amountFen === undefined) === (qty === undefined)) {
    return refuse('VALIDATION_FAILED', { case: 'invoicing.refusals.amountOrQty' }, ['/amountFen']);
  }
  const open = (await openOfBuyer(db, { customerId })).filter(
    (one) => productId === undefined || one.productId === productId,
  );
  const sorted = open.map(({ ent }) => entOf(ent)).toSorted(entOrder);
  const rows = await toInvoiceRows(
    db,
    sorted.map(({ id }) => id),
  );
  const free = new Map(rows.map(({ id, invoiceableQty }) => [id, invoiceableQty]));
  const offers = sorted.map((ent): Offer => ({ ent, freeQty: free.get(ent.id) ?? 0 }));
  const picks = amountFen === undefined ? picksForQty(offers, qty ?? 0) : picksForAmount(offers, amountFen);
  const chosen = new Map(picks.picked.map((one) => [one.entId, one]));
  const picked = rows.flatMap((row) => {
    const one = chosen.get(row.id);
    return one ? [{ ...row, pickedQty: one.qty, pickedFen: one.fen }] : [];
  });
  const rest = rows.filter(({ id, openQty }) => (chosen.get(id)?.qty ?? 0) < openQty || !chosen.has(id));
  const { pickedQty, pickedFen, missing } = picks;
  return okay({ picked, rest, pickedFen, pickedQty, missing });
};
