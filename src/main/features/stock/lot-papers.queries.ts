/** Lots that may be sold, with what is known of their purchase: one statement for all products of an order. */
import { sql, type SQL } from 'drizzle-orm';
import { isAnyOfPlaceholder } from '../../store/dialect';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { attachment } from '../files/files.tables';
import { purchaseLine, purchaseReceipt } from './purchase.tables';
import { firstSellableExpiry } from './stock.rules';
import { lot } from './stock.tables';

const p = sql.placeholder;

/** A receipt, not cancelled, by which the batch of the lot came in. */
const receiptWhere = (more: SQL): SQL =>
  sql`EXISTS (SELECT 1 FROM ${purchaseLine} JOIN ${purchaseReceipt} ON ${purchaseReceipt.id} = ${purchaseLine.receiptId} WHERE ${purchaseLine.productId} = ${lot.productId} AND ${purchaseLine.batchNo} = ${lot.batchNo} AND ${purchaseReceipt.state} <> 'cancelled'${more})`;

const isInvoiceFiled = sql` AND EXISTS (SELECT 1 FROM ${attachment} WHERE ${attachment.entity} = 'purchase_receipt' AND ${attachment.entityId} = ${purchaseReceipt.id} AND ${attachment.kind} = 'purchase_invoice' AND ${attachment.removedAt} IS NULL)`;

const rows = prepared('lot.sellableWithPapers', (db) =>
  db
    .select({
      id: lot.id,
      productId: lot.productId,
      batchNo: lot.batchNo,
      expiresOn: lot.expiresOn,
      onHand: lot.onHand,
      reserved: lot.reserved,
      hasReceipt: sql<boolean>`${receiptWhere(sql``)}`.mapWith(Boolean),
      hasInvoice: sql<boolean>`${receiptWhere(isInvoiceFiled)}`.mapWith(Boolean),
    })
    .from(lot)
    .where(
      sql`${isAnyOfPlaceholder(lot.productId, 'productIds')} AND ${lot.expiresOn} >= ${p('from')} AND ${lot.area} = 'stock' AND ${lot.status} = 'sellable' AND ${lot.onHand} > ${lot.reserved}`,
    )
    .orderBy(lot.productId, lot.expiresOn, lot.id),
);

type Shelf = Parameters<typeof firstSellableExpiry>[0];

/** Lots with something free that may be sold on a day, and whether a receipt and its invoice are on file. */
export const lotsWithPapers = (db: ReadDb, productIds: readonly number[], shelf: Shelf) =>
  rows(db, { productIds: JSON.stringify(productIds), from: firstSellableExpiry(shelf) });
