/** Reminders of what no single statement finds: debts by their step, goods that are short, the month's list. */
import { sql } from 'drizzle-orm';
import { startOfDay } from '../../../shared/domain/business-date';
import type { DeskRow } from '../../../shared/contract/desks.contract';
import type { DeskKey } from '../../../shared/domain/desk-words';
import { isAnyOf } from '../../store/dialect';
import { rowsOf, type ReadDb } from '../../store/handles';
import { customer } from '../customers/customers.tables';
import { computedRows } from '../desks/computed.queries';
import { dueKeys } from '../desks/desks.rules';
import type { DeskFacts } from '../desks/source.queries';
import { dispatchNote } from '../dispatch/dispatch.tables';
import { invoiceRequest } from '../invoicing/requests.tables';
import { salesOrder } from '../orders/orders.tables';
import { agreedVolume } from '../tenders/award.tables';
import { product } from '../products/products.tables';
import { openingDocument, receiptAllocation } from '../receivables/receivables.tables';
import type { Subject } from './subject.queries';

const isDue = (key: DeskKey): boolean => dueKeys.some((one) => one === key);
const MONTH_TEXT = 7;

const monthKeys: readonly DeskKey[] = ['samePerson', 'monthEnd'];

type Kind = 'due' | 'form' | 'volume' | 'goods';

/** Owners of debts, red forms and volumes; of goods there is none. */
async function ownersOf(db: ReadDb, idsOf: (kind: Kind) => number[]): Promise<Map<string, number>> {
  const debts = idsOf('due');
  const notes = await db
    .select({ id: dispatchNote.id, ownerId: salesOrder.ownerId })
    .from(dispatchNote)
    .innerJoin(salesOrder, sql`${salesOrder.id} = ${dispatchNote.orderId}`)
    .where(isAnyOf(dispatchNote.id, debts));
  const documents = await db
    .select({ id: sql`-${openingDocument.id}`.mapWith(Number), ownerId: customer.ownerId })
    .from(openingDocument)
    .innerJoin(customer, sql`${customer.id} = ${openingDocument.customerId}`)
    .where(
      isAnyOf(
        openingDocument.id,
        debts.map((id) => -id),
      ),
    );
  const requests = await db
    .select({ id: invoiceRequest.id, ownerId: invoiceRequest.ownerId })
    .from(invoiceRequest)
    .where(isAnyOf(invoiceRequest.id, idsOf('form')));
  const volumeIds = idsOf('volume');
  const volumes =
    volumeIds.length === 0
      ? []
      : await db
          .select({ id: agreedVolume.id, ownerId: agreedVolume.ownerId })
          .from(agreedVolume)
          .where(isAnyOf(agreedVolume.id, volumeIds));
  const named = (kind: Kind, rows: readonly { readonly id: number; readonly ownerId: number }[]) =>
    rows.map(({ id, ownerId }) => [`${kind}/${id}`, ownerId] as const);
  return new Map([...named('due', [...notes, ...documents]), ...named('form', requests), ...named('volume', volumes)]);
}

const kindOf = (key: DeskKey): Kind => {
  if (isDue(key)) return 'due';
  if (key === 'volumesBehind') return 'volume';
  return key === 'redForms' ? 'form' : 'goods';
};
const entityOf = (key: DeskKey, id: number): string => {
  switch (kindOf(key)) {
    case 'due':
      return id < 0 ? 'opening_document' : 'dispatch_note';
    case 'form':
      return 'invoice_request';
    case 'volume':
      return 'agreed_volume';
    case 'goods':
      return 'product';
  }
};

/** The list of a month as one record: its id is the month, e.g. 202610. */
function monthSubject(rows: readonly DeskRow[], { today, timeZone }: DeskFacts): Subject[] {
  if (rows.length === 0) return [];
  const month = today.slice(0, MONTH_TEXT);
  const dueAt = startOfDay(`${month}-01`, timeZone);
  const step = rows.some(({ isLate }) => isLate) ? 'late' : 'new';
  const shown = { title: '', who: '', opens: null, isWholeDay: true, step } as const;
  return [{ entity: 'month', entityId: Number(month.replace('-', '')), ownerId: null, dueAt, ...shown }];
}

