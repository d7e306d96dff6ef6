/** The list of returns to suppliers, one of them, its paper. */
import { sql, type SQL } from 'drizzle-orm';
import type {
  SupplierReturnPaper,
  SupplierReturnRow,
  supplierReturnsContract,
} from '../../../shared/contract/supplier-returns.contract';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import { contains, hasPrefix } from '../../store/dialect';
import { gridIds, gridTotalsOf, inOrderOf, type GridSpec } from '../../store/grid-query';
import type { Ctx, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { historyOf } from '../audit/audit.queries';
import { nextCopyNo } from '../files/prints.queries';
import { peopleNamed } from '../orders/orders.queries';
import { firmOnPaper } from '../settings/settings.queries';
import { purchaseClerkOf } from './purchase-step';
import {
  findSupplierReturn,
  linesOfSupplierReturn,
  type SupplierReturnRecord,
  supplierReturnRecords,
} from './supplier-return.queries';
import { type SupplierReturnActions, supplierReturnActions } from './supplier-return.rules';
import { supplierReturn } from './supplier-return.tables';

type Contract = typeof supplierReturnsContract;
export const SUPPLIER_RETURN_PAPER = { entity: 'supplier_return', kind: 'supplier_return' } as const;

const search = (text: string): SQL =>
  sql`(${hasPrefix(supplierReturn.number, text.toUpperCase())} OR ${contains(supplierReturn.supplierName, text)} OR ${contains(supplierReturn.supplierPy, text)} OR ${contains(supplierReturn.productNames, text)})`;

export const supplierReturnGrid: GridSpec = {
  table: supplierReturn,
  id: supplierReturn.id,
  columns: {
    number: { kind: 'text', column: supplierReturn.number },
    state: { kind: 'state', column: supplierReturn.state },
    supplierName: {
      kind: 'text',
      column: supplierReturn.supplierName,
      sortBy: supplierReturn.supplierPy,
      also: [supplierReturn.supplierPy],
    },
    productNames: { kind: 'text', column: supplierReturn.productNames },
    reason: { kind: 'text', column: supplierReturn.reason },
    requestedOn: { kind: 'date', column: supplierReturn.requestedOn },
    postedOn: { kind: 'date', column: supplierReturn.postedOn },
    creditNoteNo: { kind: 'text', column: supplierReturn.creditNoteNo },
    waitingSince: { kind: 'integer', column: supplierReturn.waitingSince },
  },
  search,
  defaultSort: { column: 'requestedOn', direction: 'desc' },
};

type Named = ReadonlyMap<number, string>;
const namesOf = (db: ReadDb, stored: readonly SupplierReturnRecord[]): Promise<Named> => {
  const ids = stored.flatMap(({ requestedBy, decidedBy }) => [requestedBy, decidedBy]);
  return peopleNamed(db, [...new Set(ids.filter((id) => id !== null))]);
};

function rowOf(stored: SupplierReturnRecord, names: Named, actions: SupplierReturnActions): SupplierReturnRow {
  const { supplierPy: _, requestedAt: __, decidedAt: ___, requestedBy, decidedBy, ...row } = stored;
  return {
    ...row,
    actions,
    requestedBy: names.get(requestedBy) ?? '',
    decidedBy: names.get(decidedBy ?? 0) ?? '',
  };
}

export const listSupplierReturns: Query<Contract['list']> = async (db, request, ctx) => {
  const block = await gridIds(db, supplierReturnGrid, { request, actor: ctx.actor });
  if (!block.ok) return block;
  const { ids, hasMore } = block.value;
  const stored = await supplierReturnRecords(db, ids);
  const names = await namesOf(db, stored);
  const clerk = await purchaseClerkOf(db, ctx);
  const rows = stored.map((one) => rowOf(one, names, supplierReturnActions(one, clerk)));
  return okay({ rows: inOrderOf(ids, rows), hasMore });
};

export const supplierReturnTotals: Query<Contract['totals']> = (db, criteria, { actor }) =>
  gridTotalsOf(db, supplierReturnGrid, { criteria, actor });

export const getSupplierReturn: Query<Contract['get']> = async (db, { returnId }, ctx) => {
  const stored = await findSupplierReturn(db, returnId);
  if (!stored) return refuse('NOT_FOUND', {}, ['/returnId']);
  const lines = await linesOfSupplierReturn(db, returnId);
  const hasControlled = lines.some(({ isControlled }) => isControlled);
  const actions = supplierReturnActions({ ...stored, hasControlled }, await purchaseClerkOf(db, ctx));
  return okay({
    return: rowOf(stored, await namesOf(db, [stored]), actions),
    lines: lines.map(({ isControlled: _, ...line }) => line),
    history: await historyOf(db, 'supplier_return', [returnId]),
  });
};

/** The paper as it would be printed now. */
export async function supplierReturnPaperOf(
  db: ReadDb,
  returnId: number,
  ctx: Ctx,
): Promise<Result<SupplierReturnPaper>> {
  const stored = await findSupplierReturn(db, returnId);
  if (!stored) return refuse('NOT_FOUND', {}, ['/returnId']);
  const names = await namesOf(db, [stored]);
  const { number, state, supplierName, reason, creditNoteNo, requestedOn, postedOn } = stored;
  const firm = await firmOnPaper(db);
  const lines = await linesOfSupplierReturn(db, returnId);
  return okay({
    ...{ ...firm, number, state, supplierName, reason, creditNoteNo, requestedOn, postedOn },
    requestedBy: names.get(stored.requestedBy) ?? '',
    decidedBy: names.get(stored.decidedBy ?? 0) ?? '',
    copyNo: await nextCopyNo(db, { ...SUPPLIER_RETURN_PAPER, entityId: returnId }),
    printedAt: ctx.now,
    printedBy: ctx.actor.name,
    lines: lines.map(({ isControlled: _, lotId: __, freeQty: ___, ...line }) => line),
  });
}

export const previewSupplierReturn: Query<Contract['previewPaper']> = (db, { returnId }, ctx) =>
  supplierReturnPaperOf(db, returnId, ctx);
