/** Whom an invoice names and how a sale is taxed: the keys of the ledger, found or made. */
import { sql } from 'drizzle-orm';
import { isAnyOfPlaceholder } from '../../store/dialect';
import type { Tx } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { buyerOf, goodsOf, type Buyer, type Goods } from './accounts.queries';
import { entitlement, invoice, ledgerAccount, taxParty, taxTreatment } from './invoicing.tables';
import { invoiceRequest } from './requests.tables';

const p = sql.placeholder;

/** Every treatment with every party of a buyer, and the accounts that they have of some products. */
const keyRows = prepared('invoicing.keys', (db) =>
  db
    .select({
      treatmentId: taxTreatment.id,
      rateBp: taxTreatment.rateBp,
      validFrom: taxTreatment.validFrom,
      validUntil: taxTreatment.validUntil,
      partyId: taxParty.id,
      title: taxParty.title,
      taxNo: taxParty.taxNo,
      accountId: ledgerAccount.id,
      productId: ledgerAccount.productId,
      productPy: ledgerAccount.productPy,
    })
    .from(taxTreatment)
    .leftJoin(taxParty, sql`${taxParty.customerId} = ${p('customerId')}`)
    .leftJoin(
      ledgerAccount,
      sql`${ledgerAccount.partyId} = ${taxParty.id} AND ${ledgerAccount.treatmentId} = ${taxTreatment.id} AND ${isAnyOfPlaceholder(ledgerAccount.productId, 'productIds')}`,
    )
    .orderBy(taxTreatment.id),
);
type KeyRow = Awaited<ReturnType<typeof keyRows>>[number];

/**
 * The tax party of a buyer: one per tax number. One that had none yet gets the number when it is known, so that
 * completing a card moves no balance; a renamed firm keeps its party.
 */
async function partyOf(tx: Tx, buyer: Buyer, known: readonly KeyRow[]): Promise<number> {
  const { customerId, title, taxNo } = buyer;
  const same = known.find((one) => one.taxNo === taxNo) ?? known.find((one) => one.taxNo === '' && one.title === title);
  if (!same || same.partyId === null) {
    const [made] = await tx.insert(taxParty).values({ customerId, title, taxNo }).returning({ id: taxParty.id });
    if (!made) throw new Error('no tax party was made');
    return made.id;
  }
  if (same.title !== title || same.taxNo !== taxNo) {
    await tx.update(taxParty).set({ title, taxNo }).where(sql`${taxParty.id} = ${same.partyId}`);
  }
  return same.partyId;
}

export type Sold = { readonly productId: number; readonly rateBp: number };
const keyOf = (productId: number, treatmentId: number) => `${productId}:${treatmentId}`;

/** The treatment of a rate (basis points) on a day; a rate that the firm's list does not know becomes a row of it. */
async function treatmentsOf(
  tx: Tx,
  {
    rates,
    on,
    known: rows,
  }: { readonly rates: readonly number[]; readonly on: string; readonly known: readonly KeyRow[] },
): Promise<Map<number, number>> {
  const found = new Map<number, number>();
  for (const rateBp of new Set(rates)) {
    const row =
      rows.find((one) => one.rateBp === rateBp && one.validFrom <= on && (one.validUntil ?? on) >= on) ??
      rows.find((one) => one.rateBp === rateBp);
    if (row) found.set(rateBp, row.treatmentId);
    else {
      const method = rateBp === 0 ? 'exempt' : 'general';
      const [made] = await tx
        .insert(taxTreatment)
        .values({ method, rateBp, validFrom: on })
        .returning({ id: taxTreatment.id });
      if (made) found.set(rateBp, made.id);
    }
  }
  return found;
}

type Account = { readonly accountId: number; readonly productPy: string };
export type Accounts = {
  readonly buyer: Buyer;
  readonly partyId: number;
  readonly of: (sold: Sold) => Account;
};
/** What the caller has read in this transaction, and need not be read again. */
export type KnownKeys = { readonly buyer: Buyer; readonly goods: ReadonlyMap<number, Goods> };

