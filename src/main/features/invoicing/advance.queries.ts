/** The facts about an invoice in advance: what is open of the buyer, his papers, the floors of his goods. */
import { sql } from 'drizzle-orm';
import { addDays } from '../../../shared/domain/business-date';
import type { invoicingContract } from '../../../shared/contract/invoicing.contract';
import { licenceFindings } from '../../../shared/domain/licences';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import { isAnyOf } from '../../store/dialect';
import type { Ctx, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { customerFacts, licencesOf } from '../customers/customers.queries';
import { productFacts, type ProductFacts } from '../products/products.queries';
import { licenceNeedsOf } from '../quality/quality.queries';
import { readSettings } from '../settings/settings.queries';
import { buyerOf } from './accounts.queries';
import { lookAtAdvance, type AdvanceLine, type AdvanceLook } from './advance.rules';
import { loadBook } from './book.queries';
import { entitlement, ledgerAccount, taxParty } from './invoicing.tables';
import { invoiceRequest, invoiceRequestLine } from './requests.tables';
import { termsOf } from './terms.queries';

const p = sql.placeholder;

const accountsOfBuyer = prepared('advance.accounts', (db) =>
  db
    .select({
      id: ledgerAccount.id,
      productId: ledgerAccount.productId,
      rateBp: ledgerAccount.rateBp,
      taxNo: taxParty.taxNo,
    })
    .from(ledgerAccount)
    .innerJoin(taxParty, sql`${taxParty.id} = ${ledgerAccount.partyId}`)
    .where(sql`${ledgerAccount.customerId} = ${p('customerId')}`),
);

/** Entitlements of accounts of which more is invoiced than was shipped. */
const invoicedAhead = async (db: ReadDb, accountIds: readonly number[]): Promise<number[]> => {
  const rows = await db
    .select({ id: entitlement.id })
    .from(entitlement)
    .where(
      sql`${isAnyOf(entitlement.accountId, accountIds)} AND ${entitlement.allocatedQty} > ${entitlement.shippedQty}`,
    );
  return rows.map(({ id }) => id);
};

/** Lines of the buyer's other advances that are approved and not issued. */
async function othersOf(db: ReadDb, customerId: number, exceptId: number | null) {
  const rows = await db
    .select({
      requestId: invoiceRequest.id,
      accountId: invoiceRequestLine.accountId,
      price: invoiceRequestLine.price,
      qty: invoiceRequestLine.qty,
    })
    .from(invoiceRequest)
    .innerJoin(invoiceRequestLine, sql`${invoiceRequestLine.requestId} = ${invoiceRequest.id}`)
    .where(
      sql`${invoiceRequest.customerId} = ${customerId} AND ${invoiceRequest.state} IN ('approved', 'exported', 'failed') AND ${invoiceRequest.kind} = 'advance' AND ${invoiceRequestLine.invoiceId} IS NULL AND ${invoiceRequest.id} <> ${exceptId ?? 0}`,
    )
    .orderBy(invoiceRequest.id, invoiceRequestLine.lineNo);
  return [...Map.groupBy(rows, ({ requestId }) => requestId).values()];
}

export type AdvanceWish = {
  readonly customerId: number;
  readonly lines: readonly { readonly productId: number; readonly qty: number; readonly price: number }[];
};

/** Goods that an invoice can name: with a tax rate. Answers them by id. */
export async function taxedGoods(db: ReadDb, lines: AdvanceWish['lines']): Promise<Result<Map<number, ProductFacts>>> {
  const found = await productFacts(db, [...new Set(lines.map(({ productId }) => productId))]);
  const products = new Map(found.map((one) => [one.id, one]));
  for (const [at, { productId }] of lines.entries()) {
    const product = products.get(productId);
    const field = [`/lines/${at}/productId`];
    if (!product) return refuse('NOT_FOUND', {}, field);
    if (product.taxRateBp === null) return refuse('PRODUCT_INCOMPLETE', { name: product.genericName }, field);
  }
  return okay(products);
}

/** The checks of an advance as they are now. Lines without a known account stand for goods he never had. */
export async function advanceLookOf(
  db: ReadDb,
  { wish, requestId }: { readonly wish: AdvanceWish; readonly requestId: number | null },
  { today }: Pick<Ctx, 'today'>,
): Promise<Result<AdvanceLook>> {
  const goods = await taxedGoods(db, wish.lines);
  if (!goods.ok) return goods;
  const { customerId } = wish;
  const { taxNo } = await buyerOf(db, customerId);
  const accounts = await accountsOfBuyer(db, { customerId });
  const accountIds = accounts.map(({ id }) => id);
  const lines = wish.lines.map((line, at): AdvanceLine => {
    const rateBp = goods.value.get(line.productId)?.taxRateBp;
    const isSame = (one: (typeof accounts)[number]) => one.productId === line.productId && one.rateBp === rateBp;
    const known = accounts.find((one) => isSame(one) && one.taxNo === taxNo);
    return { ...line, accountId: known?.id ?? 0 - (at + 1) };
  });
  const buyer = await customerFacts(db, customerId);
  if (!buyer) return refuse('NOT_FOUND', {}, ['/customerId']);
  const { trialStartedOn, trialDays } = await readSettings(db);
  const needs = await licenceNeedsOf(db);
  const terms = await termsOf(db, customerId);
  return okay(
    lookAtAdvance({
      book: await loadBook(db, { accountIds, entIds: await invoicedAhead(db, accountIds) }, { on: today, today }),
      lines,
      others: await othersOf(db, customerId, requestId),
      terms,
      ageReleasedUntil: terms.own?.ageReleasedUntil ?? null,
      today,
      licences: licenceFindings({ ...buyer, needs }, await licencesOf(db, customerId), today),
      trialUntil: trialStartedOn === '' ? undefined : addDays(trialStartedOn, trialDays - 1),
      products: new Map(
        [...goods.value].map(([id, { genericName, floorPrice }]) => [id, { name: genericName, floorPrice }]),
      ),
    }),
  );
}

export const checkAdvance: Query<(typeof invoicingContract)['checkAdvance']> = (db, wish, ctx) =>
  advanceLookOf(db, { wish, requestId: null }, ctx);
