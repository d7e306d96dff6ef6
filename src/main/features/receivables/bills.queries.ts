/** Bills of acceptance, by the day they are due. */
import { sql } from 'drizzle-orm';
import type { receivablesContract } from '../../../shared/contract/receivables.contract';
import { may } from '../../../shared/domain/permissions';
import { okay, type Problem } from '../../../shared/domain/problem';
import { contains, hasPrefix, isAnyOf } from '../../store/dialect';
import { gridIds, gridTotalsOf, inOrderOf, type GridSpec } from '../../store/grid-query';
import type { Actor, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { acceptanceBill } from './receivables.tables';

type Contract = typeof receivablesContract;

export const billGrid: GridSpec = {
  table: acceptanceBill,
  id: acceptanceBill.id,
  columns: {
    billNo: { kind: 'text', column: acceptanceBill.billNo },
    receiptNumber: { kind: 'text', column: acceptanceBill.receiptNumber },
    customerName: {
      kind: 'text',
      column: acceptanceBill.customerName,
      sortBy: acceptanceBill.customerPy,
      also: [acceptanceBill.customerPy],
    },
    dueOn: { kind: 'date', column: acceptanceBill.dueOn },
    amountFen: { kind: 'integer', column: acceptanceBill.amountFen, sum: true },
    state: { kind: 'state', column: acceptanceBill.state },
    closedOn: { kind: 'date', column: acceptanceBill.closedOn },
  },
  search: (text) =>
    sql`(${hasPrefix(acceptanceBill.receiptNumber, text.toUpperCase())} OR ${contains(acceptanceBill.billNo, text)} OR ${contains(acceptanceBill.customerName, text)} OR ${contains(acceptanceBill.customerPy, text)})`,
  defaultSort: { column: 'dueOn', direction: 'asc' },
};

type Row = typeof acceptanceBill.$inferSelect;

/** One bill, if it exists. */
export async function findBill(db: ReadDb, id: number): Promise<Row | undefined> {
  const [found] = await db.select().from(acceptanceBill).where(sql`${acceptanceBill.id} = ${id}`);
  return found;
}

const closed: Problem = { code: 'STATE_CONFLICT', params: {} };

async function rowsByIds(db: ReadDb, ids: readonly number[], { posts }: Actor) {
  const rows = await db.select().from(acceptanceBill).where(isAnyOf(acceptanceBill.id, ids));
  return inOrderOf(
    ids,
    rows.map(({ customerPy: _, closedBy: __, ...row }) => ({
      ...row,
      actions: {
        settle: row.state === 'held' ? may(posts, 'receipts.record') : closed,
        dishonour: row.state === 'held' ? may(posts, 'receipts.match') : closed,
      },
    })),
  );
}

export const listBills: Query<Contract['bills']> = async (db, request, { actor }) => {
  const found = await gridIds(db, billGrid, { request, actor });
  if (!found.ok) return found;
  return okay({ rows: await rowsByIds(db, found.value.ids, actor), hasMore: found.value.hasMore });
};

export const billTotals: Query<Contract['billTotals']> = (db, criteria, { actor }) =>
  gridTotalsOf(db, billGrid, { criteria, actor });
