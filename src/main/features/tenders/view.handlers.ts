/** The procedures of the views on tenders, as main/rpc registers them. */
import { tenderBoard, tenderProvinces } from './view-board.queries';
import { figureRows, figureRowsTotals, tenderFigures } from './view-figures.queries';
import { tenderMonth } from './view-month.queries';

export const tenderViews = {
  board: tenderBoard,
  provinces: tenderProvinces,
  month: tenderMonth,
  figures: tenderFigures,
  rows: figureRows,
  rowsTotals: figureRowsTotals,
};
