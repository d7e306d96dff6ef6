/** The last step of a tender is taken back: to which state, and what of it is as it was before. Pure. */
import { hasOpening, type TenderStep } from '../../../shared/domain/tender-paths';
import {
  waitingStates,
  type MilestoneKind,
  type TenderKind,
  type TenderState,
} from '../../../shared/domain/tender-words';
import type { DepositRecord } from './deposit.queries';
import type { MilestoneRecord } from './milestones.queries';
import type { TenderRecord } from './tenders.queries';

const tenderCells = [
  ...(['goDecision', 'goReason', 'goBy', 'goAt', 'submittedAt', 'submittedBy', 'submittedHow', 'courierNo'] as const),
  ...(['lateReason', 'openedAt', 'publishedOn', 'publishedUntil', 'outcomeReason', 'outcomeNote', 'lesson'] as const),
  ...(['endedAt', 'awardNoticeOn', 'contractOn', 'nextFollowUpOn'] as const),
] as const satisfies (keyof TenderRecord)[];
const dateCells = [
  ...(['dueAt', 'isPlanned', 'leadWorkdays', 'doneAt', 'doneBy', 'doneNote', 'missedReason', 'isDropped'] as const),
] as const satisfies (keyof MilestoneRecord)[];
const depositCells = ['refundDueOn'] as const satisfies (keyof DepositRecord)[];

type TenderCells = Pick<TenderRecord, (typeof tenderCells)[number]>;
type DateCells = Pick<MilestoneRecord, (typeof dateCells)[number]>;
type DepositCells = Pick<DepositRecord, (typeof depositCells)[number]>;

/** Cells as they were and as the step left them. */
type Change<C> = { readonly was: Partial<C>; readonly is: Partial<C> };
/** Of a row; `was` null where the step added it. */
type RowChange<C> = { readonly id: number; readonly was: Partial<C> | null; readonly is: Partial<C> };
export type DateChange = RowChange<DateCells>;
/** What a step changed. */
export type StepChange = {
  readonly tender: Change<TenderCells>;
  readonly dates: readonly DateChange[];
  readonly deposits: readonly RowChange<DepositCells>[];
};

export type Seen = {
  readonly tender: TenderRecord;
  readonly dates: readonly MilestoneRecord[];
  readonly deposits: readonly DepositRecord[];
};

const cellsOf = <T, K extends keyof T>(row: T, keys: readonly K[]): Partial<Pick<T, K>> =>
  Object.fromEntries(keys.map((key) => [key, row[key]])) as Partial<Pick<T, K>>;

function changeOf<T, K extends keyof T>(before: T, after: T, keys: readonly K[]): Change<Pick<T, K>> {
  const changed = keys.filter((key) => before[key] !== after[key]);
  return { was: cellsOf(before, changed), is: cellsOf(after, changed) };
}

type Rows<T> = { readonly before: readonly T[]; readonly after: readonly T[] };

function rowChanges<T extends { readonly id: number }, K extends keyof T>(
  { before, after }: Rows<T>,
  keys: readonly K[],
): RowChange<Pick<T, K>>[] {
  const known = new Map(before.map((row) => [row.id, row]));
  return after.flatMap((row): RowChange<Pick<T, K>>[] => {
    const old = known.get(row.id);
    if (!old) return [{ id: row.id, was: null, is: cellsOf(row, keys) }];
    const change = changeOf(old, row, keys);
    return Object.keys(change.is).length === 0 ? [] : [{ id: row.id, ...change }];
  });
}

/** What a step did, from how everything stood before and after it; deposits are never added by one. */
export const stepChange = (before: Seen, after: Seen): StepChange => ({
  tender: changeOf(before.tender, after.tender, tenderCells),
  dates: rowChanges({ before: before.dates, after: after.dates }, dateCells),
  deposits: rowChanges({ before: before.deposits, after: after.deposits }, depositCells),
});

/** The cells that go back: those that nobody has changed since the step did. */
export function restored<C extends object>({ was, is }: Change<C>, now: C): Partial<C> {
  const keys = (Object.keys(is) as (keyof C)[]).filter((key) => now[key] === is[key]);
  return Object.fromEntries(keys.map((key) => [key, was[key]])) as Partial<C>;
}

type Standing = { readonly kind: TenderKind; readonly state: TenderState; readonly previousState: TenderState | '' };