const idsOf = (sold: readonly Sold[]): number[] => [...new Set(sold.map(({ productId }) => productId))];
const keysOf = (tx: Tx, customerId: number, sold: readonly Sold[]) =>
  keyRows(tx, { customerId, productIds: JSON.stringify(idsOf(sold)) });

/** The accounts of what a buyer buys on a day; missing ones are made. */
export async function accountsFor(
  tx: Tx,
  {
    customerId,
    sold,
    on,
    known,
  }: { readonly customerId: number; readonly sold: readonly Sold[]; readonly on: string; readonly known?: KnownKeys },
): Promise<Accounts> {
  const buyer = known?.buyer ?? (await buyerOf(tx, customerId));
  const rows = await keysOf(tx, customerId, sold);
  const partyId = await partyOf(tx, buyer, rows);
  return { buyer, partyId, of: await accountsIn(tx, { buyer, partyId, sold, on }, { rows, goods: known?.goods }) };
}

type Asked = {
  readonly buyer: Pick<Buyer, 'customerId' | 'name' | 'pyFull' | 'ownerId'>;
  readonly partyId: number;
  readonly sold: readonly Sold[];
  readonly on: string;
};

/** The accounts of one tax party. */
export const accountsOfParty = async (tx: Tx, asked: Asked): Promise<(sold: Sold) => Account> =>
  accountsIn(tx, asked, { rows: await keysOf(tx, asked.buyer.customerId, asked.sold) });

type Read = { readonly rows: readonly KeyRow[]; readonly goods?: ReadonlyMap<number, Goods> | undefined };

async function accountsIn(tx: Tx, asked: Asked, { rows, goods }: Read): Promise<(sold: Sold) => Account> {
  const { partyId, sold, on } = asked;
  const rates = sold.map(({ rateBp }) => rateBp);
  const treatments = await treatmentsOf(tx, { rates, on, known: rows });
  const keyFor = ({ productId, rateBp }: Sold) => keyOf(productId, treatments.get(rateBp) ?? 0);
  const accounts = new Map<string, Account>();
  for (const { partyId: of, accountId, productId, treatmentId, productPy } of rows) {
    if (of === partyId && accountId !== null && productId !== null)
      accounts.set(keyOf(productId, treatmentId), { accountId, productPy: productPy ?? '' });
  }
  const missing = new Map(sold.map((one) => [keyFor(one), one]));
  for (const key of accounts.keys()) missing.delete(key);
  if (missing.size > 0) {
    const named = goods ?? (await goodsOf(tx, idsOf([...missing.values()])));
    const made = await addAccounts(tx, asked, { missing: [...missing.values()], treatments, goods: named });
    for (const { id: accountId, productId, treatmentId, productPy } of made)
      accounts.set(keyOf(productId, treatmentId), { accountId, productPy });
  }
  return (one) => {
    const account = accounts.get(keyFor(one));
    if (!account) throw new Error(`no account for product ${one.productId}`);
    return account;
  };
}

type Missing = {
  readonly missing: readonly Sold[];
  readonly treatments: ReadonlyMap<number, number>;
  readonly goods: ReadonlyMap<number, Goods>;
};

async function addAccounts(tx: Tx, { buyer, partyId }: Asked, { missing, treatments, goods }: Missing) {
  const rows = missing.flatMap(({ productId, rateBp }) => {
    const product = goods.get(productId);
    if (!product) return [];
    const { customerId, name: customerName, pyFull: customerPy, ownerId } = buyer;
    const { code, name: productName, py: productPy } = product;
    const names = { customerName, customerPy, productCode: code ?? '', productName, productPy };
    return [{ partyId, productId, treatmentId: treatments.get(rateBp) ?? 0, customerId, ...names, rateBp, ownerId }];
  });
  const { id, productId, treatmentId, productPy } = ledgerAccount;
  return rows.length === 0
    ? []
    : tx.insert(ledgerAccount).values(rows).returning({ id, productId, treatmentId, productPy });
}

/** The ledger of a customer follows him to his new owner. */
export async function handOverLedger(tx: Tx, customerId: number, ownerId: number): Promise<void> {
  for (const rows of [ledgerAccount, entitlement, invoice, invoiceRequest]) {
    await tx.update(rows).set({ ownerId }).where(sql`${rows.customerId} = ${customerId}`);
  }
}
