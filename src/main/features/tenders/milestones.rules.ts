/** Dates of a tender: what templates and the law plan from the dates that are known. Pure. */
import { addDays, businessDateOf, startOfDay } from '../../../shared/domain/business-date';
import { refuse, type Problem, type Refusal } from '../../../shared/domain/problem';
import type { ClockAmounts } from '../../../shared/domain/tender-clocks';
import { familyOf, stateKey } from '../../../shared/domain/tender-paths';
import { rightKinds } from '../../../shared/domain/tender-views';
import type {
  MilestoneAnchor,
  MilestoneBasis,
  MilestoneKind,
  TenderKind,
  TenderState,
} from '../../../shared/domain/tender-words';
import { addWorkdays, lastWorkday, type Calendar } from '../../../shared/domain/workdays';
import type { milestoneTemplate, tender, tenderMilestone } from './tenders.tables';
import { isEnded, isRunning, type Standing } from './tenders.rules';

export type Template = typeof milestoneTemplate.$inferSelect;

/** The last millisecond of a day in the firm's zone: a date without a time is due until then. */
export const endOfDay = (date: string, timeZone: string): number => startOfDay(addDays(date, 1), timeZone) - 1;

export type Planned = {
  readonly kind: MilestoneKind;
  readonly title: string;
  readonly dueOn: string;
  readonly basis: MilestoneBasis;
  /** The clock it comes from; empty for a template's. */
  readonly basisNote: string;
  readonly isOurs: boolean;
  readonly leadWorkdays: number;
  /** Of a complaint: the objection whose answer it is counted from. */
  readonly countedFrom?: number;
};
/** The days from which others are counted, as far as they are known. */
export type Anchors = Readonly<Partial<Record<MilestoneAnchor, string>>> & {
  readonly documentsOn: string | null;
  readonly publishedOn: string | null;
};
/** The known days from which the others are counted. */
export function anchorsOf(record: typeof tender.$inferSelect, timeZone: string): Anchors {
  const { bidDeadlineAt, openingAt, publishedUntil, awardNoticeOn, contractOn, documentsOn, publishedOn } = record;
  return {
    documentsOn,
    publishedOn,
    ...(bidDeadlineAt === null ? {} : { bid_deadline: businessDateOf(bidDeadlineAt, timeZone) }),
    ...(openingAt === null ? {} : { opening: businessDateOf(openingAt, timeZone) }),
    ...(publishedUntil === null ? {} : { publication: publishedUntil }),
    ...(awardNoticeOn === null ? {} : { award_notice: awardNoticeOn }),
    ...(contractOn === null ? {} : { contract: contractOn }),
  };
}

export type Rules = {
  readonly calendar: Calendar;
  readonly templates: readonly Template[];
  readonly clocks: ClockAmounts;
};
type Subject = { readonly kind: TenderKind; readonly isGovernment: boolean; readonly platform: string };

/** Those of the platform, where it has its own; else those of the kind. */
export function templatesFor(templates: readonly Template[], { kind, platform }: Subject): readonly Template[] {
  const live = templates.filter((one) => one.tenderKind === kind && !one.isDisabled);
  const own = live.filter((one) => one.platform !== '' && one.platform === platform);
  return own.length > 0 ? own : live.filter((one) => one.platform === '');
}

/** Counted days before an anchor never fall on a day off: who waits for that day would come too late. */
function dayOf({ offsetDays, unit }: Pick<Template, 'offsetDays' | 'unit'>, from: string, calendar: Calendar): string {
  if (unit === 'workday') return addWorkdays(calendar, from, offsetDays);
  const day = addDays(from, offsetDays);
  return offsetDays < 0 ? lastWorkday(calendar, day) : day;
}

const law = (kind: MilestoneKind, dueOn: string, basisNote: string): Planned => ({
  ...{ kind, title: '', dueOn, basis: 'law', basisNote, isOurs: true, leadWorkdays: 0 },
});

/** Whether the law on bidding speaks of this kind; volume procurement and listings follow their own documents. */
export const isUnderLaw = (kind: TenderKind): boolean => familyOf(kind) === 'open' || familyOf(kind) === 'direct';

