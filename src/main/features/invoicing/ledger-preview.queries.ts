/** Reads the open advances of a buyer for the preview of an approval: one statement where he has none. */
import { sql } from 'drizzle-orm';
import type { ledgerContract } from '../../../shared/contract/ledger.contract';
import { okay, refuse } from '../../../shared/domain/problem';
import { isAnyOfPlaceholder } from '../../store/dialect';
import type { Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { orderLine, salesOrder } from '../orders/orders.tables';
import { productFacts } from '../products/products.queries';
import { buyerOf, type Buyer } from './accounts.queries';
import { blueColumns } from './book.queries';
import { invoiceLine, ledgerAccount, taxParty } from './invoicing.tables';
import { isOpenAdvance } from './ledger-sums.queries';
import { noPreview, previewOf, type Preview } from './ledger-preview.rules';

type Contract = typeof ledgerContract;
const p = sql.placeholder;

const advanceRows = prepared('ledger.openAdvances', (db) =>
  db
    .select({
      ...blueColumns,
      productId: ledgerAccount.productId,
      rateBp: ledgerAccount.rateBp,
      title: taxParty.title,
      taxNo: taxParty.taxNo,
    })
    .from(ledgerAccount)
    .innerJoin(invoiceLine, sql`${invoiceLine.accountId} = ${ledgerAccount.id}`)
    .innerJoin(taxParty, sql`${taxParty.id} = ${ledgerAccount.partyId}`)
    .where(
      sql`${ledgerAccount.customerId} = ${p('buyerId')} AND ${isAnyOfPlaceholder(ledgerAccount.productId, 'productIds')} AND ${isOpenAdvance}`,
    ),
);

/** A line that would be approved: thousandths, 1/10000 yuan, basis points (null: not known, so no key). */
export type WantedLine = {
  readonly productId: number;
  readonly productName: string;
  readonly rateBp: number | null;
  readonly qty: number;
  readonly price: number;
};

/** An advance over goods that are asked for, under the title it names. */
export type OpenAdvance = Awaited<ReturnType<typeof advanceRows>>[number];
export type ReadPreview = { readonly preview: Preview; readonly advances: readonly OpenAdvance[] };

/** What approving these lines of a buyer today would write off, and which advances stay open beside it. */
export async function previewLines(
  db: ReadDb,
  { buyer, lines }: { readonly buyer: Buyer; readonly lines: readonly WantedLine[] },
  today: string,
): Promise<ReadPreview> {
  const wanted = lines.filter(({ qty }) => qty > 0);
  const productIds = JSON.stringify(wanted.map(({ productId }) => productId));
  const advances = await advanceRows(db, { buyerId: buyer.customerId, productIds });
  const own = advances.filter(({ taxNo, title }) => taxNo === buyer.taxNo || (taxNo === '' && title === buyer.title));
  const accounts = new Map(own.map(({ accountId, productId, rateBp }) => [`${productId}:${rateBp}`, accountId]));
  const keyed = wanted.map((line) => ({
    ...line,
    accountId: accounts.get(`${line.productId}:${line.rateBp}`) ?? null,
  }));
  return { preview: previewOf(keyed, own, today), advances };
}

const shownFor = async (
  db: ReadDb,
  { buyerId, lines }: { readonly buyerId: number; readonly lines: readonly Typed[] },
  today: string,
) => {
  const buyer = await buyerOf(db, buyerId);
  return shown((await previewLines(db, { buyer, lines: await named(db, lines) }, today)).preview);
};

const shown = ({ writeOffs, otherPrices, ...stored }: Preview) =>
  okay({ writeOffs: [...writeOffs], otherPrices: [...otherPrices], ...stored });

type Typed = Pick<WantedLine, 'productId' | 'qty' | 'price'>;
async function named(db: ReadDb, lines: readonly Typed[]): Promise<WantedLine[]> {
  const facts = new Map(
    (
      await productFacts(
        db,
        lines.map(({ productId }) => productId),
      )
    ).map((one) => [one.id, one]),
  );
  return lines.map((line) => {
    const product = facts.get(line.productId);
    return { ...line, productName: product?.genericName ?? '', rateBp: product?.taxRateBp ?? null };
  });
}

export const preview: Query<Contract['preview']> = (db, asked, { today }) => shownFor(db, asked, today);

const orderRows = prepared('ledger.previewedOrder', (db) =>
  db
    .select({
      buyerId: salesOrder.buyerId,
      state: salesOrder.state,
      productId: orderLine.productId,
      qty: sql`${orderLine.orderedQty} - ${orderLine.closedQty}`.mapWith(Number),
      price: orderLine.price,
    })
    .from(salesOrder)
    .innerJoin(orderLine, sql`${orderLine.orderId} = ${salesOrder.id}`)
    .where(sql`${salesOrder.id} = ${p('orderId')}`)
    .orderBy(orderLine.lineNo),
);

export const previewOrder: Query<Contract['previewOrder']> = async (db, { orderId }, { today }) => {
  const rows = await orderRows(db, { orderId });
  const [first] = rows;
  if (!first) return refuse('NOT_FOUND', {}, ['/orderId']);
  if (first.state !== 'draft' && first.state !== 'submitted') return shown(noPreview);
  return shownFor(db, { buyerId: first.buyerId, lines: rows }, today);
};
