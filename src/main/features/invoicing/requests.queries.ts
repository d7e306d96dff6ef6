/** Requests for invoices as commands, other features and screens read them. */
import { sql } from 'drizzle-orm';
import type { invoicingContract } from '../../../shared/contract/invoicing.contract';
import type { RequestRow } from '../../../shared/contract/invoicing-shapes';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import { hasPrefix, isAnyOf, withoutIndex } from '../../store/dialect';
import { gridIds, gridTotalsOf, inOrderOf, type GridSpec } from '../../store/grid-query';
import type { Actor, Ctx, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { historyOf } from '../audit/audit.queries';
import { customersCalled } from '../customers/customer-search.queries';
import { customer } from '../customers/customers.tables';
import { readSettings } from '../settings/settings.queries';
import { user } from '../users/users.tables';
import { advanceLookOf } from './advance.queries';
import { invoicesOfRequest } from './requests-preview.queries';
import { requestActions, type RequestClerk } from './requests.rules';
import { invoiceRequest, invoiceRequestLine } from './requests.tables';
import { ledgerAccount } from './invoicing.tables';

type Contract = typeof invoicingContract;
const p = sql.placeholder;

export type RequestRecord = typeof invoiceRequest.$inferSelect;
export type RequestLineRecord = typeof invoiceRequestLine.$inferSelect;

const byId = prepared('invoiceRequest.byId', (db) =>
  db
    .select()
    .from(invoiceRequest)
    .where(sql`${invoiceRequest.id} = ${p('requestId')}`),
);
const lineRows = prepared('invoiceRequest.lines', (db) =>
  db
    .select()
    .from(invoiceRequestLine)
    .where(sql`${invoiceRequestLine.requestId} = ${p('requestId')}`)
    .orderBy(invoiceRequestLine.lineNo),
);

/** One request of any kind, if it exists. */
export const findRequest = async (db: ReadDb, requestId: number): Promise<RequestRecord | undefined> =>
  (await byId(db, { requestId }))[0];

/** Its lines in their order. */
export const linesOfRequest = (db: ReadDb, requestId: number): Promise<RequestLineRecord[]> =>
  lineRows(db, { requestId });

/** True when the request exists and its customer belongs to one whose records the reader sees. */
export async function isRequestVisible(db: ReadDb, requestId: number, { visible }: Actor): Promise<boolean> {
  const found = await findRequest(db, requestId);
  return found !== undefined && (visible === 'all' || visible.includes(found.ownerId));
}

/** The request as the screen saw it; a stale screen learns who changed it and when. */
export async function requestAt(
  db: ReadDb,
  { requestId, version }: { readonly requestId: number; readonly version: number },
): Promise<Result<RequestRecord>> {
  const found = await findRequest(db, requestId);
  if (!found) return refuse('NOT_FOUND', {}, ['/requestId']);
  if (found.version === version) return okay(found);
  const [last] = await historyOf(db, 'invoice_request', [requestId]);
  const versions = { expected: version, found: found.version };
  return refuse('CONFLICT', last ? { ...versions, by: last.who, at: last.at } : versions, ['/version']);
}

/** Who acts, with the signed setting that decides whether he may approve what he asked. */
export async function requestClerk(db: ReadDb, { actor }: Pick<Ctx, 'actor'>): Promise<RequestClerk> {
  const { dualRequestApprove } = await readSettings(db);
  return { userId: actor.userId, posts: actor.posts, dualRequestApprove };
}

const NUMBER_LIKE = /^[a-z]{2}\d/iu;

export const requestGrid: GridSpec = {
  table: invoiceRequest,
  id: invoiceRequest.id,
  owner: invoiceRequest.ownerId,
  // Nearly every request is one of these: the index of the order is the better one.
  only: sql`${withoutIndex(invoiceRequest.kind)} IN ('normal', 'advance')`,
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
  search: (text) =>
    NUMBER_LIKE.test(text)
      ? sql`(${hasPrefix(invoiceRequest.number, text.toUpperCase())})`
      : sql`${invoiceRequest.customerId} IN (${customersCalled(text)})`,
  defaultSort: { column: 'waitingSince', direction: 'desc' },
};

async function namesOf(db: ReadDb, ids: readonly number[]): Promise<Map<number, string>> {
  const rows = await db.select({ id: user.id, name: user.name }).from(user).where(isAnyOf(user.id, ids));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Rows with what the reader may do. */
export async function requestRows(db: ReadDb, found: readonly RequestRecord[], ctx: Ctx): Promise<RequestRow[]> {
  const names = await namesOf(db, [...new Set(found.flatMap((one) => [one.requestedBy, one.decidedBy ?? 0]))]);
  const clerk = await requestClerk(db, ctx);
  return found.map((one) => {
    const { id, number, kind, state, customerId, customerName, totalFen, reason, basis, expectedOn, remark } = one;
    const { requestedOn, decisionReason, failReason, isSamePerson, waitingSince, version } = one;
    return {
      ...{ id, number, kind, state, customerId, customerName, totalFen, reason, basis, expectedOn, remark },
      ...{ requestedOn, decisionReason, failReason, isSamePerson, waitingSince, version },
      requestedBy: names.get(one.requestedBy) ?? '',
      decidedBy: names.get(one.decidedBy ?? 0) ?? '',
      actions: requestActions(one, clerk),
    };
  });
}

export const listRequests: Query<Contract['list']> = async (db, request, ctx) => {
  const block = await gridIds(db, requestGrid, { request, actor: ctx.actor });
  if (!block.ok) return block;
  const { ids, hasMore } = block.value;
  const found = await db.select().from(invoiceRequest).where(isAnyOf(invoiceRequest.id, ids));
  return okay({ rows: await requestRows(db, inOrderOf(ids, found), ctx), hasMore });
};

export const requestTotals: Query<Contract['totals']> = (db, criteria, { actor }) =>
  gridTotalsOf(db, requestGrid, { criteria, actor });

/** The goods of an advance, from the accounts of its lines. */
export async function advanceWishOf(db: ReadDb, { id, customerId }: Pick<RequestRecord, 'id' | 'customerId'>) {
  const lines = await db
    .select({ productId: ledgerAccount.productId, qty: invoiceRequestLine.qty, price: invoiceRequestLine.price })
    .from(invoiceRequestLine)
    .innerJoin(ledgerAccount, sql`${ledgerAccount.id} = ${invoiceRequestLine.accountId}`)
    .where(sql`${invoiceRequestLine.requestId} = ${id}`)
    .orderBy(invoiceRequestLine.lineNo);
  return { customerId, lines };
}

export const getRequest: Query<Contract['get']> = async (db, { requestId }, ctx) => {
  const found = await findRequest(db, requestId);
  const [row] = found ? await requestRows(db, [found], ctx) : [];
  if (!found || !row) return refuse('NOT_FOUND', {}, ['/requestId']);
  const isWaiting = found.kind === 'advance' && found.state === 'requested';
  const look = isWaiting
    ? await advanceLookOf(db, { wish: await advanceWishOf(db, found), requestId }, ctx)
    : undefined;
  return okay({
    request: row,
    invoices: await invoicesOfRequest(db, found),
    look: look?.ok ? look.value : null,
    history: await historyOf(db, 'invoice_request', [requestId]),
  });
};
