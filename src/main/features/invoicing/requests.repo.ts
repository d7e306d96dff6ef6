/** Writes to requests for invoices and their lines. */
import { sql } from 'drizzle-orm';
import type { RequestKind, RequestState } from '../../../shared/domain/invoicing-words';
import type { Entry } from '../../store/audit';
import { isAnyOf } from '../../store/dialect';
import type { Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { takeNumber } from '../../store/series';
import type { Buyer } from './accounts.queries';
import type { RequestRecord } from './requests.queries';
import { invoiceRequest, invoiceRequestLine } from './requests.tables';

export const REQUEST_PREFIX = 'KP';

export type NewRequestLine = {
  readonly invoiceNo: number;
  readonly accountId: number;
  readonly price: number;
  readonly qty: number;
  readonly fen: number;
  readonly entitlementId?: number;
};
export type NewRequest = {
  readonly kind: RequestKind;
  readonly state: RequestState;
  readonly partyId: number;
  readonly buyer: Pick<Buyer, 'customerId' | 'name' | 'pyFull' | 'ownerId'>;
  readonly totalFen: number;
  readonly reason?: string;
  readonly basis?: string;
  readonly expectedOn?: string;
  readonly remark?: string;
  readonly limitResult?: string;
  readonly lines: readonly NewRequestLine[];
};

/** Writes a request with its lines and takes its number. */
export async function addRequest(tx: Tx, wish: NewRequest, ctx: Ctx) {
  const { buyer, lines, ...head } = wish;
  const number = await takeNumber(tx, REQUEST_PREFIX, ctx.today);
  const who = {
    customerId: buyer.customerId,
    customerName: buyer.name,
    customerPy: buyer.pyFull,
    ownerId: buyer.ownerId,
  };
  const asked = { requestedBy: ctx.actor.userId, requestedAt: ctx.now, requestedOn: ctx.today, waitingSince: ctx.now };
  const [made] = await tx
    .insert(invoiceRequest)
    .values({ ...head, ...who, ...asked, number })
    .returning({ id: invoiceRequest.id });
  if (!made) throw new Error('no request was made');
  await tx.insert(invoiceRequestLine).values(
    lines.map(({ entitlementId = null, ...line }, at) => {
      return { ...line, entitlementId, requestId: made.id, lineNo: at + 1 };
    }),
  );
  const { kind, state, totalFen, reason = '' } = wish;
  const after = { number, kind, state, totalFen, lines: lines.length };
  const entry: Entry = { entity: 'invoice_request', id: made.id, action: 'request', after };
  return { requestId: made.id, number, version: 0, entry: reason === '' ? entry : { ...entry, reason } };
}

type Change = Partial<Omit<typeof invoiceRequest.$inferInsert, 'id' | 'number' | 'version'>>;

/** Writes a step: the next version and the audit row of what changed. */
export async function moveRequest(
  tx: Tx,
  seen: RequestRecord,
  { step, change, reason }: { readonly step: string; readonly change: Change; readonly reason?: string },
): Promise<{ version: number; entry: Entry }> {
  const [row] = await tx
    .update(invoiceRequest)
    .set({ ...change, version: seen.version + 1 })
    .where(sql`${invoiceRequest.id} = ${seen.id} AND ${invoiceRequest.version} = ${seen.version}`)
    .returning({ version: invoiceRequest.version });
  if (!row) throw new Error(`request ${seen.id} moved under its own step`);
  const before = Object.fromEntries(Object.keys(change).map((key) => [key, seen[key as keyof RequestRecord]]));
  const entry: Entry = { entity: 'invoice_request', id: seen.id, action: step, before, after: change };
  return { version: row.version, entry: reason ? { ...entry, reason } : entry };
}

/** These lines stand on this invoice. */
export async function markIssued(tx: Tx, lineIds: readonly number[], invoiceId: number): Promise<void> {
  await tx.update(invoiceRequestLine).set({ invoiceId, failReason: '' }).where(isAnyOf(invoiceRequestLine.id, lineIds));
}
