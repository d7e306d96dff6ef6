/** Purchase receipts for the commands of this feature, and what others ask of them. */
import { sql } from 'drizzle-orm';
import { isAnyOfPlaceholder } from '../../store/dialect';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { attachmentsOf } from '../files/files.queries';
import { product } from '../products/products.tables';
import { purchaseLine, purchaseReceipt } from './purchase.tables';
import { lot } from './stock.tables';

const p = sql.placeholder;

export type PurchaseRecord = typeof purchaseReceipt.$inferSelect;

const byIds = prepared('purchase.byIds', (db) =>
  db.select().from(purchaseReceipt).where(isAnyOfPlaceholder(purchaseReceipt.id, 'ids')),
);

/** Whole records by id, in no particular order. */
export const purchaseRecords = (db: ReadDb, ids: readonly number[]): Promise<PurchaseRecord[]> =>
  byIds(db, { ids: JSON.stringify(ids) });

/** One receipt, or undefined. */
export const findPurchase = async (db: ReadDb, receiptId: number): Promise<PurchaseRecord | undefined> =>
  (await purchaseRecords(db, [receiptId]))[0];

const byPaper = prepared('purchase.byPaper', (db) =>
  db
    .select({ number: purchaseReceipt.number })
    .from(purchaseReceipt)
    .where(
      sql`${purchaseReceipt.supplierId} = ${p('supplierId')} AND ${purchaseReceipt.paperNo} = ${p('paperNo')} AND ${purchaseReceipt.state} <> 'cancelled'`,
    ),
);

/** The receipt of a supplier's paper that was not cancelled. */
export const purchaseOfPaper = async (db: ReadDb, paper: { readonly supplierId: number; readonly paperNo: string }) =>
  (await byPaper(db, paper))[0];

const lines = prepared('purchase.lines', (db) =>
  db
    .select({
      id: purchaseLine.id,
      lineNo: purchaseLine.lineNo,
      productId: purchaseLine.productId,
      lotId: purchaseLine.lotId,
      productName: lot.productName,
      specification: product.specification,
      form: product.form,
      maker: product.maker,
      registrationNo: product.registrationNo,
      unit: product.unit,
      isControlled: product.isControlled,
      batchNo: purchaseLine.batchNo,
      madeOn: lot.madeOn,
      expiresOn: lot.expiresOn,
      expiresLabel: lot.expiresLabel,
      location: purchaseLine.location,
      arrivedQty: purchaseLine.arrivedQty,
      acceptedQty: purchaseLine.acceptedQty,
      price: purchaseLine.price,
    })
    .from(purchaseLine)
    .innerJoin(lot, sql`${lot.id} = ${purchaseLine.lotId}`)
    .innerJoin(product, sql`${product.id} = ${purchaseLine.productId}`)
    .where(sql`${purchaseLine.receiptId} = ${p('receiptId')}`)
    .orderBy(purchaseLine.lineNo),
);

/** The lines of a receipt with their goods. */
export const linesOfPurchase = (db: ReadDb, receiptId: number) => lines(db, { receiptId });
export type PurchaseLineFacts = Awaited<ReturnType<typeof linesOfPurchase>>[number];

const ofLots = prepared('purchase.ofLots', (db) =>
  db
    .select({
      lotId: lot.id,
      receiptId: purchaseReceipt.id,
      supplierId: purchaseReceipt.supplierId,
      invoiceNo: purchaseReceipt.invoiceNo,
    })
    .from(lot)
    .innerJoin(
      purchaseLine,
      sql`${purchaseLine.productId} = ${lot.productId} AND ${purchaseLine.batchNo} = ${lot.batchNo}`,
    )
    .innerJoin(purchaseReceipt, sql`${purchaseReceipt.id} = ${purchaseLine.receiptId}`)
    .where(sql`${isAnyOfPlaceholder(lot.id, 'lotIds')} AND ${purchaseReceipt.state} <> 'cancelled'`)
    .orderBy(lot.id, sql`${purchaseReceipt.id} DESC`),
);

/** The receipts by which the batches of lots came in, the newest first; opening stock has none. */
export const receiptsOfLots = (db: ReadDb, lotIds: readonly number[]) => ofLots(db, { lotIds: JSON.stringify(lotIds) });

export type PurchaseInvoice = { readonly receiptId: number; readonly invoiceNo: string; readonly hasFile: boolean };

/**
 * The purchase invoice of lots, by product and batch: the newest receipt with its invoice on file, else the newest
 * whose number is known. Lots of which neither is there are left out.
 */
export async function purchaseInvoiceOf(db: ReadDb, lotIds: readonly number[]): Promise<Map<number, PurchaseInvoice>> {
  const receipts = await receiptsOfLots(db, lotIds);
  const ids = [...new Set(receipts.map(({ receiptId }) => receiptId))];
  const files = await attachmentsOf(db, 'purchase_receipt', ids);
  const filed = new Set(files.filter(({ kind }) => kind === 'purchase_invoice').map(({ entityId }) => entityId));
  const found = new Map<number, PurchaseInvoice>();
  for (const { lotId, receiptId, invoiceNo } of receipts) {
    const hasFile = filed.has(receiptId);
    const known = found.get(lotId);
    if ((invoiceNo === '' && !hasFile) || (known && (known.hasFile || !hasFile))) continue;
    found.set(lotId, { receiptId, invoiceNo, hasFile });
  }
  return found;
}
