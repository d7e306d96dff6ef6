/** The accounts of corrected keys: another title, product or rate of the same buyer. */
import { sql } from 'drizzle-orm';
import { refuse, okay, type Result } from '../../../shared/domain/problem';
import { isAnyOf } from '../../store/dialect';
import type { Ctx } from '../../store/handler';
import type { ReadDb, Tx } from '../../store/handles';
import { customerFacts } from '../customers/customers.queries';
import { buyerOf, goodsOf, titlesOf } from './accounts.queries';
import { accountsOfParty } from './accounts.repo';
import { ledgerAccount, taxParty, taxTreatment } from './invoicing.tables';
import { titleProblem, type KnownBuyer } from './red-parties.rules';

export type NewKey = { readonly productId: number | null; readonly rateBp: number | null };
export type NewParty = { readonly title: string; readonly taxNo: string };
export type AccountRow = typeof ledgerAccount.$inferSelect;

/** The buyer as the rule of titles knows him. */
export async function knownBuyer(db: ReadDb, customerId: number): Promise<KnownBuyer | undefined> {
  const facts = await customerFacts(db, customerId);
  if (!facts) return undefined;
  const titles = (await titlesOf(db, customerId)).map(({ title }) => title);
  return { name: facts.name, kind: facts.kind, ownership: facts.ownership, titles };
}

/** Refuses a title that may not be, or whose warning nobody has read. */
export async function mayName(
  db: ReadDb,
  customerId: number,
  { party, differsSeen }: { readonly party: NewParty | null; readonly differsSeen: boolean },
): Promise<Result<true>> {
  if (!party) return okay(true);
  const buyer = await knownBuyer(db, customerId);
  if (!buyer) return refuse('NOT_FOUND', {}, ['/customerId']);
  const problem = titleProblem(buyer, party.title, differsSeen);
  return problem ? { ok: false, problem } : okay(true);
}

/** The tax party of a buyer with this number; a missing one is made. Its title stays until an invoice names it. */
async function partyFor(tx: Tx, customerId: number, { title, taxNo }: NewParty): Promise<number> {
  const [same] = await tx
    .select({ id: taxParty.id })
    .from(taxParty)
    .where(sql`${taxParty.customerId} = ${customerId} AND ${taxParty.taxNo} = ${taxNo}`);
  if (same) return same.id;
  const [made] = await tx.insert(taxParty).values({ customerId, title, taxNo }).returning({ id: taxParty.id });
  if (!made) throw new Error('no tax party was made');
  return made.id;
}

/** A corrected title of a known number. */
export async function retitle(tx: Tx, partyId: number, title: string): Promise<void> {
  await tx.update(taxParty).set({ title }).where(sql`${taxParty.id} = ${partyId} AND ${taxParty.title} <> ${title}`);
}

export const accountRows = async (db: ReadDb, ids: readonly number[]): Promise<Map<number, AccountRow>> =>
  new Map((await db.select().from(ledgerAccount).where(isAnyOf(ledgerAccount.id, ids))).map((row) => [row.id, row]));

/** Treatments that the firm's list knows on a day, one for each rate (basis points), the highest first. */
export async function treatmentsOn(db: ReadDb, on: string) {
  const rows = await db
    .select({ rateBp: taxTreatment.rateBp, method: taxTreatment.method })
    .from(taxTreatment)
    .where(
      sql`${taxTreatment.validFrom} <= ${on} AND (${taxTreatment.validUntil} IS NULL OR ${taxTreatment.validUntil} >= ${on})`,
    )
    .orderBy(taxTreatment.id);
  // A rate is one key of the ledger: the treatment that came first is the one that it means.
  const first = rows.filter(({ rateBp }, at) => rows.findIndex((one) => one.rateBp === rateBp) === at);
  return first.toSorted((a, b) => b.rateBp - a.rateBp);
}

type Wish = { readonly account: AccountRow; readonly party: NewParty | null; readonly key: NewKey };

/** Rates and products that are not known are refused before any key is made. */
async function known(tx: Tx, wishes: readonly Wish[], on: string): Promise<Result<true>> {
  const rates = (await treatmentsOn(tx, on)).map(({ rateBp }) => rateBp);
  const productIds = wishes.flatMap(({ key }) => key.productId ?? []);
  const goods = await goodsOf(tx, productIds);
  for (const [at, { key }] of wishes.entries()) {
    if (key.rateBp !== null && !rates.includes(key.rateBp)) return refuse('NOT_FOUND', {}, [`/to/lines/${at}/rateBp`]);
    if (key.productId !== null && !goods.has(key.productId))
      return refuse('NOT_FOUND', {}, [`/to/lines/${at}/productId`]);
  }
  return okay(true);
}

/** The account of each wish: the same where nothing of its key changes. */
export async function correctedAccounts(
  tx: Tx,
  { customerId, wishes }: { readonly customerId: number; readonly wishes: readonly Wish[] },
  ctx: Pick<Ctx, 'today'>,
): Promise<Result<number[]>> {
  const fits = await known(tx, wishes, ctx.today);
  if (!fits.ok) return fits;
  const buyer = await buyerOf(tx, customerId);
  const ids: number[] = [];
  for (const { account, party, key } of wishes) {
    const partyId = party ? await partyFor(tx, customerId, party) : account.partyId;
    const sold = { productId: key.productId ?? account.productId, rateBp: key.rateBp ?? account.rateBp };
    const isSame =
      partyId === account.partyId && sold.productId === account.productId && sold.rateBp === account.rateBp;
    if (isSame) ids.push(account.id);
    else {
      const of = await accountsOfParty(tx, { buyer, partyId, sold: [sold], on: ctx.today });
      ids.push(of(sold).accountId);
    }
  }
  return okay(ids);
}