/** All computed reminders among these as somebody sees them who sees everything. */
export async function computedSubjects(
  db: ReadDb,
  keys: readonly DeskKey[],
  facts: DeskFacts,
): Promise<Map<DeskKey, Subject[]>> {
  const found = await computedRows(db, keys, facts);
  const idsOf = (kind: Kind) =>
    [...found].flatMap(([key, { rows }]) => (kindOf(key) === kind ? rows.map(({ id }) => id) : []));
  const owners = await ownersOf(db, idsOf);
  const subjectsOf = (key: DeskKey, rows: readonly DeskRow[]): Subject[] =>
    rows.flatMap(({ id, title, who, sinceAt, sinceOn, isLate, opens }): Subject[] => {
      const ownerId = owners.get(`${kindOf(key)}/${id}`) ?? null;
      // Nobody owns a debt that was paid between the two statements.
      if (ownerId === null && kindOf(key) !== 'goods') return [];
      const dueAt = sinceOn === null ? (sinceAt ?? 0) : startOfDay(sinceOn, facts.timeZone);
      const base = { entity: entityOf(key, id), entityId: id, ownerId, dueAt, isWholeDay: sinceOn !== null };
      return [{ ...base, step: isLate ? 'late' : 'new', title, who, opens }];
    });
  return new Map(
    [...found].map(([key, { rows }]) => [
      key,
      monthKeys.includes(key) ? monthSubject(rows, facts) : subjectsOf(key, rows),
    ]),
  );
}

type Known = {
  readonly id: number;
  readonly ownerId: number | null;
  readonly title: string;
  readonly who: string;
  readonly orderId: number | null;
};
const paid = sql`(SELECT coalesce(sum(${receiptAllocation.amountFen}), 0) FROM ${receiptAllocation} WHERE ${receiptAllocation.orderId} = ${salesOrder.id})`;

const debtsStatement = (ids: readonly number[]) =>
  sql`SELECT ${dispatchNote.id} AS "id", ${salesOrder.ownerId} AS "ownerId", ${dispatchNote.orderNumber} AS "title", ${dispatchNote.buyerName} AS "who", ${salesOrder.id} AS "orderId" FROM ${dispatchNote} INNER JOIN ${salesOrder} ON ${salesOrder.id} = ${dispatchNote.orderId} WHERE ${isAnyOf(dispatchNote.id, ids)} AND ${salesOrder.totalFen} > ${paid}`;
const documentsStatement = (ids: readonly number[]) =>
  sql`SELECT -${openingDocument.id} AS "id", ${customer.ownerId} AS "ownerId", ${openingDocument.number} AS "title", ${customer.name} AS "who", NULL AS "orderId" FROM ${openingDocument} INNER JOIN ${customer} ON ${customer.id} = ${openingDocument.customerId} WHERE ${isAnyOf(openingDocument.id, ids)} AND ${openingDocument.withdrawnAt} IS NULL`;
const goodsStatement = (ids: readonly number[]) =>
  sql`SELECT ${product.id} AS "id", NULL AS "ownerId", ${product.genericName} AS "title", ${product.specification} AS "who", NULL AS "orderId" FROM ${product} WHERE ${isAnyOf(product.id, ids)}`;

const formsStatement = (ids: readonly number[]) =>
  sql`SELECT ${invoiceRequest.id} AS "id", ${invoiceRequest.ownerId} AS "ownerId", ${invoiceRequest.number} AS "title", ${invoiceRequest.customerName} AS "who", NULL AS "orderId" FROM ${invoiceRequest} WHERE ${isAnyOf(invoiceRequest.id, ids)} AND ${invoiceRequest.state} = 'sent'`;

const volumesStatement = (ids: readonly number[]) =>
  sql`SELECT ${agreedVolume.id} AS "id", ${agreedVolume.ownerId} AS "ownerId", ${agreedVolume.productName} AS "title", ${agreedVolume.hospitalName} AS "who", NULL AS "orderId" FROM ${agreedVolume} WHERE ${isAnyOf(agreedVolume.id, ids)} AND ${agreedVolume.isVoid} = 0`;

async function knownRows(db: ReadDb, key: DeskKey, ids: readonly number[]): Promise<Known[]> {
  switch (kindOf(key)) {
    case 'due': {
      const documents = ids.filter((id) => id < 0).map((id) => -id);
      const opening = await rowsOf<Known>(db, documentsStatement(documents));
      return [...(await rowsOf<Known>(db, debtsStatement(ids))), ...opening];
    }
    case 'form':
      return rowsOf<Known>(db, formsStatement(ids));
    case 'volume':
      return rowsOf<Known>(db, volumesStatement(ids));
    case 'goods':
      return rowsOf<Known>(db, goodsStatement(ids));
  }
}

/** These records for the inbox: that the step of a debt still holds is the sweep's to say, that it is unpaid is seen here. */
export async function knownSubjects(db: ReadDb, key: DeskKey, ids: readonly number[]): Promise<Subject[]> {
  if (monthKeys.includes(key)) {
    const shown = { title: '', who: '', opens: null, isWholeDay: true } as const;
    return ids.map((entityId) => ({ entity: 'month', entityId, ownerId: null, dueAt: 0, ...shown }));
  }
  const rows = await knownRows(db, key, ids);
  return rows.map(({ id, ownerId, title, who, orderId }): Subject => {
    const opens = orderId === null ? null : ({ screen: 'order', id: orderId } as const);
    const isWholeDay = isDue(key) || kindOf(key) === 'volume';
    return { entity: entityOf(key, id), entityId: id, ownerId, dueAt: 0, isWholeDay, title, who, opens };
  });
}
