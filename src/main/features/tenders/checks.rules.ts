/** The purchaser's time limits that were not kept: what may be objected to, with its numbers. Pure. */
import { daysBetween } from '../../../shared/domain/business-date';
import type { ClockAmounts, ClockKey } from '../../../shared/domain/tender-clocks';
import type { TenderKind } from '../../../shared/domain/tender-words';
import { workdaysBetween, type Calendar } from '../../../shared/domain/workdays';

export type CheckFacts = {
  readonly kind: TenderKind;
  readonly isGovernment: boolean;
  readonly documentsOn: string | null;
  /** As it is now: what was put off long enough is mended. */
  readonly deadlineOn: string | null;
  readonly clarificationOn: string | null;
  readonly openedOn: string | null;
  readonly publishedOn: string | null;
  readonly publishedUntil: string | null;
  readonly contractOn: string | null;
  readonly awardNoticeOn: string | null;
  readonly isWon: boolean;
  readonly estimateFen: number | null;
  /** The largest bid deposit asked for; null when there is none. */
  readonly depositFen: number | null;
  /** Whether some of it still lies outside. */
  readonly isDepositOutside: boolean;
  /** All performance bonds, and the sum of what was won; null where one of them is not known. */
  readonly bondFen: number | null;
  readonly contractFen: number | null;
  readonly today: string;
};

/** `found` against `limit`, in the unit of the clock; shares in hundredths of a percent point are rounded down. */
export type TimeCheck = { readonly key: ClockKey; readonly found: number; readonly limit: number };

const BASIS_POINTS = 10_000;
/** Share of an amount in basis points, rounded down. */
const shareBp = (part: number, whole: number): number => Number((BigInt(part) * BigInt(BASIS_POINTS)) / BigInt(whole));

type Test = readonly [key: ClockKey, found: number | null, isKept: (found: number, limit: number) => boolean];
const atLeast = (found: number, limit: number): boolean => found >= limit;
const atMost = (found: number, limit: number): boolean => found <= limit;
const span = (from: string | null, to: string | null): number | null =>
  from === null || to === null ? null : daysBetween(from, to);

/** Days that a deposit lies outside past its return, and which clock says so. */
function depositBack(facts: CheckFacts, calendar: Calendar): Test {
  const { isGovernment, isWon, contractOn, awardNoticeOn, isDepositOutside, today } = facts;
  const from = isGovernment && !isWon ? awardNoticeOn : contractOn;
  if (from === null || !isDepositOutside || from > today) return ['depositBack', null, atMost];
  return isGovernment
    ? ['depositBackGovernment', workdaysBetween(calendar, from, today), atMost]
    : ['depositBack', daysBetween(from, today), atMost];
}

/** In percent with two digits, as basis points; the limit is a whole percent. */
const shareTest = (key: ClockKey, part: number | null, whole: number | null): Test => [
  key,
  part === null || whole === null || whole === 0 ? null : shareBp(part, whole),
  (found, limit) => found <= limit * 100,
];

/** What may be objected to; nothing for volume procurement and listings, which follow their own documents. */
export function timeChecks(facts: CheckFacts, clocks: ClockAmounts, calendar: Calendar): TimeCheck[] {
  const { kind, isGovernment, deadlineOn, publishedOn, publishedUntil } = facts;
  if (kind !== 'open' && !isGovernment) return [];
  const isOpen = kind === 'open';
  const published = span(publishedOn, publishedUntil);
  const tests: readonly Test[] = [
    ['documentsToDeadline', isOpen ? span(facts.documentsOn, deadlineOn) : null, atLeast],
    ['clarification', isOpen ? span(facts.clarificationOn, deadlineOn) : null, atLeast],
    shareTest('depositShare', facts.depositFen, facts.estimateFen),
    ['publishedWithin', isGovernment ? null : span(facts.openedOn, publishedOn), atMost],
    // Both the first and the last day are days of the publication.
    ['publishedFor', isGovernment || published === null ? null : published + 1, atLeast],
    depositBack(facts, calendar),
    shareTest('bondShare', facts.bondFen, facts.contractFen),
  ];
  return tests.flatMap(([key, found, isKept]) =>
    found === null || isKept(found, clocks[key]) ? [] : [{ key, found, limit: clocks[key] }],
  );
}
