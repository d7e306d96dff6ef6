/** The procedures of purchase receipts, as main/rpc registers them. */
import { cancelPurchase, inspectPurchase } from './inspect-purchase';
import { printPurchase, setPurchaseInvoice, setPurchasePrices } from './price-purchase';
import { getPurchase, listPurchases, purchaseTotals } from './purchase-list.queries';
import { previewPurchase } from './purchase-paper.queries';
import { recordPurchase } from './record-purchase';

export const purchases = {
  list: listPurchases,
  totals: purchaseTotals,
  get: getPurchase,
  record: recordPurchase,
  inspect: inspectPurchase,
  cancel: cancelPurchase,
  setInvoice: setPurchaseInvoice,
  setPrices: setPurchasePrices,
  previewPaper: previewPurchase,
  printPaper: printPurchase,
};
