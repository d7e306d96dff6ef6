/** Returns to suppliers: their records and lines, for the commands and the lists. */
import { sql } from 'drizzle-orm';
import { isAnyOfPlaceholder } from '../../store/dialect';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { product } from '../products/products.tables';
import { lot } from './stock.tables';
import { supplierReturn, supplierReturnLine } from './supplier-return.tables';

const p = sql.placeholder;

export type SupplierReturnRecord = typeof supplierReturn.$inferSelect;

const byIds = prepared('supplierReturn.byIds', (db) =>
  db.select().from(supplierReturn).where(isAnyOfPlaceholder(supplierReturn.id, 'ids')),
);

/** Whole records by id, in no particular order. */
export const supplierReturnRecords = (db: ReadDb, ids: readonly number[]): Promise<SupplierReturnRecord[]> =>
  byIds(db, { ids: JSON.stringify(ids) });

/** One return, or undefined. */
export const findSupplierReturn = async (db: ReadDb, returnId: number): Promise<SupplierReturnRecord | undefined> =>
  (await supplierReturnRecords(db, [returnId]))[0];

const lines = prepared('supplierReturn.lines', (db) =>
  db
    .select({
      lineNo: supplierReturnLine.lineNo,
      lotId: supplierReturnLine.lotId,
      qty: supplierReturnLine.qty,
      productName: lot.productName,
      specification: product.specification,
      maker: product.maker,
      unit: product.unit,
      isControlled: product.isControlled,
      batchNo: lot.batchNo,
      expiresLabel: lot.expiresLabel,
      area: lot.area,
      location: lot.location,
      freeQty: sql`${lot.onHand} - ${lot.reserved}`.mapWith(Number),
    })
    .from(supplierReturnLine)
    .innerJoin(lot, sql`${lot.id} = ${supplierReturnLine.lotId}`)
    .innerJoin(product, sql`${product.id} = ${lot.productId}`)
    .where(sql`${supplierReturnLine.returnId} = ${p('returnId')}`)
    .orderBy(supplierReturnLine.lineNo),
);

/** The lines of a return with their lots. */
export const linesOfSupplierReturn = (db: ReadDb, returnId: number) => lines(db, { returnId });
