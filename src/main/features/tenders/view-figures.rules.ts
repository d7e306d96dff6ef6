/** How figures of tenders are counted: win rates, dates kept on time, money outside by its age. Pure. */
import { daysBetween } from '../../../shared/domain/business-date';
import { depositAges, graceOf, notWonStates, rightKinds } from '../../../shared/domain/tender-views';
import { milestoneKinds, wonStates, type MilestoneKind, type TenderState } from '../../../shared/domain/tender-words';

const WHOLE = 10_000;
/** A share in basis points, rounded down; null, not nothing, where there is nothing to share. */
export const shareBp = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.floor((part * WHOLE) / whole);

const won: readonly TenderState[] = wonStates;
const notWon: readonly TenderState[] = notWonStates;
/** What somebody decided about a bid; undefined while it runs, and where nobody decided about it. */
export function decisionOf(state: TenderState): 'won' | 'notWon' | undefined {
  if (won.includes(state)) return 'won';
  return notWon.includes(state) ? 'notWon' : undefined;
}

/** So many bids that share a key. */
export type Decided = { readonly key: string; readonly label: string; readonly isWon: boolean; readonly count: number };
export type Rate = {
  readonly key: string;
  readonly label: string;
  readonly won: number;
  readonly decided: number;
  readonly rateBp: number | null;
};

/** The win rate of everything together. */
export function rateOf(bids: readonly Decided[], { key, label }: Pick<Rate, 'key' | 'label'>): Rate {
  const decided = bids.reduce((sum, { count }) => sum + count, 0);
  const taken = bids.reduce((sum, { isWon, count }) => sum + (isWon ? count : 0), 0);
  return { key, label, won: taken, decided, rateBp: shareBp(taken, decided) };
}

/** The win rate of each key, the most decided first. */
export function ratesOf(bids: readonly Decided[]): Rate[] {
  const groups = [...Map.groupBy(bids, ({ key }) => key).values()];
  const rates = groups.flatMap((group) => (group[0] ? [rateOf(group, group[0])] : []));
  return rates.toSorted((a, b) => b.decided - a.decided || b.won - a.won || (a.key < b.key ? -1 : 1));
}

const rights: readonly MilestoneKind[] = rightKinds;
/** A date of a tender, times in UTC ms. */
export type Kept = {
  readonly kind: MilestoneKind;
  readonly dueAt: number;
  readonly originalDueAt: number;
  readonly doneAt: number | null;
  readonly movedCount: number;
  /** Of an opening; null where the documents say nothing. */
  readonly minutesAllowed: number | null;
  readonly missedReason: string;
  /** When the bid was given up or called off; null where it was not. */
  readonly calledOffAt: number | null;
};

/** A date counts once, however often it was moved, and not before it is due or done; nobody waits for it after an end. */
export function keptOf(date: Kept, now: number): 'pending' | 'onTime' | 'late' {
  const { kind, doneAt, missedReason, calledOffAt } = date;
  const dueAt = date.dueAt + graceOf(kind, date.minutesAllowed);
  if (doneAt !== null) return doneAt <= dueAt ? 'onTime' : 'late';
  if (missedReason !== '') return 'late';
  const isWaitedFor = !rights.includes(kind) && (calledOffAt === null || calledOffAt > date.dueAt);
  return dueAt < now && isWaitedFor ? 'late' : 'pending';
}

export type OnTime = {
  readonly kind: MilestoneKind;
  readonly due: number;
  readonly onTime: number;
  readonly onTimeOriginal: number;
  readonly moved: number;
  readonly onTimeBp: number | null;
  readonly onTimeOriginalBp: number | null;
};

/** How many dates of each kind were kept, against the date that stood last and against the one that stood first. */
export function onTimeOf(dates: readonly Kept[], now: number): OnTime[] {
  const counted = Map.groupBy(
    dates.filter((date) => keptOf(date, now) !== 'pending'),
    ({ kind }) => kind,
  );
  return milestoneKinds.flatMap((kind) => {
    const all = counted.get(kind);
    if (!all) return [];
    const due = all.length;
    const onTime = all.filter((date) => keptOf(date, now) === 'onTime').length;
    const onTimeOriginal = all.filter(
      (date) => keptOf({ ...date, dueAt: date.originalDueAt }, now) === 'onTime',
    ).length;
    const moved = all.filter(({ movedCount }) => movedCount > 0).length;
    const shares = { onTimeBp: shareBp(onTime, due), onTimeOriginalBp: shareBp(onTimeOriginal, due) };
    return [{ kind, due, onTime, onTimeOriginal, moved, ...shares }];
  });
}

/** A deposit of which something is still with the payee. */
export type Outside = {
  readonly outstandingFen: number;
  readonly paidOn: string | null;
  readonly refundDueOn: string;
};
export type Money = { readonly count: number; readonly fen: number };
const moneyOf = (rows: readonly Outside[]): Money => ({
  count: rows.length,
  fen: rows.reduce((sum, { outstandingFen }) => sum + outstandingFen, 0),
});

/** In which group of {@link depositAges} a number of days falls; behind the last one there is another. */
export function ageGroupOf(days: number): number {
  const at = depositAges.findIndex((most) => days <= most);
  return at < 0 ? depositAges.length : at;
}

/** Money outside: everything, what is overdue, and by the days since it was paid. Every fen stands in one group. */
export function outsideOf(rows: readonly Outside[], today: string) {
  const groupOf = ({ paidOn }: Outside) => (paidOn === null ? 0 : ageGroupOf(Math.max(0, daysBetween(paidOn, today))));
  const groups = Map.groupBy(rows, groupOf);
  const dues = rows.map(({ refundDueOn }) => refundDueOn).toSorted();
  return {
    all: moneyOf(rows),
    overdue: moneyOf(rows.filter(({ refundDueOn }) => refundDueOn < today)),
    ages: [...depositAges, 0].map((_, at) => moneyOf(groups.get(at) ?? [])),
    oldestDueOn: dues[0] ?? null,
  };
}
