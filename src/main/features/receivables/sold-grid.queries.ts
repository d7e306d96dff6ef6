/** The list of reports of sales, one of them with its lines, and what a buyer may report. */
import { sql } from 'drizzle-orm';
import type { receivablesContract } from '../../../shared/contract/receivables.contract';
import type { SoldReportRow } from '../../../shared/contract/sold-reports';
import { amountFen } from '../../../shared/domain/money';
import { may } from '../../../shared/domain/permissions';
import { okay, refuse } from '../../../shared/domain/problem';
import { contains, hasPrefix, isAnyOf } from '../../store/dialect';
import { gridIds, gridTotalsOf, inOrderOf, type GridSpec } from '../../store/grid-query';
import type { Actor, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { orderLine, salesOrder } from '../orders/orders.tables';
import { product } from '../products/products.tables';
import { user } from '../users/users.tables';
import { soldReport, soldReportLine } from './receivables.tables';
import { soldLinesOf, type SoldFacts } from './sold.queries';
import { allotSold, oldestOpenOn, qtyOf, restOn } from './sold.rules';

type Contract = typeof receivablesContract;

export const soldReportGrid: GridSpec = {
  table: soldReport,
  id: soldReport.id,
  owner: soldReport.ownerId,
  columns: {
    number: { kind: 'text', column: soldReport.number },
    customerName: {
      kind: 'text',
      column: soldReport.buyerName,
      sortBy: soldReport.buyerPy,
      also: [soldReport.buyerPy],
    },
    soldOn: { kind: 'date', column: soldReport.soldOn },
    amountFen: { kind: 'integer', column: soldReport.amountFen, sum: true },
  },
  search: (text) =>
    sql`(${hasPrefix(soldReport.number, text.toUpperCase())} OR ${contains(soldReport.buyerName, text)} OR ${contains(soldReport.buyerPy, text)})`,
  defaultSort: { column: 'number', direction: 'desc' },
};

async function rowsByIds(db: ReadDb, ids: readonly number[], { posts }: Actor): Promise<SoldReportRow[]> {
  const found = await db
    .select({ report: soldReport, recordedBy: user.name })
    .from(soldReport)
    .innerJoin(user, sql`${user.id} = ${soldReport.recordedBy}`)
    .where(isAnyOf(soldReport.id, ids));
  const takenBack = await db
    .select({ of: soldReport.reversalOf })
    .from(soldReport)
    .where(isAnyOf(soldReport.reversalOf, ids));
  const gone = new Set(takenBack.map(({ of }) => of));
  const firsts = found.flatMap(({ report }) => report.reversalOf ?? []);
  const originals = await db
    .select({ id: soldReport.id, number: soldReport.number })
    .from(soldReport)
    .where(isAnyOf(soldReport.id, firsts));
  const numberOf = new Map(originals.map(({ id, number }) => [id, number]));
  const allowed = may(posts, 'receivables.state');
  const rows = found.map(({ report, recordedBy }) => {
    const { id, number, buyerId: customerId, buyerName: customerName, soldOn, remark, reversalOf, recordedAt } = report;
    const isOver = gone.has(id) || reversalOf !== null;
    return {
      ...{ id, number, customerId, customerName, soldOn, amountFen: report.amountFen, remark, recordedBy, recordedAt },
      reversalOf: reversalOf === null ? '' : (numberOf.get(reversalOf) ?? ''),
      isReversed: gone.has(id),
      actions: { takeBack: isOver ? ({ code: 'STATE_CONFLICT', params: {} } as const) : allowed },
    };
  });
  return inOrderOf(ids, rows);
}

export const listSoldReports: Query<Contract['soldReports']> = async (db, request, { actor }) => {
  const found = await gridIds(db, soldReportGrid, { request, actor });
  if (!found.ok) return found;
  return okay({ rows: await rowsByIds(db, found.value.ids, actor), hasMore: found.value.hasMore });
};

export const soldReportTotals: Query<Contract['soldReportTotals']> = (db, criteria, { actor }) =>
  gridTotalsOf(db, soldReportGrid, { criteria, actor });

/** One report, if it exists. */
export const findSoldReport = async (db: ReadDb, id: number) =>
  (await db.select().from(soldReport).where(sql`${soldReport.id} = ${id}`))[0];

/** True when the report exists and its owner is one whose records the reader sees. */
export async function isSoldReportVisible(db: ReadDb, id: number, { visible }: Actor): Promise<boolean> {
  const found = await findSoldReport(db, id);
  return found !== undefined && (visible === 'all' || visible.includes(found.ownerId));
}

/** True when a report stands against it. */
export const isTakenBack = async (db: ReadDb, reportId: number): Promise<boolean> =>
  (await db.select({ id: soldReport.id }).from(soldReport).where(sql`${soldReport.reversalOf} = ${reportId}`)).length >
  0;

/** The lines of a report; one against another shows the lines of that one. */
const linesOf = (db: ReadDb, reportId: number) =>
  db
    .select({
      orderLineId: soldReportLine.orderLineId,
      orderNumber: sql<string>`${salesOrder.number}`,
      productName: product.genericName,
      specification: product.specification,
      maker: product.maker,
      unit: product.unit,
      qty: soldReportLine.qty,
      price: orderLine.price,
    })
    .from(soldReportLine)
    .innerJoin(orderLine, sql`${orderLine.id} = ${soldReportLine.orderLineId}`)
    .innerJoin(salesOrder, sql`${salesOrder.id} = ${orderLine.orderId}`)
    .innerJoin(product, sql`${product.id} = ${orderLine.productId}`)
    .where(sql`${soldReportLine.reportId} = ${reportId}`)
    .orderBy(soldReportLine.id);

export const soldReportDetail: Query<Contract['soldReport']> = async (db, { reportId }, { actor }) => {
  const found = await findSoldReport(db, reportId);
  const [report] = await rowsByIds(db, [reportId], actor);
  if (!found || !report) return refuse('NOT_FOUND', {}, ['/reportId']);
  const lines = await linesOf(db, found.reversalOf ?? found.id);
  return okay({ report, lines: lines.map((line) => ({ ...line, amountFen: amountFen(line.qty, line.price) })) });
};

type Wish = { readonly soldOn: string; readonly askedQty: number };

function productOf(all: readonly SoldFacts[], { soldOn, askedQty }: Wish) {
  const [head] = all;
  const given = allotSold(all, soldOn, askedQty);
  const lines = all.flatMap((line) => {
    const shippedOn = oldestOpenOn(line, soldOn);
    if (shippedOn === null) return [];
    const { orderLineId, orderNumber, returnedQty } = line;
    const known = { orderLineId, orderNumber, shippedOn, returnedQty };
    const sums = { shippedQty: qtyOf(line.shipped), reportedQty: qtyOf(line.reported) };
    return [{ ...known, ...sums, restQty: restOn(line, soldOn), proposedQty: given.get(orderLineId) ?? 0 }];
  });
  if (!head || lines.length === 0) return [];
  const { productId, productName, specification, maker, unit } = head;
  const restQty = lines.reduce((sum, line) => sum + line.restQty, 0);
  return [{ productId, productName, specification, maker, unit, restQty, lines }];
}

export const proposeSold: Query<Contract['proposeSold']> = async (db, { customerId, soldOn, wanted }) => {
  const asked = new Map(wanted.map(({ productId, qty }) => [productId, qty]));
  const byProduct = Map.groupBy(await soldLinesOf(db, customerId), ({ productId }) => productId);
  return okay({
    products: [...byProduct].flatMap(([id, lines]) => productOf(lines, { soldOn, askedQty: asked.get(id) ?? 0 })),
  });
};
