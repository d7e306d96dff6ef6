/** Writes of the exchange with the tax platform: its blank workbook, and how far requests are on it. */
import { createHash } from 'node:crypto';
import { sql, type SQL } from 'drizzle-orm';
import { isAnyOf } from '../../store/dialect';
import type { Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { storedFileOf } from '../files/files.queries';
import { storeFile } from '../files/files.repo';
import { platformTemplate } from './platform.tables';
import { invoiceRequest, invoiceRequestLine } from './requests.tables';

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export type NewTemplate = {
  readonly name: string;
  readonly bytes: Buffer;
  readonly sheets: readonly { readonly name: string; readonly headRow: number }[];
};

/** Keeps a blank workbook; the newest one is filled from now on. */
export async function addTemplate(tx: Tx, { name, bytes, sheets }: NewTemplate, ctx: Ctx) {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const known = await storedFileOf(tx, sha256);
  const fileId =
    known ?? (await storeFile(tx, { sha256, mediaType: SHEET, size: bytes.length, bytes, createdAt: ctx.now }));
  const row = { fileId, name, sheets: JSON.stringify(sheets), keptBy: ctx.actor.userId, keptAt: ctx.now };
  const [made] = await tx.insert(platformTemplate).values(row).returning({ id: platformTemplate.id });
  if (!made) throw new Error('no template was kept');
  return { id: made.id, sha256 };
}

export type SeenRequest = { readonly requestId: number; readonly version: number };

/** Moves requests that are still as they were seen; answers the ids that were. */
async function moveRequests(
  tx: Tx,
  seen: readonly SeenRequest[],
  { from, set }: { readonly from: SQL; readonly set: Parameters<ReturnType<Tx['update']>['set']>[0] },
): Promise<number[]> {
  const pairs = JSON.stringify(seen.map(({ requestId, version }) => `${requestId}:${version}`));
  const rows = await tx
    .update(invoiceRequest)
    .set({ ...set, version: sql`${invoiceRequest.version} + 1` })
    .where(
      sql`${isAnyOf(
        invoiceRequest.id,
        seen.map(({ requestId }) => requestId),
      )} AND ${invoiceRequest.id} || ':' || ${invoiceRequest.version} IN (SELECT value FROM json_each(${pairs})) AND ${from}`,
    )
    .returning({ id: invoiceRequest.id });
  return rows.map(({ id }) => id);
}

const isReissue = sql`${invoiceRequest.kind} = 'reissue'`;
/** Not in a workbook yet: an approved request, or a reissue whose red form is confirmed. */
const isReady = sql`${invoiceRequest.state} = iif(${isReissue}, 'confirmed', 'approved')`;

/** Ready, exported or failed requests went into a workbook; why they failed before is over. */
export async function markExported(tx: Tx, seen: readonly SeenRequest[], now: number): Promise<number[]> {
  const set = {
    ...{ state: 'exported' as const, failReason: '', exportedAt: now, waitingSince: now },
    exportCount: sql`${invoiceRequest.exportCount} + 1`,
  };
  const ids = await moveRequests(tx, seen, {
    from: sql`(${invoiceRequest.state} IN ('exported', 'failed') OR ${isReady})`,
    set,
  });
  const failed = sql`${isAnyOf(invoiceRequestLine.requestId, ids)} AND ${invoiceRequestLine.failReason} <> ''`;
  await tx.update(invoiceRequestLine).set({ failReason: '' }).where(failed);
  return ids;
}

/** The workbook was not sent: its requests are ready again, as often exported as they were. */
export const unmarkExported = (tx: Tx, seen: readonly SeenRequest[], now: number): Promise<number[]> =>
  moveRequests(tx, seen, {
    from: sql`${invoiceRequest.state} = 'exported'`,
    set: { state: sql`iif(${isReissue}, 'confirmed', 'approved')`, waitingSince: now },
  });

export type Failure = { readonly requestId: number; readonly invoiceNo: number; readonly reason: string };

/** The platform did not issue an invoice: its request failed, with the reason on its lines. */
export async function markFailed(tx: Tx, { requestId, invoiceNo, reason }: Failure, now: number): Promise<void> {
  await tx
    .update(invoiceRequest)
    .set({ state: 'failed', failReason: reason, waitingSince: now, version: sql`${invoiceRequest.version} + 1` })
    .where(sql`${invoiceRequest.id} = ${requestId}`);
  await tx
    .update(invoiceRequestLine)
    .set({ failReason: reason })
    .where(sql`${invoiceRequestLine.requestId} = ${requestId} AND ${invoiceRequestLine.invoiceNo} = ${invoiceNo}`);
}