/** What the law lets us do, until when. */
function lawDates(subject: Subject, anchors: Anchors, { calendar, clocks }: Rules): Planned[] {
  if (!isUnderLaw(subject.kind)) return [];
  const found: Planned[] = [];
  const { bid_deadline: deadline, publication, documentsOn, publishedOn, award_notice: notice } = anchors;
  if (subject.isGovernment) {
    const until = (from: string): string => addWorkdays(calendar, from, clocks.challenge);
    if (documentsOn) found.push(law('challenge', until(documentsOn), 'challenge'));
    if (publishedOn) found.push(law('challenge', until(publishedOn), 'challengeResult'));
  } else if (subject.kind === 'open') {
    if (deadline) {
      const last = lastWorkday(calendar, addDays(deadline, -clocks.objectionDocuments));
      found.push(law('objection_documents', last, 'objectionDocuments'));
    }
    if (publication) found.push(law('objection_result', publication, 'publishedFor'));
  }
  if (notice && (subject.kind === 'open' || subject.isGovernment)) {
    found.push(law('contract', addDays(notice, clocks.contract), 'contract'));
  }
  return found;
}

/** All dates that follow from the known ones. */
export function plannedDates(subject: Subject, anchors: Anchors, rules: Rules): Planned[] {
  const fromTemplates = templatesFor(rules.templates, subject).flatMap((one): Planned[] => {
    const from = anchors[one.anchor];
    if (from === undefined) return [];
    const dueOn = dayOf(one, from, rules.calendar);
    const lead = one.milestoneKind === 'deposit_arrival' ? rules.clocks.depositLead : 0;
    const { milestoneKind: kind, title, isOurs } = one;
    return [{ kind, title, dueOn, basis: 'template', basisNote: '', isOurs, leadWorkdays: one.leadWorkdays || lead }];
  });
  const lawful = lawDates(subject, anchors, rules);
  const named = new Set(lawful.map(({ kind }) => kind));
  return [...fromTemplates.filter(({ kind }) => !named.has(kind)), ...lawful];
}

type Answered = Pick<typeof tenderMilestone.$inferSelect, 'id' | 'isDropped' | 'answeredOn'>;

/** Until when one may complain, of each answer to an objection. */
export const complaintsOf = (
  { isGovernment }: Pick<Subject, 'isGovernment'>,
  kept: readonly Answered[],
  { calendar, clocks }: Rules,
): Planned[] =>
  kept.flatMap(({ id, isDropped, answeredOn }) => {
    if (isDropped || answeredOn === null) return [];
    const dueOn = isGovernment
      ? addWorkdays(calendar, answeredOn, clocks.complaintGovernment)
      : addDays(answeredOn, clocks.complaint);
    return [{ ...law('complaint', dueOn, isGovernment ? 'complaintGovernment' : 'complaint'), countedFrom: id }];
  });

type DateRecord = Pick<
  typeof tenderMilestone.$inferSelect,
  'kind' | 'title' | 'basisNote' | 'countedFrom' | 'isPlanned' | 'isDropped' | 'doneAt' | 'missedReason'
>;
const isOpen = ({ isDropped, doneAt, missedReason }: DateRecord): boolean =>
  !isDropped && doneAt === null && missedReason === '';

/** Documents and result are challenged each by itself; what somebody wrote down himself stands for either while it is open. */
const isSameChallenge = (kept: DateRecord, { basisNote }: Planned): boolean =>
  kept.basisNote.startsWith('challenge') ? kept.basisNote === basisNote : isOpen(kept);

/** Whether a date is the one that was planned, whatever became of it. */
export const isOneOf = (kept: DateRecord, planned: Planned): boolean =>
  kept.kind === planned.kind &&
  kept.title === planned.title &&
  kept.countedFrom === (planned.countedFrom ?? null) &&
  (kept.kind !== 'challenge' || isSameChallenge(kept, planned));

/** Goes with what it is counted from: nobody has moved it, kept it, missed it or dropped it. */
export const isFollowing = (kept: DateRecord): boolean => kept.isPlanned && isOpen(kept);

export type Kept = {
  readonly dueAt: number;
  readonly doneAt: number | null;
  readonly missedReason: string;
  readonly isDropped: boolean;
  readonly isOurs: boolean;
};
export type MilestoneLook = 'done' | 'missed' | 'dropped' | 'late' | 'today' | 'open';

/** How a date looks now: one of ours that passed undone is late. */
export function milestoneLook(kept: Kept, now: number, timeZone: string): MilestoneLook {
  if (kept.isDropped) return 'dropped';
  if (kept.doneAt !== null) return 'done';
  if (kept.missedReason !== '') return 'missed';
  if (kept.dueAt < now) return kept.isOurs ? 'late' : 'open';
  return businessDateOf(kept.dueAt, timeZone) === businessDateOf(now, timeZone) ? 'today' : 'open';
}

