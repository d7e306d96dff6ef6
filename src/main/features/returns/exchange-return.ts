import type { returnsContract } from '../../../shared/contract/returns.contract';
import { refuse } from '../../../shared/domain/problem';
import { done, type Command } from '../../store/handler';
import { issueExchangeNote } from '../dispatch/exchange-note.repo';
import { customerFacts } from '../customers/customers.queries';
import { sellableLots } from '../stock/stock.queries';
import { firstExpiredFirstOut } from '../stock/stock.rules';
import { moveReturn, returnFor } from './return-step';
import { linesOfReturn } from './returns.queries';

/** The same products and quantities once more on a note without a sale, first expired, first out. */
export const exchangeReturn: Command<(typeof returnsContract)['exchange']> = async (tx, asked, ctx) => {
  const seen = await returnFor(tx, 'exchange', { ...asked, ctx });
  if (!seen.ok) return seen;
  const found = seen.value;
  const lines = await linesOfReturn(tx, found.id);
  const buyer = await customerFacts(tx, found.buyerId);
  const productIds = [...new Set(lines.map(({ productId }) => productId))];
  const wish = { on: ctx.today, minShelfMonths: buyer?.minShelfMonths ?? 0 };
  const free = (await sellableLots(tx, productIds, wish)).map((lot) => ({ ...lot }));
  const parts: { orderLineId: number; productId: number; lotId: number; qty: number }[] = [];
  for (const { productId, orderLineId, qty, productName } of lines) {
    const own = free.filter((lot) => lot.productId === productId);
    const taken = firstExpiredFirstOut(own, qty);
    if (taken.shortQty > 0) {
      const availableQty = qty - taken.shortQty;
      return refuse('STOCK_SHORT', { name: productName, neededQty: qty, availableQty });
    }
    for (const part of taken.parts) {
      const at = free.findIndex(({ id }) => id === part.lotId);
      const lot = free[at];
      if (lot) free[at] = { ...lot, reserved: lot.reserved + part.qty };
      parts.push({ orderLineId, productId, lotId: part.lotId, qty: part.qty });
    }
  }
  const issued = await issueExchangeNote(tx, { orderId: found.orderId, exchangeId: found.id, parts }, ctx);
  if (!issued.ok) return issued;
  const { noteId, number, entry: noteEntry } = issued.value;
  const { version, entry } = await moveReturn(tx, found, { step: 'exchange', change: { exchangeNoteId: noteId } });
  return done({ version, noteId, noteNumber: number }, entry, noteEntry);
};
