/** Every procedure of this feature and the code that answers it. */
import { checkNote, failCheck, pickers } from './check-note';
import { finishNote } from './finish-note';
import { issueNote } from './issue-note';
import { lotsFor, proposeNote, toIssue, toIssueTotals } from './issue.queries';
import { getNote, listNotes, noteTotals, pickingList } from './notes.queries';
import { finishPicking, startPicking } from './pick-note';
import { printNote } from './print-note';
import { previewPrint } from './print.queries';
import { replaceLot } from './replace-lot';
import { scannedCodes } from './scans.queries';
import { scanCode } from './scan-code';
import { shipNote } from './ship-note';
import { shortPath } from './short-path';
import { signNote } from './sign-note';
import { lotPapers } from './lot-papers.queries';
import { previewWaybills, recordWaybills } from './record-waybills';
import { voidNote } from './void-note';

export const dispatchHandlers = {
  toIssue,
  toIssueTotals,
  proposeNote,
  list: listNotes,
  totals: noteTotals,
  get: getNote,
  pickingList,
  lotsFor,
  issueNote,
  startPicking,
  finishPicking,
  replaceLot,
  scanCode,
  scannedCodes,
  pickers,
  failCheck,
  checkNote,
  shipNote,
  signNote,
  voidNote,
  shortPath,
  finishNote,
  previewWaybills,
  recordWaybills,
  lotPapers,
  previewPrint,
  printNote,
};