/** A date that was kept, missed or dropped stays so. */
export function settledProblem(kept: Kept): Problem | undefined {
  const word = kept.isDropped ? 'dropped' : kept.doneAt !== null ? 'done' : kept.missedReason === '' ? '' : 'missed';
  return word === '' ? undefined : { code: 'STATE_CONFLICT', params: { state: `tenderDates.looks.${word}` } };
}

/** Dates change as long as the tender runs; what follows an award or a defeat is still kept or missed. */
export const closedProblem = (standing: Standing): Refusal | undefined =>
  standing.state === 'closed'
    ? refuse('STATE_CONFLICT', { state: stateKey(standing.kind, standing.state) })
    : undefined;

/** The deadline and the opening move only while the tender runs. */
export const anchorProblem = (standing: Standing, kind: MilestoneKind): Refusal | undefined =>
  (kind === 'bid_deadline' || kind === 'opening') && !isRunning(standing.state)
    ? refuse('RULE_VIOLATED', { case: 'tenders.refusals.notRunning' })
    : undefined;

const objections: readonly MilestoneKind[] = ['objection_documents', 'objection_result', 'challenge'];
/** Others answer it, and a complaint is counted from the answer. */
export const isObjection = (kind: MilestoneKind): boolean => objections.includes(kind);

/** Nobody has answered tomorrow. */
export const aheadOf = (today: string): Refusal =>
  refuse('VALIDATION_FAILED', { case: 'tenderDates.refusals.answeredAhead', on: today }, ['/answeredOn']);

type Settled = Pick<DateRecord, 'kind' | 'isDropped' | 'doneAt' | 'missedReason'> & { readonly id: number };
const openState: Problem = { code: 'STATE_CONFLICT', params: { state: 'tenderDates.looks.open' } };

/** The answer belongs to an objection that was raised. */
export const answerProblem = (standing: Standing, kept: Settled): Problem | undefined =>
  isObjection(kept.kind) && kept.doneAt !== null && !kept.isDropped ? closedProblem(standing)?.problem : openState;

type Way = Standing & Pick<typeof tender.$inferSelect, 'submittedAt' | 'openedAt' | 'awardNoticeOn'>;
const signedStates: readonly TenderState[] = ['signed', 'executing'];
const pastEnd: readonly MilestoneKind[] = [...rightKinds, 'deposit_refund', 'performance_bond'];

/** Done by a step of the tender, which said more than the date. */
function isByStep({ state, submittedAt, openedAt, awardNoticeOn }: Way, { kind, doneAt }: Settled): boolean {
  if (doneAt === null) return false;
  if (kind === 'bid_deadline') return submittedAt !== null;
  if (kind === 'opening') return openedAt !== null;
  if (kind === 'award_notice') return awardNoticeOn !== null;
  return kind === 'contract' && signedStates.includes(state);
}

/** Why a date that was kept, missed or dropped cannot be opened again; `others`: all dates of the tender. */
export function reopenProblem(way: Way, kept: Settled, others: readonly Settled[]): Problem | undefined {
  if (!settledProblem({ ...kept, dueAt: 0, isOurs: true })) return openState;
  const closed = closedProblem(way) ?? anchorProblem(way, kept.kind);
  if (closed) return closed.problem;
  // Of what ended without an award nobody waits for anything else.
  if (isEnded(way.state) && !pastEnd.includes(kept.kind)) {
    return { code: 'RULE_VIOLATED', params: { case: 'tenders.refusals.notRunning' } };
  }
  if (isByStep(way, kept)) return { code: 'RULE_VIOLATED', params: { case: 'tenderDates.refusals.byStep' } };
  const isTaken = others.some(({ id, kind, isDropped }) => id !== kept.id && kind === kept.kind && !isDropped);
  return kept.isDropped && isTaken && isSingle(kept.kind)
    ? { code: 'RULE_VIOLATED', params: { case: 'tenderDates.refusals.once' } }
    : undefined;
}

const single: readonly MilestoneKind[] = ['bid_deadline', 'opening', 'publication', 'award_notice', 'contract'];
/** Of these a tender has one at a time; others are counted from them. */
export const isSingle = (kind: MilestoneKind): boolean => single.includes(kind);
