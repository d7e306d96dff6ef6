/** Requests as the tax platform knows them: by number, with the invoices that are still to be issued. */
import { sql } from 'drizzle-orm';
import type { platformRecordsContract, PlatformRequest } from '../../../shared/contract/tax-platform.contract';
import { okay, refuse } from '../../../shared/domain/problem';
import { isAnyOf, isAnyOfWords } from '../../store/dialect';
import type { Actor, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { NEW_INVOICE } from './red-forms.queries';
import { newSheetOf } from './reissue-draft.queries';
import { draftsOfLines } from './requests-preview.queries';
import type { DraftInvoice } from './requests.rules';
import { invoiceRequest, invoiceRequestLine } from './requests.tables';

export type Visible = Actor['visible'];
export type RequestHead = typeof invoiceRequest.$inferSelect;
export type RequestLine = typeof invoiceRequestLine.$inferSelect;
/** A request with its lines and what is not issued of it. */
export type PlatformCase = {
  readonly request: RequestHead;
  readonly lines: readonly RequestLine[];
  readonly open: readonly DraftInvoice[];
  /** How many invoices it has, issued ones too. */
  readonly count: number;
};

export const SHOWN = 500;
/** A request waits since its approval; a reissue since its red form is confirmed. */
const waitingStates = ['approved', 'exported', 'failed'] as const;
const waitingReissues = ['confirmed', 'exported', 'failed'] as const;
type WaitingState = (typeof waitingStates | typeof waitingReissues)[number];

/** Whom a person sees. */
export const seenBy = (visible: Visible) => (visible === 'all' ? sql`1 = 1` : isAnyOf(invoiceRequest.ownerId, visible));
const ofPlatform = sql`${invoiceRequest.kind} IN ('normal', 'advance', 'reissue')`;
const isWaiting = sql`(${invoiceRequest.state} IN ('exported', 'failed') OR ${invoiceRequest.state} = iif(${invoiceRequest.kind} = 'reissue', 'confirmed', 'approved'))`;
/** Of a reissue only the new blue invoice is asked of the platform in a workbook. */
const isAsked = ({ kind }: Pick<RequestHead, 'kind'>, { invoiceNo }: RequestLine): boolean =>
  kind !== 'reissue' || invoiceNo === NEW_INVOICE;

async function casesOf(db: ReadDb, requests: readonly RequestHead[], today: string): Promise<PlatformCase[]> {
  const ids = requests.map(({ id }) => id);
  const lines = await db
    .select()
    .from(invoiceRequestLine)
    .where(isAnyOf(invoiceRequestLine.requestId, ids))
    .orderBy(sql`${invoiceRequestLine.requestId}, ${invoiceRequestLine.lineNo}`);
  const reissues = new Map<number, DraftInvoice | undefined>();
  for (const form of requests.filter((one) => one.kind === 'reissue' && isWaitingRequest(one))) {
    const own = lines.filter(({ requestId }) => requestId === form.id);
    reissues.set(form.id, await newSheetOf(db, { form, lines: own, today }));
  }
  const keyOf = ({ requestId, invoiceNo }: RequestLine): string => `${requestId}:${invoiceNo}`;
  const keys = [...new Set(lines.map(keyOf))];
  const sold = new Set(requests.filter(({ kind }) => kind !== 'reissue').map(({ id }) => id));
  const open = lines.filter(({ invoiceId, requestId }) => invoiceId === null && sold.has(requestId));
  // One look at the ledger for all requests: an invoice is told by its place in the list of keys.
  const drafts = await draftsOfLines(
    db,
    open.map((line) => ({ ...line, invoiceNo: keys.indexOf(keyOf(line)) })),
    { today },
  );
  const byKey = new Map(drafts.map((draft) => [keys[draft.invoiceNo], draft]));
  return requests.map((request) => {
    const own = lines.filter((line) => line.requestId === request.id && isAsked(request, line));
    const again = reissues.get(request.id);
    const numbers = [...new Set(own.map(({ invoiceNo }) => invoiceNo))];
    const waiting = numbers.flatMap((invoiceNo) => {
      const draft = byKey.get(`${request.id}:${invoiceNo}`);
      return draft ? [{ ...draft, invoiceNo }] : [];
    });
    return { request, lines: own, open: again ? [again] : waiting, count: numbers.length };
  });
}

type Seen = { readonly visible: Visible; readonly today: string };

/** Requests by id, of those whom the reader sees. */
export async function casesById(db: ReadDb, ids: readonly number[], { visible, today }: Seen): Promise<PlatformCase[]> {
  const found = await db
    .select()
    .from(invoiceRequest)
    .where(sql`${isAnyOf(invoiceRequest.id, ids)} AND ${ofPlatform} AND ${seenBy(visible)}`)
    .orderBy(invoiceRequest.number);
  return casesOf(db, found, today);
}

/** Requests by number. */
export async function casesByNumber(
  db: ReadDb,
  numbers: readonly string[],
  { visible, today }: Seen,
): Promise<PlatformCase[]> {
  const found = await db
    .select()
    .from(invoiceRequest)
    .where(sql`${isAnyOfWords(invoiceRequest.number, [...new Set(numbers)])} AND ${ofPlatform} AND ${seenBy(visible)}`);
  return casesOf(db, found, today);
}

/** Heads of requests that wait to be issued, those that wait longest first. */
export const waitingHeads = (db: ReadDb, visible: Visible, limit: number): Promise<RequestHead[]> =>
  db
    .select()
    .from(invoiceRequest)
    .where(sql`${isWaiting} AND ${ofPlatform} AND ${seenBy(visible)}`)
    .orderBy(invoiceRequest.waitingSince, invoiceRequest.id)
    .limit(limit);

const isOneOf = (states: readonly WaitingState[], state: string): state is WaitingState =>
  states.some((one) => one === state);

/** Whether the platform is to issue something of a request. */
export const isWaitingRequest = <T extends Pick<RequestHead, 'kind' | 'state'>>(
  request: T,
): request is T & { state: WaitingState } =>
  isOneOf(request.kind === 'reissue' ? waitingReissues : waitingStates, request.state);

/** What the new invoices of reissues come to, fen. */
async function totalsOfNew(db: ReadDb, ids: readonly number[]): Promise<Map<number, number>> {
  const rows = await db
    .select({ id: invoiceRequestLine.requestId, fen: sql`sum(${invoiceRequestLine.fen})`.mapWith(Number) })
    .from(invoiceRequestLine)
    .where(sql`${isAnyOf(invoiceRequestLine.requestId, ids)} AND ${invoiceRequestLine.invoiceNo} = ${NEW_INVOICE}`)
    .groupBy(invoiceRequestLine.requestId);
  return new Map(rows.map(({ id, fen }) => [id, fen]));
}

function rowOf(request: RequestHead, newFen: number | undefined): PlatformRequest[] {
  const { id, number, customerName, kind, requestedOn, exportCount, exportedAt, failReason, version } = request;
  if (!isWaitingRequest(request) || kind === 'red') return [];
  const { state, redNumber } = request;
  const undoExport =
    state === 'exported' ? true : refuse('STATE_CONFLICT', { state: `taxPlatform.out.states.${state}` }).problem;
  const shown = { id, number, customerName, kind, state, requestedOn, exportCount, exportedAt, failReason, version };
  return [{ ...shown, redNumber, totalFen: newFen ?? request.totalFen, actions: { undoExport } }];
}

export const waitingRequests: Query<(typeof platformRecordsContract)['waiting']> = async (db, _, { actor }) => {
  const found = await waitingHeads(db, actor.visible, SHOWN + 1);
  const again = await totalsOfNew(
    db,
    found.filter(({ kind }) => kind === 'reissue').map(({ id }) => id),
  );
  const rows = found.slice(0, SHOWN).flatMap((one) => rowOf(one, again.get(one.id)));
  return okay({ rows, hasMore: found.length > SHOWN });
};
