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
import { answerMilestone, reopenMilestone } from './settled-milestones';
import { decideTender, moveTender } from './move-tender';
import { recordOpening, recordPublication } from './record-result';
import { traced } from './step-trace';
import { submitTender } from './submit-tender';
import { takeBackStep } from './take-back';
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
  decide: traced(decideTender),
  moveTo: traced(moveTender),
  submit: traced(submitTender),
  recordOpening: traced(recordOpening),
  recordPublication: traced(recordPublication),
  lose: traced(loseTender),
  abandon: traced(abandonTender),
  fail: traced(failTender),
  void: traced(voidTender),
  terminate: traced(terminateTender),
  reject: traced(rejectTender),
  reopen: traced(reopenTender),
  takeBack: takeBackStep,
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
  answer: answerMilestone,
  reopen: reopenMilestone,
};

export const tenderRules = { clocks: listClocks, changeClock, templates: listTemplates, saveTemplate };
