/** Requests as the tax platform knows them: by number, with the invoices that are still to be issued. */
import { sql } from 'drizzle-orm';
import type { platformRecordsContract, PlatformRequest } from '../../../shared/contract/tax-platform.contract';
import { okay, refuse } from '../../../shared/domain/problem';
import { isAnyOf, isAnyOfWords } from '../../store/dialect';
import type { Actor, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
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
export const waitingStates = ['approved', 'exported', 'failed'] as const;
type WaitingState = (typeof waitingStates)[number];

/** Whom a person sees. */
export const seenBy = (visible: Visible) => (visible === 'all' ? sql`1 = 1` : isAnyOf(invoiceRequest.ownerId, visible));
export const ofPlatform = sql`${invoiceRequest.kind} IN ('normal', 'advance')`;
const isWaiting = sql`${invoiceRequest.state} IN ('approved', 'exported', 'failed')`;

async function casesOf(db: ReadDb, requests: readonly RequestHead[], today: string): Promise<PlatformCase[]> {
  const ids = requests.map(({ id }) => id);
  const lines = await db
    .select()
    .from(invoiceRequestLine)
    .where(isAnyOf(invoiceRequestLine.requestId, ids))
    .orderBy(sql`${invoiceRequestLine.requestId}, ${invoiceRequestLine.lineNo}`);
  const keyOf = ({ requestId, invoiceNo }: RequestLine): string => `${requestId}:${invoiceNo}`;
  const keys = [...new Set(lines.map(keyOf))];
  const open = lines.filter(({ invoiceId }) => invoiceId === null);
  // One look at the ledger for all requests: an invoice is told by its place in the list of keys.
  const drafts = await draftsOfLines(
    db,
    open.map((line) => ({ ...line, invoiceNo: keys.indexOf(keyOf(line)) })),
    { today },
  );
  const byKey = new Map(drafts.map((draft) => [keys[draft.invoiceNo], draft]));
  return requests.map((request) => {
    const own = lines.filter(({ requestId }) => requestId === request.id);
    const numbers = [...new Set(own.map(({ invoiceNo }) => invoiceNo))];
    const waiting = numbers.flatMap((invoiceNo) => {
      const draft = byKey.get(`${request.id}:${invoiceNo}`);
      return draft ? [{ ...draft, invoiceNo }] : [];
    });
    return { request, lines: own, open: waiting, count: numbers.length };
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

export const isWaitingState = (state: string): state is WaitingState => waitingStates.some((one) => one === state);

function rowOf(request: RequestHead): PlatformRequest[] {
  const { id, number, customerName, kind, state, totalFen, requestedOn, exportCount, exportedAt, failReason, version } =
    request;
  if (!isWaitingState(state) || (kind !== 'normal' && kind !== 'advance')) return [];
  const undoExport =
    state === 'exported' ? true : refuse('STATE_CONFLICT', { state: `taxPlatform.out.states.${state}` }).problem;
  const shown = {
    id,
    number,
    customerName,
    kind,
    state,
    totalFen,
    requestedOn,
    exportCount,
    exportedAt,
    failReason,
    version,
  };
  return [{ ...shown, actions: { undoExport } }];
}

export const waitingRequests: Query<(typeof platformRecordsContract)['waiting']> = async (db, _, { actor }) => {
  const found = await waitingHeads(db, actor.visible, SHOWN + 1);
  return okay({ rows: found.slice(0, SHOWN).flatMap(rowOf), hasMore: found.length > SHOWN });
};
