/** The procedures of a bid's papers, as main/rpc registers them. */
import {
  addDocument,
  askReview,
  askSigning,
  changeDocumentFacts,
  dropDocument,
  needAgain,
  passDocument,
  recordSigning,
  sendBack,
  setTemplate,
  startChecklist,
  writeDocument,
} from './document-commands';
import { checklistOf, documentHistory, documentTotals, listDocuments, listTemplates } from './document-list.queries';

export const tenderDocuments = {
  list: listDocuments,
  totals: documentTotals,
  ofTender: checklistOf,
  history: documentHistory,
  start: startChecklist,
  add: addDocument,
  change: changeDocumentFacts,
  write: writeDocument,
  askReview,
  pass: passDocument,
  sendBack,
  drop: dropDocument,
  needAgain,
  askSigning,
  recordSigning,
  templates: listTemplates,
  setTemplate,
};
