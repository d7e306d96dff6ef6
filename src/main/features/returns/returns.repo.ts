/** Writes to returns and their lines. */
import { sql } from 'drizzle-orm';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import type { ReturnKind, ReturnSource } from '../../../shared/domain/return-states';
import type { Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import type { Entry } from '../../store/audit';
import { takeNumber } from '../../store/series';
import { findNote, shippedNoteLines } from '../dispatch/dispatch.queries';
import { linesOf } from '../orders/orders.queries';
import { returnedByNoteLines } from './returns.queries';
import { askedFits, type AskedBack } from './returns.rules';
import { returnLine, returnRequest } from './returns.tables';

export const RETURN_PREFIX = 'TH';

export type NewReturn = {
  readonly noteId: number;
  readonly kind: ReturnKind;
  readonly source: ReturnSource;
  /** False: the goods are lost, nothing comes back. */
  readonly hasGoods: boolean;
  readonly lines: readonly AskedBack[];
  readonly reason: string;
};
export type OpenedReturn = { readonly returnId: number; readonly number: string; readonly entry: Entry };

/**
 * Opens a return over lines of a shipped note, quantities in thousandths.
 * @returns QUANTITY_EXCEEDED above shipped − returned, NOT_FOUND for a line that was not shipped
 */
export async function openReturn(tx: Tx, wish: NewReturn, ctx: Ctx): Promise<Result<OpenedReturn>> {
  const { noteId, lines: asked, ...head } = wish;
  const note = await findNote(tx, noteId);
  if (!note) return refuse('NOT_FOUND', {}, ['/noteId']);
  const shipped = await shippedNoteLines(tx, noteId);
  const back = await returnedByNoteLines(
    tx,
    shipped.map(({ noteLineId }) => noteLineId),
  );
  const fits = askedFits(
    asked,
    shipped.map((line) => ({ ...line, returnedQty: back.get(line.noteLineId) ?? 0 })),
  );
  if (!fits.ok) return fits;
  const prices = new Map((await linesOf(tx, note.orderId)).map(({ id, price }) => [id, price]));
  const number = await takeNumber(tx, RETURN_PREFIX, ctx.today);
  const { orderId, orderNumber, ownerId, buyerId, buyerName, buyerPy } = note;
  const [made] = await tx
    .insert(returnRequest)
    .values({
      ...{
        number,
        ...head,
        noteId,
        noteNumber: note.number,
        orderId,
        orderNumber,
        ownerId,
        buyerId,
        buyerName,
        buyerPy,
      },
      ...{ requestedBy: ctx.actor.userId, requestedAt: ctx.now, requestedOn: ctx.today, waitingSince: ctx.now },
    })
    .returning({ id: returnRequest.id });
  if (!made) throw new Error('no return was made');
  const byId = new Map(shipped.map((line) => [line.noteLineId, line]));
  await tx.insert(returnLine).values(
    asked.flatMap(({ noteLineId, qty }, at) => {
      const line = byId.get(noteLineId);
      if (!line) return [];
      const { orderLineId, productId, lotId } = line;
      const price = prices.get(orderLineId) ?? 0;
      return [{ returnId: made.id, lineNo: at + 1, noteLineId, orderLineId, productId, lotId, qty, price }];
    }),
  );
  const after = { number, kind: wish.kind, source: wish.source, noteNumber: note.number, lines: asked };
  const entry = { entity: 'return_request', id: made.id, action: 'request', after, reason: wish.reason };
  return okay({ returnId: made.id, number, entry });
}

type Change = Partial<Omit<typeof returnRequest.$inferInsert, 'id' | 'number' | 'version'>>;

/** Changes a return that stands at the given version; the writer is alone, so what was just read cannot have moved. */
export async function changeReturn(
  tx: Tx,
  seen: { readonly id: number; readonly version: number },
  change: Change,
): Promise<number> {
  const [row] = await tx
    .update(returnRequest)
    .set({ ...change, version: seen.version + 1 })
    .where(sql`${returnRequest.id} = ${seen.id} AND ${returnRequest.version} = ${seen.version}`)
    .returning({ version: returnRequest.version });
  if (!row) throw new Error(`return ${seen.id} moved under its own step`);
  return row.version;
}

type LineChange = Pick<typeof returnLine.$inferInsert, 'receivedQty' | 'passedQty' | 'failedQty' | 'quarantineLotId'>;

/** What arrived of a line, and how it was judged; thousandths. */
export async function changeReturnLine(tx: Tx, lineId: number, change: Partial<LineChange>): Promise<void> {
  await tx.update(returnLine).set(change).where(sql`${returnLine.id} = ${lineId}`);
}

/** The note of an exchange was voided: the goods may be sent anew. */
export async function forgetExchange(tx: Tx, returnId: number): Promise<void> {
  await tx
    .update(returnRequest)
    .set({ exchangeNoteId: null, version: sql`${returnRequest.version} + 1` })
    .where(sql`${returnRequest.id} = ${returnId}`);
}
