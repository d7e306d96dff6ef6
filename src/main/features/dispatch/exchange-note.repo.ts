/** A note without a sale: goods that are sent once more. It takes lots and moves nothing of its order. */
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import type { Entry } from '../../store/audit';
import type { Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { takeNumber } from '../../store/series';
import { orderFacts } from '../orders/orders.queries';
import { reserveLot } from '../stock/stock.repo';
import { addNote } from './dispatch.repo';
import { headOf, NOTE_PREFIX } from './issue-note';
import type { NotePart } from './plan-note';

export type ExchangeNote = {
  readonly orderId: number;
  readonly exchangeId: number;
  readonly parts: readonly NotePart[];
};
export type IssuedExchange = { readonly noteId: number; readonly number: string; readonly entry: Entry };

/** Reserves the lots and issues the note, to where the order went. @returns STOCK_SHORT with the numbers */
export async function issueExchangeNote(
  tx: Tx,
  { orderId, exchangeId, parts }: ExchangeNote,
  ctx: Ctx,
): Promise<Result<IssuedExchange>> {
  const order = await orderFacts(tx, orderId);
  if (!order) return refuse('NOT_FOUND', {}, ['/orderId']);
  for (const { lotId, qty } of parts) {
    const reserved = await reserveLot(tx, lotId, qty);
    if (!reserved.ok) return reserved;
  }
  const number = await takeNumber(tx, NOTE_PREFIX, ctx.today);
  const head = { ...headOf(order, ctx), number, lineCount: parts.length, kind: 'exchange', exchangeId } as const;
  const note = await addNote(tx, head, parts);
  const after = { number, kind: 'exchange', lines: parts.map(({ lotId, qty }) => ({ lotId, qty })) };
  return okay({ noteId: note.id, number, entry: { entity: 'dispatch_note', id: note.id, action: 'issue', after } });
}
