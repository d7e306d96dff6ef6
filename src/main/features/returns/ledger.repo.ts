/** What came back of a sale, told to the invoicing ledger when it is credited. An exchange moves nothing there. */
import type { Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { takeBackGoods } from '../invoicing/sales.repo';
import type { ReturnLineFacts, ReturnRecord } from './returns.queries';

type Back = {
  readonly found: Pick<ReturnRecord, 'id' | 'kind' | 'hasGoods' | 'source' | 'reason'>;
  readonly lines: readonly Pick<ReturnLineFacts, 'orderLineId' | 'qty' | 'receivedQty' | 'price'>[];
};

/** Goods that were refused at the door or never arrived had not been signed for. */
export async function creditInLedger(tx: Tx, { found, lines }: Back, ctx: Ctx): Promise<void> {
  if (found.kind === 'exchange') return;
  const back = lines.map(({ orderLineId, qty, receivedQty, price }) => ({
    ...{ orderLineId, price },
    qty: found.hasGoods ? receivedQty : qty,
  }));
  const { id: returnId, source, reason } = found;
  await takeBackGoods(tx, { returnId, wasSigned: source === 'request', lines: back, reason }, ctx);
}
