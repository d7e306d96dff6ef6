/** What was scanned and what was missing on a note, and what codes have taught so far. */
import { sql } from 'drizzle-orm';
import type { dispatchContract } from '../../../shared/contract/dispatch.contract';
import { okay } from '../../../shared/domain/problem';
import type { Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { product } from '../products/products.tables';
import { lot } from '../stock/stock.tables';
import { user } from '../users/users.tables';
import { noteLine, noteScan, shortPick, traceCase } from './dispatch.tables';

const p = sql.placeholder;

const shortRows = prepared('dispatch.shortPicks', (db) =>
  db
    .select({
      id: shortPick.id,
      lineNo: shortPick.lineNo,
      productName: product.genericName,
      specification: product.specification,
      unit: product.unit,
      batchNo: lot.batchNo,
      location: lot.location,
      missingQty: shortPick.missingQty,
      reason: shortPick.reason,
      pickedBy: user.name,
      pickedAt: shortPick.pickedAt,
    })
    .from(shortPick)
    .innerJoin(product, sql`${product.id} = ${shortPick.productId}`)
    .innerJoin(lot, sql`${lot.id} = ${shortPick.lotId}`)
    .innerJoin(user, sql`${user.id} = ${shortPick.pickedBy}`)
    .where(sql`${shortPick.noteId} = ${p('noteId')}`)
    .orderBy(shortPick.id),
);

/** What the shelf did not hold of a note, oldest first. */
export const shortPicksOf = (db: ReadDb, noteId: number) => shortRows(db, { noteId });

const codeRows = prepared('dispatch.scannedCodes', (db) =>
  db
    .select({
      id: noteScan.id,
      lineNo: noteLine.lineNo,
      productName: product.genericName,
      specification: product.specification,
      batchNo: lot.batchNo,
      code: noteScan.code,
      qty: noteScan.qty,
      scannedAt: noteScan.scannedAt,
    })
    .from(noteScan)
    .innerJoin(noteLine, sql`${noteLine.id} = ${noteScan.noteLineId}`)
    .innerJoin(product, sql`${product.id} = ${noteLine.productId}`)
    .innerJoin(lot, sql`${lot.id} = ${noteLine.lotId}`)
    .where(sql`${noteLine.noteId} = ${p('noteId')}`)
    .orderBy(noteLine.lineNo, noteScan.id),
);

export const scannedCodes: Query<(typeof dispatchContract)['scannedCodes']> = async (db, { noteId }) =>
  okay(await codeRows(db, { noteId }));

const caseOfPrefix = prepared('dispatch.caseOfPrefix', (db) =>
  db
    .select({ isCase: traceCase.isCase })
    .from(traceCase)
    .where(sql`${traceCase.prefix} = ${p('prefix')}`),
);

/** Whether codes of this beginning are cases; null where both occur, undefined where none was seen. */
export const learnedCase = async (db: ReadDb, prefix: string): Promise<boolean | null | undefined> =>
  (await caseOfPrefix(db, { prefix }))[0]?.isCase;
