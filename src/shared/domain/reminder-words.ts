/** What the one reminder engine knows: its rules with their defaults, the steps of a ladder, who may hear of what. */
import { deskKeys, reminderOf, viewedKeys, type DeskKey } from './desk-words';
import { mayDo, type Permission, type Post } from './permissions';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Dates of tenders; every other rule is a line of somebody's desk. */
export const tenderRules = ['tenderDeadline', 'tenderMilestone', 'tenderOpening', 'tenderFollowUp'] as const;
export type TenderRule = (typeof tenderRules)[number];
/** Lines of the desk that count what the ladders tell one by one. */
const toldByLadders = [
  'tendersMissed',
  'tendersUrgent',
  'tendersToday',
  'tendersToAsk',
  'tendersOpening',
  'tendersSoon',
  'tendersWeek',
  'milestonesMissed',
] as const satisfies readonly string[];
type Untold = (typeof toldByLadders)[number] | (typeof viewedKeys)[number];
export type DeskRule = Exclude<DeskKey, Untold>;
export type ReminderRule = TenderRule | DeskRule;
const untold: readonly DeskKey[] = [...toldByLadders, ...viewedKeys];
const deskRules = deskKeys.filter((key): key is DeskRule => !untold.includes(key));
export const reminderRules = [...tenderRules, ...deskRules] as const satisfies readonly ReminderRule[];

/** `over`: the date has passed; `late` and `new`: a line of a desk that waits too long, or is there at all. */
export const reminderSteps = ['15d', '7d', '3d', '1d', '4h', '30m', 'due', 'over', 'late', 'new'] as const;
export type ReminderStep = (typeof reminderSteps)[number];

/** `beforeMs` its date; a loud one keeps no quiet hours and reaches the manager at once. */
export type LadderStep = { readonly step: ReminderStep; readonly beforeMs: number; readonly isLoud?: true };
const days = (step: ReminderStep, count: number): LadderStep => ({ step, beforeMs: count * DAY_MS });
const over: LadderStep = { step: 'over', beforeMs: -1 };
const lastHours: LadderStep = { step: '4h', beforeMs: 4 * HOUR_MS, isLoud: true };
const deadline = [days('15d', 15), days('7d', 7), days('3d', 3), days('1d', 1), lastHours, over];

export const ladders: Readonly<Record<TenderRule, readonly LadderStep[]>> = {
  tenderDeadline: deadline,
  tenderMilestone: deadline,
  tenderOpening: [days('3d', 3), days('1d', 1), lastHours, { step: '30m', beforeMs: 30 * MINUTE_MS, isLoud: true }],
  /** From the first minute of its day; the next day nobody has asked. */
  tenderFollowUp: [{ step: 'due', beforeMs: 0 }, days('over', -1)],
};
export const isTenderRule = (rule: ReminderRule): rule is TenderRule => tenderRules.some((one) => one === rule);
export const isLoudStep = (rule: ReminderRule, step: ReminderStep): boolean =>
  isTenderRule(rule) && ladders[rule].some((one) => one.step === step && one.isLoud === true);

export const reminderStates = ['open', 'snoozed', 'escalated', 'acknowledged', 'done'] as const;
export type ReminderState = (typeof reminderStates)[number];
/** The parts of the inbox. */
export const reminderSegments = ['open', 'snoozed', 'acknowledged'] as const;
export type ReminderSegment = (typeof reminderSegments)[number];

export type RuleSettings = {
  readonly isOn: boolean;
  /** Days before its date on which a ladder begins; null where another setting says when, or nothing does. */
  readonly threshold: number | null;
  /** Waits for the end of the quiet hours of whom it is for. */
  readonly isQuiet: boolean;
  /** Working hours after which the manager hears of what nobody acknowledged; 0: never. */
  readonly escalateHours: number;
  /** Pops up on the screen and in the system; in the inbox it stands in any case. */
  readonly isPopUp: boolean;
};

/** Told once a month or by the hundred: on for those who want it. */
const offByDefault: readonly ReminderRule[] = [
  'incompleteProducts',
  'samePerson',
  'lotsNear',
  'papersEarly',
  'credentialsEarly',
];
const LADDER_DAYS = 15;
const ESCALATE_HOURS = 4;

/** A rule as it stands until the firm changes it. */
export function ruleDefaults(rule: ReminderRule): RuleSettings {
  if (!isTenderRule(rule)) {
    const isPopUp = reminderOf(rule).group === 'today';
    return { isOn: !offByDefault.includes(rule), threshold: null, isQuiet: true, escalateHours: 0, isPopUp };
  }
  const threshold = rule === 'tenderFollowUp' ? null : LADDER_DAYS;
  return { isOn: true, isQuiet: true, isPopUp: true, threshold, escalateHours: ESCALATE_HOURS };
}

/** What the permission of a desk's line is for whoever hears of it as a manager. */
const screenPermissions: Readonly<Record<string, Permission>> = {
  approvals: 'orders.read',
  changes: 'orders.read',
  releases: 'orders.read',
  orders: 'orders.read',
  returns: 'returns.read',
  toIssue: 'dispatch.read',
  notes: 'dispatch.read',
  receipts: 'receipts.read',
  claims: 'receipts.read',
  ledger: 'invoicing.read',
  advances: 'invoicing.read',
  invoices: 'invoicing.read',
  quality: 'quality.read',
  deposits: 'tenders.read',
  tenders: 'tenders.read',
  deliveryAgreements: 'awards.read',
  agreedVolumes: 'awards.read',
  tenderPapers: 'tenders.read',
  deskRows: 'receivables.read',
};
/** Lines that say something to one person: about what he asked or imported himself. */
export const personalRules: readonly ReminderRule[] = [
  'releasesAsked',
  'releasesAnswered',
  'rejectedOrders',
  'papersToReview',
  'papersSentBack',
  'skippedImports',
  'advancesAged',
];
const unownedRules: readonly ReminderRule[] = ['shortGoods', 'shortArrived', 'monthEnd'];

/** What a manager needs who hears of it; undefined where nobody above is told. */
export function escalationPermission(rule: ReminderRule): Permission | undefined {
  if (isTenderRule(rule)) return 'tenders.read';
  if (personalRules.includes(rule) || unownedRules.includes(rule)) return undefined;
  return screenPermissions[reminderOf(rule).screen];
}

/** Whether these posts are told by the rule itself. */
export const hearsOf = (rule: ReminderRule, held: readonly Post[]): boolean =>
  isTenderRule(rule) ? mayDo(held, 'tenders.read') : reminderOf(rule).posts.some((post) => held.includes(post));

/** Minutes of the day; from later than until: over midnight. Both the same: never quiet by the hour. */
export type QuietHours = { readonly fromMinute: number; readonly untilMinute: number; readonly hasDaysOff: boolean };
export const quietDefaults: QuietHours = { fromMinute: 20 * 60, untilMinute: 8 * 60, hasDaysOff: true };
export const MINUTES_OF_DAY = 1_440;
/** Nobody puts a reminder off for longer. */
export const MOST_SNOOZE_MS = 30 * DAY_MS;
/** What one person sees of his inbox at most; there is more on the desk. */
export const MOST_INBOX = 1_000;
/** What pops up one by one; more than that is told as a number. */
export const MOST_NEWS = 3;
