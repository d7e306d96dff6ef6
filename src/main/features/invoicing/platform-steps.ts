/** Commands of the exchange with the tax platform that the front gives after a file was read. */
import { refuse } from '../../../shared/domain/problem';
import { done, type Command, type Ctx, type Outcome } from '../../store/handler';
import type { Tx } from '../../store/handles';
import type { platformRecordsContract } from '../../../shared/contract/tax-platform.contract';
import { casesById, type RequestHead } from './platform-requests.queries';
import { addTemplate, markExported, unmarkExported, type SeenRequest } from './platform.repo';

export type KeepTemplateInput = {
  readonly name: string;
  readonly sheets: readonly { readonly name: string; readonly headRow: number }[];
  /** Of the upload; with the rest it tells one request from another. */
  readonly fileId: string;
  readonly bytes: ArrayBuffer;
  /** Taken by the door. */
  readonly commandId: string;
};

/** A blank workbook that was found to be one. */
export async function keepPlatformTemplate(
  tx: Tx,
  { name, sheets, bytes }: KeepTemplateInput,
  ctx: Ctx,
): Promise<Outcome<{ name: string; sheets: { name: string; headRow: number }[] }>> {
  const { id, sha256 } = await addTemplate(tx, { name, sheets, bytes: Buffer.from(bytes) }, ctx);
  const value = { name, sheets: sheets.map((one) => ({ ...one })) };
  return done(value, { entity: 'platform_template', id, action: 'keep', after: { name, sha256 } });
}

type Moved = { readonly before: readonly RequestHead[]; readonly ids: readonly number[] };

/** All of them as they were seen, or none: a stale list exports nothing twice. */
async function moved(
  tx: Tx,
  requests: readonly SeenRequest[],
  { ctx, move }: { readonly ctx: Ctx; readonly move: typeof markExported },
): Promise<Outcome<Moved>> {
  const { visible } = ctx.actor;
  const cases = await casesById(
    tx,
    requests.map(({ requestId }) => requestId),
    { visible, today: ctx.today },
  );
  const before = cases.map(({ request }) => request);
  if (before.length !== requests.length) return refuse('NOT_FOUND', {}, ['/requests']);
  const ids = await move(tx, requests, ctx.now);
  const [stale] = before.filter(({ id }) => !ids.includes(id));
  if (!stale) return done({ before, ids });
  const isSeen = requests.some(({ requestId, version }) => requestId === stale.id && version === stale.version);
  const gone = { case: 'taxPlatform.refusals.notWaiting', number: stale.number };
  return refuse(isSeen ? 'STATE_CONFLICT' : 'CONFLICT', gone, ['/requests']);
}

export type ExportInput = {
  readonly requests: readonly SeenRequest[];
  /** Of the workbook. */
  readonly invoices: number;
  readonly commandId: string;
};

/** The workbook with these requests was made: each counts it. */
export async function exportRequests(
  tx: Tx,
  { requests, invoices }: ExportInput,
  ctx: Ctx,
): Promise<Outcome<{ invoices: number }>> {
  const exported = await moved(tx, requests, { ctx, move: markExported });
  if (!exported.ok) return exported;
  const entries = exported.value.before.map(({ id, number, state, exportCount }) => ({
    ...{ entity: 'invoice_request', id, action: 'export' },
    before: { state },
    after: { state: 'exported', number, exportCount: exportCount + 1 },
  }));
  return done({ invoices }, ...entries);
}

/** A workbook that was not sent: its requests are approved again. */
export const undoExport: Command<(typeof platformRecordsContract)['undoExport']> = async (tx, { requests }, ctx) => {
  const back = await moved(tx, requests, { ctx, move: unmarkExported });
  if (!back.ok) return back;
  const entries = back.value.before.map(({ id, number, state, kind }) => ({
    ...{ entity: 'invoice_request', id, action: 'undoExport' },
    before: { state },
    after: { state: kind === 'reissue' ? 'confirmed' : 'approved', number },
  }));
  return done({ undone: back.value.ids.length }, ...entries);
};