/** The state before the last step; of one that was taken over from before the book by its facts, null: nothing before. */
export function stateBefore({ kind, state, previousState }: Standing): TenderState | null {
  if (previousState !== '') return previousState;
  if (state === 'submitted') return 'preparing';
  if (state === 'opened') return 'submitted';
  return state === 'published' ? (hasOpening(kind) ? 'opened' : 'submitted') : null;
}

/** The step into a state of a tender that was taken over with it. */
export function stepInto(state: TenderState): TenderStep {
  if (state === 'opened') return 'recordOpening';
  return state === 'published' ? 'recordPublication' : 'submit';
}

const waiting: readonly TenderState[] = waitingStates;
type Next = { readonly to: TenderState; readonly was: string | null; readonly today: string; readonly soon: string };

/** While others decide never without a day to ask: the one from before, where it has not passed, else the next working day. */
export function followUpAfter({ to, was, today, soon }: Next): string | null {
  if (!waiting.includes(to)) return was;
  return was !== null && was >= today ? was : soon;
}

const unsaid = { outcomeReason: '', outcomeNote: '', lesson: '', endedAt: null } as const;
const undecided = { goDecision: '', goReason: '', goBy: null, goAt: null } as const;
const notOut = { submittedAt: null, submittedBy: null, submittedHow: '', courierNo: '', lateReason: '' } as const;

/** What each step enters, for those that were taken before they were written down with what they changed. */
const entered: Readonly<Record<TenderStep, Partial<TenderCells>>> = {
  ...{ evaluate: {}, prepare: {}, execute: {}, sign: {}, close: { endedAt: null } },
  ...{ go: undecided, noGo: { ...undecided, ...unsaid }, submit: notOut, reopen: {} },
  ...{ recordOpening: { openedAt: null }, recordPublication: { publishedOn: null, publishedUntil: null } },
  ...{ win: { awardNoticeOn: null, contractOn: null } },
  ...{ lose: unsaid, abandon: unsaid, fail: unsaid, void: unsaid, terminate: unsaid, reject: unsaid },
};

type Settled = { readonly tender: TenderRecord; readonly dates: readonly MilestoneRecord[]; readonly now: number };
const open = { doneAt: null, doneBy: null } as const;

const changed = (date: MilestoneRecord, was: Partial<DateCells> | null): DateChange => ({
  ...{ id: date.id, was },
  is: was === null ? cellsOf(date, dateCells) : cellsOf(date, Object.keys(was) as (keyof DateCells)[]),
});
/** Kept by the step, by the hour it gave. */
const kept = ({ dates }: Settled, kinds: readonly MilestoneKind[], at?: number | null): DateChange[] =>
  dates
    .filter(({ kind, doneAt }) => kinds.includes(kind) && doneAt !== null && (at === undefined || doneAt === at))
    .map((date) => changed(date, open));
const added = ({ dates }: Settled, kinds: readonly MilestoneKind[]): DateChange[] =>
  dates.filter(({ kind, isDropped }) => kinds.includes(kind) && !isDropped).map((date) => changed(date, null));
/** Dropped, and still ahead. */
const dropped = ({ dates, now }: Settled): DateChange[] =>
  dates
    .filter(({ isDropped, isTakenBack, dueAt }) => isDropped && !isTakenBack && dueAt > now)
    .map((date) => changed(date, { isDropped: false }));

function datesOf(step: TenderStep, settled: Settled): DateChange[] {
  const { tender } = settled;
  switch (step) {
    case 'submit':
      return kept(settled, ['bid_deadline', 'sent'], tender.submittedAt);
    case 'recordOpening':
      return kept(settled, ['opening'], tender.openedAt);
    case 'recordPublication':
      return added(settled, ['publication']);
    case 'sign':
      return kept(settled, ['contract']);
    case 'win':
      return [
        ...added(settled, ['award_notice', 'contract', 'performance_bond', 'deposit_refund']),
        ...dropped(settled),
      ];
    case 'lose':
    case 'abandon':
    case 'fail':
    case 'void':
    case 'terminate':
    case 'reject':
      return dropped(settled);
    case 'evaluate':
    case 'go':
    case 'noGo':
    case 'prepare':
    case 'execute':
    case 'close':
    case 'reopen':
      return [];
  }
}

/** What a step must have changed of which nobody wrote down more. */
export function derivedChange(step: TenderStep, settled: Settled): StepChange {
  const was = entered[step];
  const is = cellsOf(settled.tender, Object.keys(was) as (keyof TenderCells)[]);
  return { tender: { was, is }, dates: datesOf(step, settled), deposits: [] };
}
