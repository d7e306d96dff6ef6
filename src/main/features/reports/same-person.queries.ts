/** 同人操作: the steps of a month that one person took in both posts, from what the documents say of themselves. */
import { sql, type SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { reportsContract, SamePersonRow } from '../../../shared/contract/reports.contract';
import { addDays, addMonths, businessDateOf, startOfDay } from '../../../shared/domain/business-date';
import { okay } from '../../../shared/domain/problem';
import { MOST_STEPS, samePersonSteps, type SamePersonStep } from '../../../shared/domain/same-person';
import { blockOf, passing, type ComputedList } from '../../store/computed-list';
import type { Query } from '../../store/handler';
import { rowsOf, type ReadDb } from '../../store/handles';
import { dispatchNote } from '../dispatch/dispatch.tables';
import { orderChange } from '../orders/changes.tables';
import { salesOrder } from '../orders/orders.tables';
import { qualification } from '../quality/quality.tables';
import { receipt, receiptAllocation, receiptUse } from '../receivables/receivables.tables';
import { returnRequest } from '../returns/returns.tables';
import { purchaseReceipt } from '../stock/purchase.tables';
import { stockIssue } from '../stock/stock-issue.tables';
import { stocktake } from '../stock/stocktake.tables';
import { supplierReturn } from '../stock/supplier-return.tables';
import { deposit } from '../tenders/deposit.tables';
import { tenderItem } from '../tenders/item.tables';
import { tender } from '../tenders/tenders.tables';
import { user } from '../users/users.tables';

type Marked = {
  readonly table: PgTable;
  readonly flag: PgColumn;
  /** Of the document that the row opens. */
  readonly id: PgColumn;
  readonly number: PgColumn | SQL;
  readonly name: PgColumn | SQL;
  readonly at: PgColumn;
  readonly by: PgColumn;
};

const { isSamePerson: ofOrder, approvedAt, approvedBy } = salesOrder;
const { isSamePerson: ofNote, checkedAt, checkedBy } = dispatchNote;
const nothing = sql`''`;

type Decided = PgTable & Record<'decidedAt' | 'decidedBy' | 'isSamePerson', PgColumn>;
const decided = (table: Decided) => ({ table, flag: table.isSamePerson, at: table.decidedAt, by: table.decidedBy });

const marked: Readonly<Record<Exclude<SamePersonStep, 'matchReceipt'>, Marked>> = {
  approveOrder: {
    ...{ table: salesOrder, flag: ofOrder, id: salesOrder.id, number: salesOrder.number },
    ...{ name: salesOrder.buyerName, at: approvedAt, by: approvedBy },
  },
  approveChange: {
    ...{ ...decided(orderChange), id: orderChange.orderId },
    ...{ number: orderChange.orderNumber, name: orderChange.buyerName },
  },
  checkNote: {
    ...{ table: dispatchNote, flag: ofNote, id: dispatchNote.id, number: dispatchNote.number },
    ...{ name: dispatchNote.buyerName, at: checkedAt, by: checkedBy },
  },
  approveReturn: {
    ...{ ...decided(returnRequest), id: returnRequest.id },
    ...{ number: returnRequest.number, name: returnRequest.buyerName },
  },
  approveStocktake: { ...decided(stocktake), id: stocktake.id, number: stocktake.number, name: stocktake.scopeText },
  approveIssue: { ...decided(stockIssue), id: stockIssue.id, number: stockIssue.number, name: stockIssue.productNames },
  inspectPurchase: {
    ...{ table: purchaseReceipt, flag: purchaseReceipt.isSamePerson, id: purchaseReceipt.id },
    ...{ number: purchaseReceipt.number, name: purchaseReceipt.supplierName },
    ...{ at: purchaseReceipt.inspectedAt, by: purchaseReceipt.inspectedBy },
  },
  approveSupplierReturn: {
    ...{ ...decided(supplierReturn), id: supplierReturn.id },
    ...{ number: supplierReturn.number, name: supplierReturn.supplierName },
  },
  approveQualification: {
    ...{ ...decided(qualification), id: qualification.id },
    ...{ number: qualification.number, name: qualification.subjectName },
  },
  approveQuote: {
    ...{ ...decided(tenderItem), id: tenderItem.tenderId, name: tenderItem.productName },
    number: sql`(SELECT ${tender.number} FROM ${tender} WHERE ${tender.id} = ${tenderItem.tenderId})`,
  },
  approveDeposit: { ...decided(deposit), id: deposit.id, number: deposit.number, name: deposit.tenderTitle },
};

type Span = { readonly from: number; readonly until: number };
const during = (at: PgColumn, { from, until }: Span): SQL => sql`${at} >= ${from} AND ${at} < ${until}`;

/** Parts of receipts that who recorded them matched; a part that was taken back was matched all the same. */
const matchedBy = (use: typeof receiptAllocation | typeof receiptUse, span: Span): SQL =>
  sql`SELECT ${use.receiptId} AS id, ${use.matchedBy} AS who, max(${use.matchedAt}) AS done FROM ${use} INNER JOIN ${receipt} ON ${receipt.id} = ${use.receiptId} WHERE ${during(use.matchedAt, span)} AND ${use.reversalOf} IS NULL AND ${receipt.recordedBy} = ${use.matchedBy} GROUP BY ${use.receiptId}, ${use.matchedBy}`;

const matchStatement = (span: Span): SQL =>
  sql`SELECT 'matchReceipt' AS "step", ${receipt.id} AS "documentId", ${receipt.number} AS "number", ${receipt.customerName} AS "name", m.done AS "doneAt", m.who AS "by" FROM (SELECT id, who, max(done) AS done FROM (${matchedBy(receiptAllocation, span)} UNION ALL ${matchedBy(receiptUse, span)}) AS parts GROUP BY id, who) AS m INNER JOIN ${receipt} ON ${receipt.id} = m.id`;

/** One statement for a kind of step; found by the index of marked documents. */
export function stepStatement(step: SamePersonStep, span: Span): SQL {
  if (step === 'matchReceipt') return matchStatement(span);
  const { table, flag, id, number, name, at, by } = marked[step];
  return sql`SELECT ${step} AS "step", ${id} AS "documentId", coalesce(${number}, ${nothing}) AS "number", ${name} AS "name", ${at} AS "doneAt", ${by} AS "by" FROM ${table} WHERE ${flag} = 1 AND ${during(at, span)}`;
}

const spanOf = (month: string, timeZone: string): Span => {
  const first = `${month}-01`;
  return { from: startOfDay(first, timeZone), until: startOfDay(addMonths(first, 1), timeZone) };
};
const allSteps = (span: Span): SQL =>
  sql.join(
    samePersonSteps.map((step) => sql`SELECT * FROM (${stepStatement(step, span)}) AS one`),
    sql` UNION ALL `,
  );

/** The month before the one of a day, `YYYY-MM`. */
export const monthBefore = (today: string): string => addDays(`${today.slice(0, 7)}-01`, -1).slice(0, 7);

type Found = { step: SamePersonStep; documentId: number; number: string; name: string; doneAt: number; by: number };

type Wish = { readonly month: string; readonly timeZone: string; readonly limit?: number };

/** The steps of a month in the order in which they were taken. */
export async function stepsOf(db: ReadDb, { month, timeZone, limit = MOST_STEPS }: Wish): Promise<SamePersonRow[]> {
  const statement = sql`${allSteps(spanOf(month, timeZone))} ORDER BY "doneAt", "step", "documentId" LIMIT ${limit}`;
  const found = await rowsOf<Found>(db, statement);
  const people = await db.select({ id: user.id, name: user.name }).from(user);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return found.map(({ by, ...row }, at) => {
    const doneOn = businessDateOf(row.doneAt, timeZone);
    return { id: at + 1, ...row, doneOn, person: names.get(by) ?? '' };
  });
}

const list: ComputedList<SamePersonRow> = {
  sortBy: {
    step: ({ step }) => samePersonSteps.indexOf(step),
    number: ({ number }) => number,
    name: ({ name }) => name,
    person: ({ person }) => person,
    doneOn: ({ doneAt }) => doneAt,
    doneAt: ({ doneAt }) => doneAt,
  },
  states: { step: ({ step }) => step },
  search: ({ number, name, person }) => [number, name, person],
};

type Contract = typeof reportsContract;
export const samePerson: Query<Contract['samePerson']> = async (db, { month, ...request }, { timeZone }) =>
  blockOf(list, await stepsOf(db, { month, timeZone }), request);

export const samePersonTotals: Query<Contract['samePersonTotals']> = async (
  db,
  { month, ...criteria },
  { timeZone },
) => {
  const steps = await stepsOf(db, { month, timeZone });
  const found = passing(list, steps, criteria);
  if (!found.ok) return found;
  return okay({ count: found.value.length, isCapped: steps.length === MOST_STEPS, sums: {} });
};
