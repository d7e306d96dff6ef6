/** Red forms as they are kept, and what live ones hold of blue lines. */
import { sql } from 'drizzle-orm';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import { liveRedStates, RED_MS } from '../../../shared/domain/red-words';
import { isAnyOf, isAnyOfWords } from '../../store/dialect';
import type { Ctx } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { historyOf } from '../audit/audit.queries';
import { readSettings } from '../settings/settings.queries';
import { type invoiceLine, redPending } from './invoicing.tables';
import { blueInvoice } from './issue-red.repo';
import { amountRoom } from './issue.rules';
import type { BlueRoom, FormClerk } from './red-forms.rules';
import { invoiceRequest, invoiceRequestLine } from './requests.tables';

export type FormRecord = typeof invoiceRequest.$inferSelect;

/** One red form or reissue. */
export async function findForm(db: ReadDb, requestId: number): Promise<FormRecord | undefined> {
  const rows = await db
    .select()
    .from(invoiceRequest)
    .where(sql`${invoiceRequest.id} = ${requestId} AND ${invoiceRequest.kind} IN ('red', 'reissue')`);
  return rows[0];
}

/** The form as the screen saw it; a stale screen learns who changed it and when. */
export async function formAt(
  db: ReadDb,
  { requestId, version }: { readonly requestId: number; readonly version: number },
): Promise<Result<FormRecord>> {
  const found = await findForm(db, requestId);
  if (!found) return refuse('NOT_FOUND', {}, ['/requestId']);
  if (found.version === version) return okay(found);
  const [last] = await historyOf(db, 'invoice_request', [requestId]);
  const versions = { expected: version, found: found.version };
  return refuse('CONFLICT', last ? { ...versions, by: last.who, at: last.at } : versions, ['/version']);
}

/** Who acts, with the signed setting that decides whether he may approve what he asked. */
export async function formClerk(db: ReadDb, { actor, now }: Pick<Ctx, 'actor' | 'now'>): Promise<FormClerk> {
  const { dualRequestApprove } = await readSettings(db);
  return { userId: actor.userId, posts: actor.posts, dualRequestApprove, now };
}

/** The number under which the lines of the new invoice of a reissue stand; the red ones stand under 1. */
export const NEW_INVOICE = 2;

/** Lines of forms, in their order. */
export const linesOfForms = (db: ReadDb, ids: readonly number[]) =>
  db
    .select()
    .from(invoiceRequestLine)
    .where(isAnyOf(invoiceRequestLine.requestId, ids))
    .orderBy(invoiceRequestLine.requestId, invoiceRequestLine.lineNo);
export type FormLine = Awaited<ReturnType<typeof linesOfForms>>[number];

export type Held = { readonly qty: number; readonly fen: number; readonly allowanceFen: number };

/** What live forms hold of blue lines; a form whose clock ran out holds nothing. */
export async function heldOf(db: ReadDb, lineIds: readonly number[], now: number): Promise<Map<number, Held>> {
  const line = invoiceRequestLine;
  const rows = await db
    .select({
      id: line.blueLineId,
      qty: sql`sum(${line.qty})`.mapWith(Number),
      fen: sql`sum(${line.fen})`.mapWith(Number),
      allowanceFen: sql`sum(iif(${line.qty} = 0, ${line.fen}, 0))`.mapWith(Number),
    })
    .from(line)
    .innerJoin(invoiceRequest, sql`${invoiceRequest.id} = ${line.requestId}`)
    .where(
      sql`${isAnyOf(sql`${line.blueLineId}`, lineIds)} AND ${line.invoiceNo} = 1 AND ${isAnyOfWords(invoiceRequest.state, liveRedStates)} AND NOT (${invoiceRequest.state} = 'sent' AND ${invoiceRequest.sentAt} <= ${now - RED_MS})`,
    )
    .groupBy(line.blueLineId);
  return new Map(rows.map(({ id, ...held }) => [Number(id), held]));
}

/** What waits without goods, fen by blue line: rows of the ledger of waiting amounts without a quantity. */
export async function allowancesOf(db: ReadDb, lineIds: readonly number[]): Promise<Map<number, number>> {
  const rows = await db
    .select({ id: redPending.lineId, fen: sql`sum(${redPending.fen})`.mapWith(Number) })
    .from(redPending)
    .where(sql`${isAnyOf(redPending.lineId, lineIds)} AND ${redPending.qty} = 0`)
    .groupBy(redPending.lineId);
  return new Map(rows.map(({ id, fen }) => [id, fen]));
}

type BlueRow = typeof invoiceLine.$inferSelect;
export type RoomOfLine = BlueRoom & { readonly row: BlueRow };

/** The lines of blue invoices with what is left of each. */
export async function roomsOf(db: ReadDb, rows: readonly BlueRow[], now: number): Promise<RoomOfLine[]> {
  const ids = rows.map(({ id }) => id);
  const held = await heldOf(db, ids, now);
  const waiting = await allowancesOf(db, ids);
  return rows.map((row) => {
    const {
      qty: heldQty,
      fen: heldFen,
      allowanceFen: heldAllowanceFen,
    } = held.get(row.id) ?? {
      ...{ qty: 0, fen: 0, allowanceFen: 0 },
    };
    return {
      ...{ id: row.id, lineNo: row.lineNo, row, heldQty, heldFen, heldAllowanceFen },
      roomQty: row.qty - row.redQty,
      roomFen: row.fen - row.redFen,
      allowanceFen: row.qty === 0 ? amountRoom(row) : Math.max(0, Math.min(waiting.get(row.id) ?? 0, row.pendingFen)),
    };
  });
}

/** A blue invoice with what is left of its lines. */
export async function blueWithRooms(db: ReadDb, invoiceId: number, now: number) {
  const found = await blueInvoice(db, invoiceId);
  return found && { ...found, rooms: await roomsOf(db, found.lines, now) };
}
export type BlueWithRooms = NonNullable<Awaited<ReturnType<typeof blueWithRooms>>>;

/** The number of another reissue that keeps this number for its red invoice. */
export async function formKeepingRed(db: ReadDb, number: string, exceptId: number): Promise<string | undefined> {
  const [other] = await db
    .select({ number: invoiceRequest.number })
    .from(invoiceRequest)
    .where(
      sql`${invoiceRequest.kind} = 'reissue' AND ${invoiceRequest.redNumber} = ${number} AND ${invoiceRequest.id} <> ${exceptId}`,
    );
  return other?.number;
}

/** Sent forms whose 72 hours are over, the oldest first. */
export const overdueForms = (db: ReadDb, now: number): Promise<FormRecord[]> =>
  db
    .select()
    .from(invoiceRequest)
    .where(
      sql`${invoiceRequest.state} = 'sent' AND ${invoiceRequest.kind} IN ('red', 'reissue') AND ${invoiceRequest.sentAt} <= ${now - RED_MS}`,
    )
    .orderBy(invoiceRequest.id);
