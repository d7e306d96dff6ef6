/** Issues invoices of a request in the transaction of the caller: by hand, or as the platform reported them. */
import { sql } from 'drizzle-orm';
import type { InvoiceSource } from '../../../shared/domain/invoicing-words';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import type { Entry } from '../../store/audit';
import { isAnyOf } from '../../store/dialect';
import type { Ctx } from '../../store/handler';
import type { ReadDb, Tx } from '../../store/handles';
import { completeIfDone } from '../orders/completion.repo';
import { allocation, entitlement, invoiceLine } from './invoicing.tables';
import { postBlue, type BlueLine } from './issue-blue.repo';
import { draftsOfLines } from './requests-preview.queries';
import { linesOfRequest, requestClerk, type RequestLineRecord, type RequestRecord } from './requests.queries';
import { markIssued, moveRequest } from './requests.repo';
import { requestProblem, type DraftInvoice } from './requests.rules';

/** One invoice of a request: its place in it, its number, its date, taxes as the bureau printed them by line, fen. */
export type IssuedInvoice = {
  readonly invoiceNo: number;
  readonly number: string;
  readonly issuedOn: string;
  readonly taxes?: readonly { readonly lineNo: number; readonly taxFen: number }[];
};
export type IssueWish = {
  readonly request: RequestRecord;
  readonly source: Exclude<InvoiceSource, 'opening'>;
  readonly invoices: readonly IssuedInvoice[];
};
export type Issued = {
  readonly version: number;
  readonly invoices: readonly { readonly invoiceId: number; readonly number: string }[];
  readonly entries: readonly Entry[];
};

const blueLines = (sheet: DraftInvoice, { taxes = [] }: IssuedInvoice): BlueLine[] =>
  sheet.lines.map(({ accountId, price, qty, picks }, at) => {
    const taxFen = taxes.find(({ lineNo }) => lineNo === at + 1)?.taxFen;
    const chosen = picks.map(({ ent, qty: part }) => ({ entId: ent.id, qty: part }));
    return {
      ...{ accountId, price, qty },
      ...(chosen.length > 0 ? { picks: chosen } : {}),
      ...(taxFen === undefined ? {} : { taxFen }),
    };
  });

/** Orders of which something stands on these invoices. */
export async function ordersOnInvoices(db: ReadDb, invoiceIds: readonly number[]): Promise<number[]> {
  const rows = await db
    .selectDistinct({ orderId: entitlement.orderId })
    .from(invoiceLine)
    .innerJoin(allocation, sql`${allocation.lineId} = ${invoiceLine.id}`)
    .innerJoin(entitlement, sql`${entitlement.id} = ${allocation.entitlementId}`)
    .where(isAnyOf(invoiceLine.invoiceId, invoiceIds));
  return rows.flatMap(({ orderId }) => orderId ?? []);
}

/** Orders with something on these invoices of which nothing is missing any more are completed. */
export async function completeOrdersOn(tx: Tx, invoiceIds: readonly number[], ctx: Ctx): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const orderId of await ordersOnInvoices(tx, invoiceIds))
    entries.push(...(await completeIfDone(tx, orderId, ctx)));
  return entries;
}

/** Every asked invoice once, and of those that wait. */
function sheetsFor(sheets: readonly DraftInvoice[], asked: readonly IssuedInvoice[]): Result<DraftInvoice[]> {
  const found: DraftInvoice[] = [];
  for (const [at, { invoiceNo }] of asked.entries()) {
    const sheet = sheets.find((one) => one.invoiceNo === invoiceNo);
    if (!sheet || found.includes(sheet)) return refuse('NOT_FOUND', {}, [`/invoices/${at}/invoiceNo`]);
    found.push(sheet);
  }
  return okay(found);
}

const openLines = (lines: readonly RequestLineRecord[]) => lines.filter(({ invoiceId }) => invoiceId === null);

/**
 * Posts invoices of an approved request; the request is issued with its last one. Orders of which nothing is missing
 * any more are completed.
 * @returns STATE_CONFLICT before the approval, and all that {@link postBlue} refuses
 */
export async function issueRequest(
  tx: Tx,
  { request, source, invoices: asked }: IssueWish,
  ctx: Ctx,
): Promise<Result<Issued>> {
  const problem = requestProblem('issue', request, await requestClerk(tx, ctx));
  if (problem) return { ok: false, problem };
  const lines = openLines(await linesOfRequest(tx, request.id));
  const sheets = sheetsFor(await draftsOfLines(tx, lines, ctx), asked);
  if (!sheets.ok) return sheets;
  const { partyId, id: requestId, remark } = request;
  const isAdvance = request.kind === 'advance';
  const invoices: { invoiceId: number; number: string }[] = [];
  const entries: Entry[] = [];
  for (const [at, one] of asked.entries()) {
    const sheet = sheets.value[at];
    if (!sheet) continue;
    const head = { number: one.number, issuedOn: one.issuedOn, isAdvance, source, partyId, requestId, remark };
    const posted = await postBlue(tx, { ...head, lines: blueLines(sheet, one) }, ctx);
    if (!posted.ok) return within(posted, at);
    const { invoiceId, entry } = posted.value;
    const own = lines.filter(({ invoiceNo }) => invoiceNo === sheet.invoiceNo);
    await markIssued(
      tx,
      own.map(({ id }) => id),
      invoiceId,
    );
    invoices.push({ invoiceId, number: one.number });
    entries.push(entry);
  }
  const isWhole = sheets.value.length === new Set(lines.map(({ invoiceNo }) => invoiceNo)).size;
  const change = isWhole
    ? { state: 'issued' as const, waitingSince: ctx.now, failReason: '' }
    : { waitingSince: ctx.now };
  const { version, entry } = await moveRequest(tx, request, { step: 'issue', change });
  const ids = invoices.map(({ invoiceId }) => invoiceId);
  return okay({ version, invoices, entries: [entry, ...entries, ...(await completeOrdersOn(tx, ids, ctx))] });
}

/** A refusal of one invoice names its place among those asked for. */
function within(refused: Extract<Result<unknown>, { ok: false }>, at: number): Extract<Result<unknown>, { ok: false }> {
  const fields = (refused.problem.fields ?? ['']).map((field) => `/invoices/${at}${field}`);
  return { ok: false, problem: { ...refused.problem, fields } };
}
