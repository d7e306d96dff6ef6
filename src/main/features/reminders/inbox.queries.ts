/** One's own reminders: each record is read again in the reader's row scope, so what he may not open is not there. */
import type { ReminderCounts, ReminderRow, remindersContract } from '../../../shared/contract/reminders.contract';
import { isComputed, reminderOf } from '../../../shared/domain/desk-words';
import {
  isLoudStep,
  isTenderRule,
  MOST_INBOX,
  MOST_NEWS,
  reminderRules,
  type ReminderRule,
  type ReminderSegment,
  type ReminderState,
  type ReminderStep,
  type RuleSettings,
} from '../../../shared/domain/reminder-words';
import { okay } from '../../../shared/domain/problem';
import type { Actor, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { thresholdOf } from '../desks/desks.rules';
import type { DeskFacts } from '../desks/source.queries';
import { lacksOf, noOpeningLacks, openingLacksOf, type Lacks } from '../tenders/lacks.queries';
import { allReaches } from '../users/reach.queries';
import { knownSubjects } from './computed-subjects.queries';
import { factsAt, remindersOf, rulesOf, type LiveReminder } from './reminders.queries';
import { mayHear, mayHearAbove, type Person } from './reminders.rules';
import { deskSubjects, type Subject } from './subject.queries';
import { tenderSubjects } from './tender-subjects.queries';

type Contract = typeof remindersContract;

/** The records of one rule as the reader sees them. */
type Asked = { readonly ids: readonly number[]; readonly facts: DeskFacts };
async function subjectsOf(db: ReadDb, rule: ReminderRule, { ids, facts }: Asked): Promise<Subject[]> {
  const { now, timeZone } = facts;
  if (isTenderRule(rule)) return tenderSubjects(db, rule, { now, timeZone, ids });
  if (isComputed(rule)) return knownSubjects(db, rule, ids);
  return (await deskSubjects(db, rule, { facts, wanted: { ids } })) ?? [];
}

const asPerson = ({ userId, posts, visible }: Actor): Person => {
  return { userId, posts, visible, orgUnitId: 0, isDisabled: false };
};

/** The same question as when it was told, asked of the reader as he is now. */
const isStillHis = (row: LiveReminder, subject: Subject, reader: Person): boolean =>
  row.escalatedFrom === null
    ? mayHear(reader, row.rule, subject.ownerId)
    : mayHearAbove(reader, row.rule, subject.ownerId);

type Shown = { readonly row: LiveReminder; readonly subject: Subject };

/** Rows whose record still needs them and is still open to the reader. */
async function shownOf(db: ReadDb, rows: readonly LiveReminder[], facts: DeskFacts): Promise<Shown[]> {
  const reader = asPerson(facts.actor);
  const shown: Shown[] = [];
  for (const [rule, own] of Map.groupBy(rows, (row) => row.rule)) {
    // A manager who is told of a line that is not his own sees the record, not the desk: his scope is asked below.
    const ids = [...new Set(own.map(({ entityId }) => entityId))];
    const found = await subjectsOf(db, rule, { ids, facts });
    const byId = new Map(found.map((subject) => [subject.entityId, subject]));
    for (const row of own) {
      const subject = byId.get(row.entityId);
      const isMoved = isTenderRule(rule) && subject?.dueAt !== row.dueAt;
      if (subject && !isMoved && isStillHis(row, subject, reader)) shown.push({ row, subject });
    }
  }
  return shown;
}

const urgentSteps: readonly ReminderStep[] = ['4h', '30m', 'over'];
const isUrgent = ({ row }: Shown): boolean => urgentSteps.includes(row.step);
const placeOf = new Map<ReminderRule, number>(reminderRules.map((rule, place) => [rule, place]));
/** How it stands in the inbox: last hours, what is over, what is late, what came last; then the oldest of each rule. */
function rankOf({ row: { rule, step, shownAt, dueAt, id } }: Shown, now: number): readonly number[] {
  const isLoud = isLoudStep(rule, step);
  // What can still be kept stands above what cannot.
  const urgency = [isLoud && dueAt > now, isLoud, step === 'over', step !== 'new'].indexOf(true);
  return [urgency < 0 ? 4 : urgency, -shownAt, placeOf.get(rule) ?? 0, dueAt, id];
}
const byRank =
  (now: number) =>
  (a: Shown, b: Shown): number => {
    const [first, second] = [rankOf(a, now), rankOf(b, now)];
    const place = first.findIndex((value, at) => value !== second[at]);
    return (first[place] ?? 0) - (second[place] ?? 0);
  };

const statesOf: Readonly<Record<ReminderSegment, readonly ReminderState[]>> = {
  open: ['open', 'escalated'],
  snoozed: ['snoozed'],
  acknowledged: ['acknowledged'],
};

async function segmentOf(db: ReadDb, segment: ReminderSegment, facts: DeskFacts): Promise<Shown[]> {
  const { userId } = facts.actor;
  const states = [...statesOf[segment]];
  const rows: LiveReminder[] = [];
  for (const state of states) rows.push(...(await remindersOf(db, { userId, state, limit: MOST_INBOX })));
  // What was put off until now is awake, whether the sweep has come by or not.
  if (segment === 'open') rows.push(...(await woken(db, facts)));
  const now = rows.filter(({ snoozedUntil }) => segment !== 'snoozed' || (snoozedUntil ?? 0) > facts.now);
  return (await shownOf(db, now, facts)).toSorted(byRank(facts.now));
}

async function woken(db: ReadDb, { actor, now }: DeskFacts): Promise<LiveReminder[]> {
  const snoozed = await remindersOf(db, { userId: actor.userId, state: 'snoozed', limit: MOST_INBOX });
  return snoozed.filter(({ snoozedUntil }) => (snoozedUntil ?? 0) <= now);
}

function targetOf(rule: ReminderRule, { opens }: Subject): ReminderRow['target'] {
  if (opens) return { screen: opens.screen, segment: null, id: opens.id };
  if (isTenderRule(rule)) return { screen: 'tenders', segment: null, id: null };
  const { screen, segment = null } = reminderOf(rule);
  return { screen, segment, id: null };
}

type Page = { readonly facts: DeskFacts; readonly rules: ReadonlyMap<ReminderRule, RuleSettings> };

/** Before an opening only what it needs itself: the bid has been handed in, or its deadline tells the rest. */
const onlyOpening = { papers: null, missing: [], seals: 0, depositGap: null, isQuoteOpen: false } as const;

/** What the bids and openings among these still lack; their records have just been read in the reader's row scope. */
async function lacksOfPage(db: ReadDb, page: readonly Shown[], facts: DeskFacts) {
  const idsOf = (wanted: ReminderRule): number[] => [
    ...new Set(
      page.flatMap(({ row: { rule }, subject: { opens } }) =>
        rule === wanted && opens?.screen === 'tender' ? [opens.id] : [],
      ),
    ),
  ];
  const [bids, opened] = [idsOf('tenderDeadline'), idsOf('tenderOpening')];
  const ofBids = bids.length === 0 ? new Map<number, Lacks>() : await lacksOf(db, bids, facts);
  const openings = await openingLacksOf(db, [...bids, ...opened], facts.now);
  return (rule: ReminderRule, tenderId: number): ReminderRow['lacks'] => {
    const opening = openings.get(tenderId) ?? noOpeningLacks;
    if (rule === 'tenderOpening') return { ...onlyOpening, missing: [], ...opening };
    const bid = rule === 'tenderDeadline' ? ofBids.get(tenderId) : undefined;
    return bid ? { ...bid, ...opening } : null;
  };
}

/** The rows of a page, with the names of the people in them and what their bids lack. */
async function rowsOfPage(db: ReadDb, page: readonly Shown[], { facts, rules }: Page): Promise<ReminderRow[]> {
  const hasNames = page.some(({ row }) => row.escalatedFrom !== null || row.escalatedTo !== null);
  const people = hasNames ? (await allReaches(db)).people : [];
  const nameOf = (id: number | null) => people.find(({ userId }) => userId === id)?.name ?? null;
  const lacks = await lacksOfPage(db, page, facts);
  return page.map(({ row, subject }): ReminderRow => {
    const { id, rule, step, state, firedAt, shownAt, snoozedUntil, dueAt } = row;
    return {
      ...{ id, rule, step, state, firedAt, shownAt, snoozedUntil, dueAt },
      ...{ title: subject.title, who: subject.who, isWholeDay: subject.isWholeDay },
      isLoud: isLoudStep(rule, step),
      isPopUp: rules.get(rule)?.isPopUp ?? false,
      ...{ escalatedTo: nameOf(row.escalatedTo), escalatedFrom: nameOf(row.escalatedFrom) },
      threshold: isTenderRule(rule) ? null : thresholdOf(rule, facts.settings),
      ...{ milestone: subject.milestone ?? null, milestoneTitle: subject.milestoneTitle ?? '' },
      tenderState: subject.tenderState ?? null,
      lacks: lacks(rule, subject.opens?.id ?? 0),
      target: targetOf(rule, subject),
    };
  });
}

export const counts: Query<Contract['counts']> = async (db, _input, { actor, now }) => {
  const facts = await factsAt(db, actor, now);
  const open = await segmentOf(db, 'open', facts);
  const snoozed = await segmentOf(db, 'snoozed', facts);
  const found: ReminderCounts = { open: open.length, snoozed: snoozed.length, urgent: open.filter(isUrgent).length };
  return okay(found);
};

export const news: Query<Contract['news']> = async (db, { since }, { actor, now }) => {
  const facts = await factsAt(db, actor, now);
  const rules = await rulesOf(db);
  const open = await segmentOf(db, 'open', facts);
  const fresh = open.filter(({ row }) => row.shownAt > since && rules.get(row.rule)?.isPopUp === true);
  const at = Math.max(since, ...open.map(({ row }) => row.shownAt));
  const rows = await rowsOfPage(db, fresh.slice(0, MOST_NEWS), { facts, rules });
  return okay({ rows, count: fresh.length, at });
};

export const inbox: Query<Contract['inbox']> = async (db, { segment, offset, limit }, { actor, now }) => {
  const facts = await factsAt(db, actor, now);
  const shown = await segmentOf(db, segment, facts);
  const page = shown.slice(offset, offset + limit);
  return okay({ rows: await rowsOfPage(db, page, { facts, rules: await rulesOf(db) }), count: shown.length });
};
