/** How far the goods of a note are, told to the invoicing ledger. A note without a sale moves nothing there. */
import type { SupplyStage } from '../../../shared/domain/invoicing-words';
import type { Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { supplyGoods } from '../invoicing/sales.repo';
import type { NoteRecord } from './dispatch.queries';

type Line = { readonly orderLineId: number; readonly qty: number };
export type Went = {
  readonly note: Pick<NoteRecord, 'id' | 'kind'>;
  readonly stage: SupplyStage;
  readonly lines: readonly Line[];
  /** True: they no longer are, the check is undone. */
  readonly isUndone?: boolean;
};

export async function goodsWent(tx: Tx, { note, stage, lines, isUndone = false }: Went, ctx: Ctx): Promise<void> {
  if (note.kind !== 'sale') return;
  const byLine = new Map<number, number>();
  for (const { orderLineId, qty } of lines) {
    byLine.set(orderLineId, (byLine.get(orderLineId) ?? 0) + (isUndone ? 0 - qty : qty));
  }
  const went = [...byLine].flatMap(([orderLineId, qty]) => (qty === 0 ? [] : [{ orderLineId, qty }]));
  if (went.length > 0) await supplyGoods(tx, { noteId: note.id, stage, lines: went }, ctx);
}
