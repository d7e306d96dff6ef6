/** The list of lots, and one lot with its ledger and history. */
import { sql, type SQL } from 'drizzle-orm';
import type { stockContract } from '../../../shared/contract/stock.contract';
import { okay, refuse } from '../../../shared/domain/problem';
import { contains, hasPrefix, isAnyOf } from '../../store/dialect';
import { gridIds, gridTotalsOf, inOrderOf, type GridSpec } from '../../store/grid-query';
import type { Ctx, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { historyOf } from '../audit/audit.queries';
import { product } from '../products/products.tables';
import { readSettings } from '../settings/settings.queries';
import { movesOf } from './moves.queries';
import { openRecalls } from './open-recalls.queries';
import { expiryOf, lotActions, reverseAction } from './stock.rules';
import { lot } from './stock.tables';

/** Batch number by prefix, else the product's name and pinyin by contains. */
const search = (text: string): SQL =>
  sql`(${hasPrefix(lot.batchNo, text)} OR ${contains(lot.productName, text)} OR ${contains(lot.productPy, text)})`;

export const lotGrid: GridSpec = {
  table: lot,
  id: lot.id,
  columns: {
    productId: { kind: 'integer', column: lot.productId },
    productName: { kind: 'text', column: lot.productName, sortBy: lot.productPy, also: [lot.productPy] },
    batchNo: { kind: 'text', column: lot.batchNo },
    expiresOn: { kind: 'date', column: lot.expiresOn },
    madeOn: { kind: 'date', column: lot.madeOn },
    location: { kind: 'text', column: lot.location },
    supplierName: { kind: 'text', column: lot.supplierName },
    area: { kind: 'state', column: lot.area },
    status: { kind: 'state', column: lot.status },
    onHand: { kind: 'integer', column: lot.onHand, sum: true },
    reserved: { kind: 'integer', column: lot.reserved, sum: true },
    createdAt: { kind: 'integer', column: lot.createdAt },
  },
  search,
  defaultSort: { column: 'expiresOn', direction: 'asc' },
};

const rowsOfIds = (db: ReadDb, ids: readonly number[]) =>
  db
    .select({
      id: lot.id,
      productId: lot.productId,
      productCode: product.code,
      productName: lot.productName,
      specification: product.specification,
      maker: product.maker,
      unit: product.unit,
      storageClass: product.storageClass,
      batchNo: lot.batchNo,
      area: lot.area,
      madeOn: lot.madeOn,
      expiresLabel: lot.expiresLabel,
      expiresOn: lot.expiresOn,
      location: lot.location,
      supplierName: lot.supplierName,
      status: lot.status,
      onHand: lot.onHand,
      reserved: lot.reserved,
      createdAt: lot.createdAt,
      version: lot.version,
    })
    .from(lot)
    .innerJoin(product, sql`${product.id} = ${lot.productId}`)
    .where(isAnyOf(lot.id, ids));

async function lotRows(db: ReadDb, ids: readonly number[], { today, actor }: Ctx) {
  const settings = await readSettings(db);
  const recallOf = await openRecalls(db);
  return inOrderOf(ids, await rowsOfIds(db, ids)).map((row) => {
    const recallNumber = recallOf(row)?.number;
    return {
      ...row,
      productCode: row.productCode ?? '',
      ...expiryOf(row.expiresOn, today, settings),
      recallNumber: recallNumber ?? '',
      actions: lotActions({ ...row, recallNumber }, actor.posts),
    };
  });
}

export const listLots: Query<(typeof stockContract)['list']> = async (db, request, ctx) => {
  const block = await gridIds(db, lotGrid, { request, actor: ctx.actor });
  if (!block.ok) return block;
  return okay({ rows: await lotRows(db, block.value.ids, ctx), hasMore: block.value.hasMore });
};

export const lotTotals: Query<(typeof stockContract)['totals']> = (db, criteria, { actor }) =>
  gridTotalsOf(db, lotGrid, { criteria, actor });

export const getLot: Query<(typeof stockContract)['get']> = async (db, { lotId }, ctx) => {
  const [found] = await lotRows(db, [lotId], ctx);
  if (!found) return refuse('NOT_FOUND', {}, ['/lotId']);
  const moves = (await movesOf(db, lotId)).map((move) => ({
    id: move.id,
    kind: move.kind,
    qty: move.qty,
    movedOn: move.movedOn,
    movedAt: move.movedAt,
    userName: move.userName,
    noteNumber: move.noteNumber,
    reason: move.reason,
    isReversed: move.isReversed,
    actions: { reverse: reverseAction(move, found, ctx.actor.posts) },
  }));
  return okay({ lot: found, moves, history: await historyOf(db, 'lot', [lotId]) });
};
