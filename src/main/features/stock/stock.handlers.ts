/** The procedures of stock, as main/rpc registers them. */
import { lockLot, unlockLot } from './lock-lot';
import { getLot, listLots, lotTotals } from './lot-list.queries';
import { moveLot } from './move-lot';
import { stockByProduct, stockByProductTotals } from './product-stock.queries';
import { recordOpening } from './record-opening';
import { reverseOpening } from './reverse-opening';

export const stock = {
  list: listLots,
  totals: lotTotals,
  get: getLot,
  byProduct: stockByProduct,
  byProductTotals: stockByProductTotals,
  recordOpening,
  reverseOpening,
  lockLot,
  unlockLot,
  moveLot,
};
