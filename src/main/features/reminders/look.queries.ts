/** What a sweep looks at: for each rule what is worth a reminder now, and which of the live ones still are. */
import { isComputed } from '../../../shared/domain/desk-words';
import { isTenderRule, personalRules, type DeskRule, type ReminderRule } from '../../../shared/domain/reminder-words';
import type { ReadDb } from '../../store/handles';
import type { DeskFacts } from '../desks/source.queries';
import { computedSubjects } from './computed-subjects.queries';
import type { LiveReminder } from './reminders.queries';
import { mayHear, type Firm, type Person } from './reminders.rules';
import { deskSubjects, newestSubjects, type Subject } from './subject.queries';
import { tenderSubjects } from './tender-subjects.queries';

/** Of each rule the newest so many in one sweep; the rest stands on the desk. */
const MOST_NEW = 200;

export type Look = {
  readonly rule: ReminderRule;
  /** Of a personal rule: whom it concerns. */
  readonly only?: Person;
  readonly newest: readonly Subject[];
  /** The records of live reminders that still need them, by id. */
  readonly standing: ReadonlyMap<number, Subject>;
};
type Around = { readonly facts: DeskFacts; readonly firm: Firm; readonly live: readonly LiveReminder[] };

const byId = (subjects: readonly Subject[]): Map<number, Subject> =>
  new Map(subjects.map((subject) => [subject.entityId, subject]));
const idsOf = (live: readonly LiveReminder[]): number[] => [...new Set(live.map(({ entityId }) => entityId))];

async function lookAtTenders(db: ReadDb, rule: ReminderRule, { facts, live }: Around): Promise<Look[]> {
  if (!isTenderRule(rule)) return [];
  const { now, timeZone } = facts;
  const newest = await tenderSubjects(db, rule, { now, timeZone });
  const ids = idsOf(live);
  const standing = ids.length === 0 ? [] : await tenderSubjects(db, rule, { now, timeZone, ids });
  return [{ rule, newest, standing: byId(standing) }];
}

type OneLook = { readonly key: DeskRule; readonly facts: DeskFacts; readonly live: readonly LiveReminder[] };

async function standingOf(db: ReadDb, { key, facts, live }: OneLook): Promise<Look['standing']> {
  const ids = idsOf(live);
  return byId(ids.length === 0 ? [] : ((await deskSubjects(db, key, { facts, wanted: { ids } })) ?? []));
}

/** Each person by himself: what he asked, imported or may answer. */
async function lookPersonally(db: ReadDb, key: DeskRule, { facts, firm, live }: Around): Promise<Look[]> {
  const looks: Look[] = [];
  for (const only of firm.people.filter((person) => mayHear(person, key, null))) {
    const actor = { ...only, sessionId: null, name: '' };
    const own = live.filter(({ userId }) => userId === only.userId);
    const look: OneLook = { key, facts: { ...facts, actor }, live: own };
    const newest = (await deskSubjects(db, key, { facts: look.facts, wanted: { newest: MOST_NEW } })) ?? [];
    looks.push({ rule: key, only, newest, standing: await standingOf(db, look) });
  }
  return looks;
}

const isComputedKey = (key: ReminderRule): key is DeskRule => isComputed(key);

/** A line of a desk that is the same for everybody who sees its records. */
const isCommon = (rule: ReminderRule): rule is DeskRule =>
  !isTenderRule(rule) && !isComputedKey(rule) && !personalRules.includes(rule);

/** Computed reminders cost more than all others together: they are looked at when there is time for it. */
async function lookAtComputed(db: ReadDb, keys: readonly DeskRule[], { facts }: Around): Promise<Look[]> {
  if (keys.length === 0) return [];
  const found = await computedSubjects(db, keys, facts);
  return keys.flatMap((rule): Look[] => {
    const subjects = found.get(rule);
    // The newest debts have the latest date and stand last.
    return subjects ? [{ rule, newest: subjects.slice(-MOST_NEW), standing: byId(subjects) }] : [];
  });
}

/** @param isFull false: without the computed ones, as most minutes do */
export async function lookAround(
  db: ReadDb,
  rules: readonly ReminderRule[],
  { around, isFull }: { readonly around: Around; readonly isFull: boolean },
): Promise<Look[]> {
  const byRule = Map.groupBy(around.live, ({ rule }) => rule);
  const looks: Look[] = [];
  const computed = rules.filter(isComputedKey);
  const { facts } = around;
  const newest = await newestSubjects(db, rules.filter(isCommon), { facts, newest: MOST_NEW });
  for (const rule of rules) {
    if (isComputedKey(rule)) continue;
    const own: Around = { ...around, live: byRule.get(rule) ?? [] };
    if (isTenderRule(rule)) looks.push(...(await lookAtTenders(db, rule, own)));
    else if (personalRules.includes(rule)) looks.push(...(await lookPersonally(db, rule, own)));
    else {
      const standing = await standingOf(db, { key: rule, facts, live: own.live });
      looks.push({ rule, newest: newest.get(rule) ?? [], standing });
    }
  }
  return isFull ? [...looks, ...(await lookAtComputed(db, computed, around))] : looks;
}
