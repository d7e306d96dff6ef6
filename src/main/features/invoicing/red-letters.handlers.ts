/** The procedures of red forms and what goes with them, as main/rpc registers them. */
import { askAdvance, decideAdvance } from './pending-advance';
import { advanceWishes, pendingRows } from './pending.queries';
import { issueRedForm, recordRedOfReissue } from './red-issue';
import { blueOf, findBlues, getRed, listRed, redClocks, redTotals } from './red-list.queries';
import { differingAccounts, noteDiffering } from './red-prices.queries';
import { recordBuyersForm, requestRed } from './red-request';
import { answerBuyersForm, answerForm, approveForm, lapseForms, refuseForm, sendForm, withdrawForm } from './red-steps';
import { previewReissue } from './reissue-preview.queries';
import { rekeySales } from './rekey';
import { rekeyableOf } from './rekey.queries';

export const redLetters = {
  list: listRed,
  totals: redTotals,
  get: getRed,
  clocks: redClocks,
  blues: findBlues,
  blue: blueOf,
  previewReissue,
  request: requestRed,
  recordBuyers: recordBuyersForm,
  approve: approveForm,
  refuse: refuseForm,
  withdraw: withdrawForm,
  send: sendForm,
  answer: answerForm,
  answerBuyer: answerBuyersForm,
  lapse: lapseForms,
  recordRed: recordRedOfReissue,
  issue: issueRedForm,
  pending: pendingRows,
  advanceWishes,
  askAdvance,
  decideAdvance,
  rekeyable: rekeyableOf,
  rekey: rekeySales,
  differing: differingAccounts,
  noteDiffering,
};
