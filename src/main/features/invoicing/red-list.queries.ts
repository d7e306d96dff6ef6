/** The red desk: forms with their clocks, one of them, and the blue invoices of which something may be red. */
import { sql, type SQL } from 'drizzle-orm';
import type { redLettersContract } from '../../../shared/contract/red-letters.contract';
import type { RedFormRow } from '../../../shared/contract/red-letters.schemas';
import { may } from '../../../shared/domain/permissions';
import { okay, refuse } from '../../../shared/domain/problem';
import { clockOf, shownState, type RedKind } from '../../../shared/domain/red-words';
import { hasPrefix, isAnyOf } from '../../store/dialect';
import { gridIds, gridTotalsOf, inOrderOf, type GridSpec } from '../../store/grid-query';
import type { Ctx, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { historyOf } from '../audit/audit.queries';
import { customersCalled } from '../customers/customer-search.queries';
import { customer } from '../customers/customers.tables';
import { peopleNamed } from '../orders/orders.queries';
import { titlesOf } from './accounts.queries';
import { invoice, taxParty } from './invoicing.tables';
import {
  blueWithRooms,
  findForm,
  formClerk,
  linesOfForms,
  NEW_INVOICE,
  type FormLine,
  type FormRecord,
} from './red-forms.queries';
import { formActions, freeOf } from './red-forms.rules';
import { accountRows, knownBuyer, treatmentsOn } from './red-parties.repo';
import { isPublicHospital } from './red-parties.rules';
import { lookOf } from './red-steps';
import { invoiceRequest } from './requests.tables';

type Contract = typeof redLettersContract;

const NUMBER_LIKE = /^[a-z]{2}\d|^\d{4}/iu;

/** Its own number or the platform's by their beginning, else the buyer. */
function search(text: string): SQL {
  if (!NUMBER_LIKE.test(text)) return sql`${invoiceRequest.customerId} IN (${customersCalled(text)})`;
  return sql`(${hasPrefix(invoiceRequest.number, text.toUpperCase())} OR ${hasPrefix(invoiceRequest.formNo, text)} OR ${invoiceRequest.blueInvoiceId} IN (SELECT ${invoice.id} FROM ${invoice} WHERE ${hasPrefix(invoice.number, text)}))`;
}

export const redGrid: GridSpec = {
  table: invoiceRequest,
  id: invoiceRequest.id,
  owner: invoiceRequest.ownerId,
  // In the words of the partial indexes: only red forms have a reason.
  only: sql`${invoiceRequest.redReason} IS NOT NULL`,
  columns: {
    number: { kind: 'text', column: invoiceRequest.number },
    kind: { kind: 'state', column: invoiceRequest.kind },
    state: { kind: 'state', column: invoiceRequest.state },
    customerName: {
      kind: 'text',
      column: invoiceRequest.customerName,
      sortBy: invoiceRequest.customerPy,
      through: {
        reference: invoiceRequest.customerId,
        table: customer,
        id: customer.id,
        columns: [customer.name, customer.pyFull, customer.pyInitials],
      },
    },
    totalFen: { kind: 'integer', column: invoiceRequest.totalFen, sum: true },
    requestedOn: { kind: 'date', column: invoiceRequest.requestedOn },
    waitingSince: { kind: 'integer', column: invoiceRequest.waitingSince },
  },
  search,
  defaultSort: { column: 'waitingSince', direction: 'desc' },
};

async function bluesById(db: ReadDb, ids: readonly number[]) {
  const rows = await db
    .select({ id: invoice.id, number: invoice.number, issuedOn: invoice.issuedOn })
    .from(invoice)
    .where(isAnyOf(invoice.id, ids));
  return new Map(rows.map((row) => [row.id, row]));
}

const kindOf = ({ kind }: FormRecord): RedKind => (kind === 'reissue' ? 'reissue' : 'red');

/** Forms with what the reader may do, and their clocks. */
async function rowsOf(db: ReadDb, found: readonly FormRecord[], ctx: Ctx): Promise<RedFormRow[]> {
  const people = found.flatMap(({ requestedBy, decidedBy }) => [requestedBy, decidedBy ?? 0]);
  const names = await peopleNamed(db, [...new Set(people)]);
  const blues = await bluesById(
    db,
    found.flatMap(({ blueInvoiceId }) => blueInvoiceId ?? []),
  );
  const clerk = await formClerk(db, ctx);
  return found.map((one): RedFormRow => {
    const { id, number, customerId, customerName, totalFen, formNo, remark, newTitle, requestedOn, sentAt } = one;
    const { redNumber, redIssuedOn } = one;
    const { answeredAt, waitingSince, decisionReason, failReason, isSamePerson, isFromBuyer, version } = one;
    const blue = blues.get(one.blueInvoiceId ?? 0);
    const clock = one.state === 'sent' && sentAt !== null ? clockOf(sentAt, ctx.now) : undefined;
    return {
      ...{ id, number, kind: kindOf(one), state: shownState(one.state, sentAt, ctx.now), customerId, customerName },
      ...{
        redNumber,
        redIssuedOn,
        totalFen,
        formNo,
        remark,
        newTitle,
        requestedOn,
        sentAt,
        answeredAt,
        waitingSince,
        decisionReason,
      },
      ...{ failReason, isSamePerson, isFromBuyer, version, isBooked: one.isBooked ?? false },
      ...{ invoiceId: blue?.id ?? 0, invoiceNumber: blue?.number ?? '', invoicedOn: blue?.issuedOn ?? requestedOn },
      reason: one.redReason ?? '01',
      requestedBy: names.get(one.requestedBy) ?? '',
      decidedBy: names.get(one.decidedBy ?? 0) ?? '',
      ...{ dueAt: clock?.dueAt ?? null, hoursLeft: clock?.hoursLeft ?? null, reminder: clock?.reminder ?? 0 },
      actions: formActions(lookOf(one), clerk),
    };
  });
}

export const listRed: Query<Contract['list']> = async (db, request, ctx) => {
  const block = await gridIds(db, redGrid, { request, actor: ctx.actor });
  if (!block.ok) return block;
  const { ids, hasMore } = block.value;
  const found = await db.select().from(invoiceRequest).where(isAnyOf(invoiceRequest.id, ids));
  return okay({ rows: await rowsOf(db, inOrderOf(ids, found), ctx), hasMore });
};

export const redTotals: Query<Contract['totals']> = (db, criteria, { actor }) =>
  gridTotalsOf(db, redGrid, { criteria, actor });

/** Forms that wait for the other side, the nearest to its end first; lapsed ones that the book still calls sent too. */
export const redClocks: Query<Contract['clocks']> = async (db, _input, ctx) => {
  const { visible } = ctx.actor;
  const own = visible === 'all' ? sql`1 = 1` : isAnyOf(invoiceRequest.ownerId, visible);
  const found = await db
    .select()
    .from(invoiceRequest)
    .where(sql`${invoiceRequest.state} = 'sent' AND ${invoiceRequest.kind} IN ('red', 'reissue') AND ${own}`)
    .orderBy(invoiceRequest.sentAt, invoiceRequest.id)
    .limit(500);
  return okay(await rowsOf(db, found, ctx));
};

/** Lines of a form with their goods; those of a new invoice with whom it names. */
async function linesWithGoods(db: ReadDb, lines: readonly FormLine[], newTitle: string) {
  const accounts = await accountRows(
    db,
    lines.map(({ accountId }) => accountId),
  );
  const partyIds = [...accounts.values()].map(({ partyId }) => partyId);
  const rows = await db.select().from(taxParty).where(isAnyOf(taxParty.id, partyIds));
  const parties = new Map(rows.map((row) => [row.id, row]));
  return lines.flatMap(({ id, lineNo, accountId, blueLineId, price, qty, fen, invoiceNo }) => {
    const account = accounts.get(accountId);
    if (!account) return [];
    const { productCode, productName, rateBp, partyId } = account;
    const { title = '', taxNo = '' } = parties.get(partyId) ?? {};
    const line = { id, lineNo, lineId: blueLineId ?? 0, productCode, productName, rateBp, price, qty, fen };
    return [{ line, invoiceNo, named: { title: newTitle || title, taxNo } }];
  });
}

export const getRed: Query<Contract['get']> = async (db, { requestId }, ctx) => {
  const found = await findForm(db, requestId);
  const [form] = found ? await rowsOf(db, [found], ctx) : [];
  if (!found || !form) return refuse('NOT_FOUND', {}, ['/requestId']);
  const all = await linesWithGoods(db, await linesOfForms(db, [requestId]), found.newTitle);
  return okay({
    form,
    lines: all.filter(({ invoiceNo }) => invoiceNo !== NEW_INVOICE).map(({ line }) => line),
    reissue: all.filter(({ invoiceNo }) => invoiceNo === NEW_INVOICE).map(({ line, named }) => ({ ...line, ...named })),
    history: await historyOf(db, 'invoice_request', [requestId]),
  });
};

/** Blue invoices to choose from: by the beginning of the number, else by the buyer; the newest first. */
export const findBlues: Query<Contract['blues']> = async (db, { search: text }, { actor: { visible } }) => {
  const own = visible === 'all' ? sql`1 = 1` : isAnyOf(invoice.ownerId, visible);
  const asked =
    text === ''
      ? sql`1 = 1`
      : /^\d/u.test(text)
        ? hasPrefix(invoice.number, text)
        : sql`${invoice.customerId} IN (${customersCalled(text)})`;
  const left = sql`EXISTS (SELECT 1 FROM invoice_line l WHERE l.invoice_id = ${invoice.id} AND (l.qty > l.red_qty OR l.fen > l.red_fen))`;
  const rows = await db
    .select({
      id: invoice.id,
      number: invoice.number,
      customerName: invoice.customerName,
      title: invoice.title,
      totalFen: invoice.totalFen,
      issuedOn: invoice.issuedOn,
      pendingFen:
        sql`(SELECT coalesce(sum(l.pending_fen), 0) FROM invoice_line l WHERE l.invoice_id = ${invoice.id})`.mapWith(
          Number,
        ),
    })
    .from(invoice)
    .where(sql`${invoice.kind} = 'blue' AND ${own} AND ${asked} AND ${left}`)
    .orderBy(sql`${invoice.issuedOn} DESC, ${invoice.id} DESC`)
    .limit(20);
  return okay(rows);
};

export const blueOf: Query<Contract['blue']> = async (db, { invoiceId }, { actor, now, today }) => {
  const found = await blueWithRooms(db, invoiceId, now);
  if (!found) return refuse('NOT_FOUND', {}, ['/invoiceId']);
  const accounts = await accountRows(
    db,
    found.lines.map(({ accountId }) => accountId),
  );
  const { id, number, customerId, customerName, title, taxNo, isAdvance, totalFen, issuedOn } = found;
  const lines = found.rooms.flatMap((room) => {
    const account = accounts.get(room.row.accountId);
    if (!account) return [];
    const { productId, productCode, productName, rateBp } = account;
    const { lineNo, price, qty, fen, redQty, redFen, pendingQty, pendingFen } = room.row;
    const free = freeOf(room);
    return [
      {
        ...{ id: room.id, lineNo, productId, productCode, productName, rateBp, price, qty, fen, redQty, redFen },
        ...{ pendingQty, pendingFen, allowanceFen: room.allowanceFen, heldQty: room.heldQty, heldFen: room.heldFen },
        ...{ freeQty: free.qty, freeFen: free.fen, freeAllowanceFen: free.allowanceFen },
        staysQty: qty - redQty - pendingQty,
      },
    ];
  });
  const actions = { request: may(actor.posts, 'invoicing.request'), recordBuyers: may(actor.posts, 'invoicing.issue') };
  const buyer = await knownBuyer(db, customerId);
  const choices = { titles: await titlesOf(db, customerId), treatments: await treatmentsOn(db, today) };
  const head = { id, number, customerId, customerName, title, taxNo, isAdvance, totalFen, issuedOn };
  return okay({ ...head, ...choices, isPublicHospital: buyer ? isPublicHospital(buyer) : false, lines, actions });
};
