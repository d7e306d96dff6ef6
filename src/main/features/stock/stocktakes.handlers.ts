/** The procedures of stocktakes, as main/rpc registers them. */
import { addFound, finishStocktake, recountStocktake, saveCounts } from './count-stocktake';
import { approveStocktake, cancelStocktake } from './decide-stocktake';
import { printSheet } from './print-stocktake';
import { startStocktake } from './start-stocktake';
import { getStocktake, listStocktakes, previewSheet, stocktakeTotals } from './stocktake-list.queries';

export const stocktakes = {
  list: listStocktakes,
  totals: stocktakeTotals,
  get: getStocktake,
  start: startStocktake,
  saveCounts,
  addFound,
  finish: finishStocktake,
  recount: recountStocktake,
  approve: approveStocktake,
  cancel: cancelStocktake,
  previewSheet,
  printSheet,
};
