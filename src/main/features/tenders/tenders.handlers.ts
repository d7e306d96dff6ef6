/** The procedures of the register of tenders, as main/rpc registers them. */
import { changeTenderFacts, reassignTender } from './change-tender';
import { changeClock, saveTemplate } from './change-tender-rules';
import { cloneRound } from './clone-round';
import { countdown, strip, waiting } from './countdown.queries';
import { createTender } from './create-tender';
import {
  abandonTender,
  failTender,
  loseTender,
  rejectTender,
  reopenTender,
  terminateTender,
  voidTender,
} from './end-tender';
import { followUpTender } from './follow-up-tender';
import {
  addMilestone,
  arrangeOpening,
  doneMilestone,
  dropMilestone,
  missMilestone,
  moveMilestoneDate,
} from './milestone-commands';
import { decideTender, moveTender } from './move-tender';
import { recordOpening, recordPublication } from './record-result';
import { submitTender } from './submit-tender';
import { datesOf } from './tender-dates.queries';
import { listTenders, tenderTotals } from './tender-list.queries';
import { listClocks, listTemplates } from './tender-rules.queries';
import { getTender } from './tender.queries';

export const tenders = {
  list: listTenders,
  totals: tenderTotals,
  get: getTender,
  create: createTender,
  change: changeTenderFacts,
  reassign: reassignTender,
  decide: decideTender,
  moveTo: moveTender,
  submit: submitTender,
  recordOpening,
  recordPublication,
  lose: loseTender,
  abandon: abandonTender,
  fail: failTender,
  void: voidTender,
  terminate: terminateTender,
  reject: rejectTender,
  reopen: reopenTender,
  followUp: followUpTender,
  cloneRound,
  countdown,
  waiting,
  strip,
};

export const tenderDates = {
  of: datesOf,
  add: addMilestone,
  move: moveMilestoneDate,
  done: doneMilestone,
  missed: missMilestone,
  drop: dropMilestone,
  arrange: arrangeOpening,
};

export const tenderRules = { clocks: listClocks, changeClock, templates: listTemplates, saveTemplate };
