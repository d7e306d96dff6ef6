/** What of a buyer is not invoiced and may move to another key, with the letters on file. */
import { sql } from 'drizzle-orm';
import type { redLettersContract } from '../../../shared/contract/red-letters.contract';
import { may } from '../../../shared/domain/permissions';
import { okay, refuse } from '../../../shared/domain/problem';
import { isAnyOf } from '../../store/dialect';
import type { Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { attachmentsOf } from '../files/files.queries';
import { entitlement, taxParty } from './invoicing.tables';
import { titlesOf } from './accounts.queries';
import { accountRows, knownBuyer, treatmentsOn } from './red-parties.repo';
import { isPublicHospital } from './red-parties.rules';

type Contract = typeof redLettersContract;

const isOpen = sql`(${entitlement.netQty} > ${entitlement.allocatedQty} OR ${entitlement.netFen} > ${entitlement.allocatedFen})`;
const MOST = 200;

const openOfBuyer = (db: ReadDb, customerId: number) =>
  db
    .select()
    .from(entitlement)
    .where(sql`${entitlement.customerId} = ${customerId} AND ${isOpen}`)
    .orderBy(entitlement.approvedAt, entitlement.id)
    .limit(MOST);

type Letter = { readonly id: number; readonly name: string; readonly orderId: number | null };

/** Files of the buyer and of the orders: one of them is the letter that asks for it. */
export async function lettersOf(db: ReadDb, customerId: number, orderIds: readonly number[]): Promise<Letter[]> {
  const own = await attachmentsOf(db, 'customer', [customerId]);
  const ofOrders = orderIds.length > 0 ? await attachmentsOf(db, 'sales_order', [...new Set(orderIds)]) : [];
  return [
    ...ofOrders.map(({ id, name, entityId }) => ({ id, name, orderId: entityId })),
    ...own.map(({ id, name }) => ({ id, name, orderId: null })),
  ];
}

export const rekeyableOf: Query<Contract['rekeyable']> = async (db, { customerId }, ctx) => {
  const buyer = await knownBuyer(db, customerId);
  if (!buyer) return refuse('NOT_FOUND', {}, ['/customerId']);
  const ents = await openOfBuyer(db, customerId);
  const accounts = await accountRows(
    db,
    ents.map(({ accountId }) => accountId),
  );
  const partyIds = [...accounts.values()].map(({ partyId }) => partyId);
  const rows = await db.select().from(taxParty).where(isAnyOf(taxParty.id, partyIds));
  const parties = new Map(rows.map((row) => [row.id, row]));
  const lines = ents.flatMap((ent) => {
    const account = accounts.get(ent.accountId);
    const party = account && parties.get(account.partyId);
    if (!account || !party) return [];
    const { id, orderId, orderNumber, lineNo, price, netQty, netFen, allocatedQty, allocatedFen } = ent;
    const { productId, productCode, productName, rateBp } = account;
    const { title, taxNo } = party;
    const open = { qty: netQty - allocatedQty, fen: netFen - allocatedFen };
    const goods = { productId, productCode, productName, rateBp };
    return [{ id, orderId, orderNumber, lineNo, title, taxNo, ...goods, price, ...open }];
  });
  return okay({
    customerName: buyer.name,
    isPublicHospital: isPublicHospital(buyer),
    titles: await titlesOf(db, customerId),
    treatments: await treatmentsOn(db, ctx.today),
    lines,
    letters: await lettersOf(
      db,
      customerId,
      ents.flatMap(({ orderId }) => orderId ?? []),
    ),
    actions: { rekey: may(ctx.actor.posts, 'invoicing.rekey') },
  });
};

/** Entitlements of a buyer by id, first in first out. */
export const entitlementsById = (db: ReadDb, customerId: number, ids: readonly number[]) =>
  db
    .select()
    .from(entitlement)
    .where(sql`${isAnyOf(entitlement.id, ids)} AND ${entitlement.customerId} = ${customerId}`)
    .orderBy(entitlement.approvedAt, entitlement.id);
export type EntitlementRow = Awaited<ReturnType<typeof entitlementsById>>[number];
