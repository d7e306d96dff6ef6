/** The procedures of stock, as main/rpc registers them. */
import { alerts } from './alerts.queries';
import { lockLot, unlockLot } from './lock-lot';
import { getLot, listLots, lotTotals } from './lot-list.queries';
import { moveLot } from './move-lot';
import { stockByProduct, stockByProductTotals } from './product-stock.queries';
import { recordOpening } from './record-opening';
import { reverseOpening } from './reverse-opening';
import { changeArea, transferStock } from './transfer-stock';

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
  transfer: transferStock,
  changeArea,
  alerts,
};
