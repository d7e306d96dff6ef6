/** The list of purchase receipts, and one of them as its reader may see it. */
import { sql, type SQL } from 'drizzle-orm';
import type { PurchaseRow, purchasesContract } from '../../../shared/contract/purchases.contract';
import { okay, refuse } from '../../../shared/domain/problem';
import { contains, hasPrefix } from '../../store/dialect';
import { gridIds, gridTotalsOf, inOrderOf, type GridSpec } from '../../store/grid-query';
import type { Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { historyOf } from '../audit/audit.queries';
import { peopleNamed } from '../orders/orders.queries';
import { arrivalFindingsOf } from './purchase-arrival.queries';
import { purchaseClerkOf } from './purchase-step';
import {
  findPurchase,
  linesOfPurchase,
  type PurchaseLineFacts,
  type PurchaseRecord,
  purchaseRecords,
} from './purchase.queries';
import { type PurchaseActions, purchaseActions, seesPrices } from './purchase.rules';
import { purchaseReceipt } from './purchase.tables';
import { supplierFacts } from './supplier.queries';

type Contract = typeof purchasesContract;

const search = (text: string): SQL =>
  sql`(${hasPrefix(purchaseReceipt.number, text.toUpperCase())} OR ${hasPrefix(purchaseReceipt.paperNo, text)} OR ${contains(purchaseReceipt.supplierName, text)} OR ${contains(purchaseReceipt.supplierPy, text)} OR ${contains(purchaseReceipt.productNames, text)})`;

export const purchaseGrid: GridSpec = {
  table: purchaseReceipt,
  id: purchaseReceipt.id,
  columns: {
    number: { kind: 'text', column: purchaseReceipt.number },
    state: { kind: 'state', column: purchaseReceipt.state },
    supplierName: {
      kind: 'text',
      column: purchaseReceipt.supplierName,
      sortBy: purchaseReceipt.supplierPy,
      also: [purchaseReceipt.supplierPy],
    },
    paperNo: { kind: 'text', column: purchaseReceipt.paperNo },
    productNames: { kind: 'text', column: purchaseReceipt.productNames },
    lineCount: { kind: 'integer', column: purchaseReceipt.lineCount },
    arrivedOn: { kind: 'date', column: purchaseReceipt.arrivedOn },
    acceptedOn: { kind: 'date', column: purchaseReceipt.acceptedOn },
    invoiceNo: { kind: 'text', column: purchaseReceipt.invoiceNo },
    waitingSince: { kind: 'integer', column: purchaseReceipt.waitingSince },
  },
  search,
  defaultSort: { column: 'arrivedOn', direction: 'desc' },
};

type Named = ReadonlyMap<number, string>;
const namesOf = (db: ReadDb, stored: readonly PurchaseRecord[]): Promise<Named> => {
  const ids = stored.flatMap(({ recordedBy, inspectedBy }) => [recordedBy, inspectedBy]);
  return peopleNamed(db, [...new Set(ids.filter((id) => id !== null))]);
};

function rowOf(stored: PurchaseRecord, names: Named, actions: PurchaseActions): PurchaseRow {
  const { supplierPy: _, recordedAt: __, inspectedAt: ___, recordedBy, inspectedBy, ...row } = stored;
  return {
    ...row,
    actions,
    recordedBy: names.get(recordedBy) ?? '',
    inspectedBy: names.get(inspectedBy ?? 0) ?? '',
  };
}

export const listPurchases: Query<Contract['list']> = async (db, request, ctx) => {
  const block = await gridIds(db, purchaseGrid, { request, actor: ctx.actor });
  if (!block.ok) return block;
  const { ids, hasMore } = block.value;
  const stored = await purchaseRecords(db, ids);
  const names = await namesOf(db, stored);
  const clerk = await purchaseClerkOf(db, ctx);
  const rows = stored.map((one) => rowOf(one, names, purchaseActions(one, clerk)));
  return okay({ rows: inOrderOf(ids, rows), hasMore });
};

export const purchaseTotals: Query<Contract['totals']> = (db, criteria, { actor }) =>
  gridTotalsOf(db, purchaseGrid, { criteria, actor });

const lineOf = (line: PurchaseLineFacts, withPrice: boolean) => {
  const { id, lineNo, productId, productName, specification, maker, unit, batchNo } = line;
  const { madeOn, expiresLabel, location, arrivedQty, acceptedQty } = line;
  return {
    ...{ id, lineNo, productId, productName, specification, maker, unit, batchNo },
    ...{ madeOn, expiresLabel, location, arrivedQty, acceptedQty },
    price: withPrice ? line.price : null,
  };
};

async function findingsOf(
  db: ReadDb,
  stored: PurchaseRecord,
  { lines, today }: { lines: PurchaseLineFacts[]; today: string },
) {
  const supplier = await supplierFacts(db, stored.supplierId);
  if (stored.state !== 'arrived' || !supplier) return { refusals: [], told: [] };
  return arrivalFindingsOf(db, { supplier, arrivalTenthC: stored.arrivalTenthC, lines, today });
}

export const getPurchase: Query<Contract['get']> = async (db, { receiptId }, ctx) => {
  const stored = await findPurchase(db, receiptId);
  if (!stored) return refuse('NOT_FOUND', {}, ['/receiptId']);
  const lines = await linesOfPurchase(db, receiptId);
  const clerk = await purchaseClerkOf(db, ctx);
  const hasControlled = lines.some(({ isControlled }) => isControlled);
  const actions = purchaseActions({ ...stored, hasControlled }, clerk);
  const withPrices = seesPrices(clerk);
  const { refusals, told } = await findingsOf(db, stored, { lines, today: ctx.today });
  return okay({
    receipt: rowOf(stored, await namesOf(db, [stored]), actions),
    lines: lines.map((line) => lineOf(line, withPrices)),
    refusals: refusals.map((one) => ({ ...one, fields: [...(one.fields ?? [])] })),
    told: told.map((one) => ({ ...one, fields: [...(one.fields ?? [])] })),
    seesPrices: withPrices,
    history: await historyOf(db, 'purchase_receipt', [receiptId]),
  });
};
