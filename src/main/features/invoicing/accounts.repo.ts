/** Whom an invoice names and how a sale is taxed: the keys of the ledger, found or made. */
import { sql } from 'drizzle-orm';
import type { Tx } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { buyerOf, goodsOf, type Buyer } from './accounts.queries';
import { entitlement, invoice, ledgerAccount, taxParty, taxTreatment } from './invoicing.tables';
import { invoiceRequest } from './requests.tables';

const p = sql.placeholder;

const partyRows = prepared('invoicing.parties', (db) =>
  db
    .select()
    .from(taxParty)
    .where(sql`${taxParty.customerId} = ${p('customerId')}`),
);
const treatmentRows = prepared('invoicing.treatments', (db) => db.select().from(taxTreatment).orderBy(taxTreatment.id));
const accountRows = prepared('invoicing.accounts', (db) =>
  db
    .select({ id: ledgerAccount.id, productId: ledgerAccount.productId, treatmentId: ledgerAccount.treatmentId })
    .from(ledgerAccount)
    .where(sql`${ledgerAccount.partyId} = ${p('partyId')}`),
);

/**
 * The tax party of a buyer: one per tax number. One that had none yet gets the number when it is known, so that
 * completing a card moves no balance; a renamed firm keeps its party.
 */
async function partyOf(tx: Tx, buyer: Buyer): Promise<number> {
  const { customerId, title, taxNo } = buyer;
  const known = await partyRows(tx, { customerId });
  const same = known.find((one) => one.taxNo === taxNo) ?? known.find((one) => one.taxNo === '' && one.title === title);
  if (!same) {
    const [made] = await tx.insert(taxParty).values({ customerId, title, taxNo }).returning({ id: taxParty.id });
    if (!made) throw new Error('no tax party was made');
    return made.id;
  }
  if (same.title !== title || same.taxNo !== taxNo) {
    await tx.update(taxParty).set({ title, taxNo }).where(sql`${taxParty.id} = ${same.id}`);
  }
  return same.id;
}

export type Sold = { readonly productId: number; readonly rateBp: number };
const keyOf = (productId: number, treatmentId: number) => `${productId}:${treatmentId}`;

/** The treatment of a rate (basis points) on a day; a rate that the firm's list does not know becomes a row of it. */
async function treatmentsOf(tx: Tx, rates: readonly number[], on: string): Promise<Map<number, number>> {
  const rows = await treatmentRows(tx, {});
  const found = new Map<number, number>();
  for (const rateBp of new Set(rates)) {
    const row =
      rows.find((one) => one.rateBp === rateBp && one.validFrom <= on && (one.validUntil ?? on) >= on) ??
      rows.find((one) => one.rateBp === rateBp);
    if (row) found.set(rateBp, row.id);
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

/** The accounts of what a buyer buys on a day; missing ones are made. */
export async function accountsFor(
  tx: Tx,
  { customerId, sold, on }: { readonly customerId: number; readonly sold: readonly Sold[]; readonly on: string },
): Promise<Accounts> {
  const buyer = await buyerOf(tx, customerId);
  const partyId = await partyOf(tx, buyer);
  return { buyer, partyId, of: await accountsOfParty(tx, { buyer, partyId, sold, on }) };
}

/** The accounts of one tax party. */
export async function accountsOfParty(
  tx: Tx,
  {
    buyer,
    partyId,
    sold,
    on,
  }: {
    readonly buyer: Pick<Buyer, 'customerId' | 'name' | 'pyFull' | 'ownerId'>;
    readonly partyId: number;
    readonly sold: readonly Sold[];
    readonly on: string;
  },
): Promise<(sold: Sold) => Account> {
  const treatments = await treatmentsOf(
    tx,
    sold.map(({ rateBp }) => rateBp),
    on,
  );
  const treatmentOf = (rateBp: number): number => treatments.get(rateBp) ?? 0;
  const productIds = [...new Set(sold.map(({ productId }) => productId))];
  const products = await goodsOf(tx, productIds);
  const accounts = new Map(
    (await accountRows(tx, { partyId })).map((row) => [keyOf(row.productId, row.treatmentId), row.id]),
  );
  const missing = new Map(sold.map((one) => [keyOf(one.productId, treatmentOf(one.rateBp)), one]));
  const rows = [...missing].flatMap(([key, { productId, rateBp }]) => {
    const goods = products.get(productId);
    if (accounts.has(key) || !goods) return [];
    const { customerId, name: customerName, pyFull: customerPy, ownerId } = buyer;
    const { code, name: productName, py: productPy } = goods;
    const names = { customerName, customerPy, productCode: code ?? '', productName, productPy };
    return [{ partyId, productId, treatmentId: treatmentOf(rateBp), customerId, ...names, rateBp, ownerId }];
  });
  if (rows.length > 0) {
    const made = await tx
      .insert(ledgerAccount)
      .values(rows)
      .returning({ id: ledgerAccount.id, productId: ledgerAccount.productId, treatmentId: ledgerAccount.treatmentId });
    for (const { id, productId, treatmentId } of made) accounts.set(keyOf(productId, treatmentId), id);
  }
  return ({ productId, rateBp }) => {
    const accountId = accounts.get(keyOf(productId, treatmentOf(rateBp)));
    if (accountId === undefined) throw new Error(`no account for product ${productId}`);
    return { accountId, productPy: products.get(productId)?.py ?? '' };
  };
}

/** The ledger of a customer follows him to his new owner. */
export async function handOverLedger(tx: Tx, customerId: number, ownerId: number): Promise<void> {
  for (const rows of [ledgerAccount, entitlement, invoice, invoiceRequest]) {
    await tx.update(rows).set({ ownerId }).where(sql`${rows.customerId} = ${customerId}`);
  }
}
