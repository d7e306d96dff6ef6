/** Blue invoices with whether they reached the buyer. */
import { sql } from 'drizzle-orm';
import type { invoicingContract } from '../../../shared/contract/invoicing.contract';
import type { HandoverRow } from '../../../shared/contract/invoicing-shapes';
import { may } from '../../../shared/domain/permissions';
import { okay, type Problem } from '../../../shared/domain/problem';
import { hasPrefix, isAnyOf, withoutIndex } from '../../store/dialect';
import { gridIds, gridTotalsOf, inOrderOf, type GridSpec } from '../../store/grid-query';
import type { Actor, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { customersCalled } from '../customers/customer-search.queries';
import { customer } from '../customers/customers.tables';
import { user } from '../users/users.tables';
import { invoice, invoiceHandover } from './invoicing.tables';

type Contract = typeof invoicingContract;

const isHanded = sql`EXISTS (SELECT 1 FROM ${invoiceHandover} WHERE ${invoiceHandover.invoiceId} = ${invoice.id} AND ${invoiceHandover.withdrawnAt} IS NULL)`;
const isBlue = sql`${withoutIndex(invoice.kind)} = 'blue' AND ${invoice.source} <> 'opening'`;

/** Those that reached the buyer, or those that did not. */
export const handoverGrid = (isOpen: boolean): GridSpec => ({
  table: invoice,
  id: invoice.id,
  owner: invoice.ownerId,
  only: isOpen ? sql`${isBlue} AND NOT ${isHanded}` : sql`${isBlue} AND ${isHanded}`,
  columns: {
    number: { kind: 'text', column: invoice.number },
    customerName: {
      kind: 'text',
      column: invoice.customerName,
      sortBy: invoice.customerPy,
      through: {
        reference: invoice.customerId,
        table: customer,
        id: customer.id,
        columns: [customer.name, customer.pyFull, customer.pyInitials],
      },
    },
    totalFen: { kind: 'integer', column: invoice.totalFen, sum: true },
    issuedOn: { kind: 'date', column: invoice.issuedOn },
  },
  search: (text) =>
    /^\d/u.test(text)
      ? sql`(${hasPrefix(invoice.number, text)})`
      : sql`${invoice.customerId} IN (${customersCalled(text)})`,
  defaultSort: { column: 'issuedOn', direction: 'asc' },
});

const live = prepared('handover.live', (db) =>
  db
    .select()
    .from(invoiceHandover)
    .where(
      sql`${invoiceHandover.invoiceId} = ${sql.placeholder('invoiceId')} AND ${invoiceHandover.withdrawnAt} IS NULL`,
    ),
);

/** The record of an invoice that reached the buyer, if it did. */
export const handoverOf = async (db: ReadDb, invoiceId: number) => (await live(db, { invoiceId }))[0];

/** One invoice, if it exists. */
export const findInvoice = async (db: ReadDb, invoiceId: number) =>
  (await db.select().from(invoice).where(sql`${invoice.id} = ${invoiceId}`))[0];

const notNow: Problem = { code: 'STATE_CONFLICT', params: {} };

async function rowsOf(db: ReadDb, ids: readonly number[], { posts }: Actor): Promise<HandoverRow[]> {
  const found = await db
    .select({ paper: invoice, handover: invoiceHandover, recordedBy: user.name })
    .from(invoice)
    .leftJoin(
      invoiceHandover,
      sql`${invoiceHandover.invoiceId} = ${invoice.id} AND ${invoiceHandover.withdrawnAt} IS NULL`,
    )
    .leftJoin(user, sql`${user.id} = ${invoiceHandover.recordedBy}`)
    .where(isAnyOf(invoice.id, ids));
  const held = may(posts, 'invoicing.handOver');
  const rows = found.map(({ paper, handover, recordedBy }): HandoverRow => {
    const { id, number, customerName, totalFen, issuedOn, isAdvance } = paper;
    return {
      ...{ id, number, customerName, totalFen, issuedOn, isAdvance },
      handoverId: handover?.id ?? null,
      handedOn: handover?.handedOn ?? null,
      way: handover?.way ?? null,
      receiver: handover?.receiver ?? '',
      recordedBy: recordedBy ?? '',
      actions: {
        handOver: held === true && handover ? notNow : held,
        withdraw: held === true && !handover ? notNow : held,
      },
    };
  });
  return inOrderOf(ids, rows);
}

export const listHandovers: Query<Contract['handovers']> = async (db, { isOpen, ...request }, { actor }) => {
  const block = await gridIds(db, handoverGrid(isOpen), { request, actor });
  if (!block.ok) return block;
  return okay({ rows: await rowsOf(db, block.value.ids, actor), hasMore: block.value.hasMore });
};

export const handoverTotals: Query<Contract['handoverTotals']> = (db, { isOpen, ...criteria }, { actor }) =>
  gridTotalsOf(db, handoverGrid(isOpen), { criteria, actor });
