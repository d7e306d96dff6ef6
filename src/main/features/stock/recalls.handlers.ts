/** The procedures of tracing and recalls, as main/rpc registers them. */
import { closeRecall, printLetter, startRecall } from './recall-batch';
import { getRecall, listRecalls, previewLetter, recallTotals } from './recall.queries';
import { batchesOf, findBatches, traceBatch } from './trace.queries';

export const recalls = {
  list: listRecalls,
  totals: recallTotals,
  get: getRecall,
  trace: traceBatch,
  findBatches,
  batchesOf,
  start: startRecall,
  close: closeRecall,
  previewLetter,
  printLetter,
};
