/** What a sweep has to do: whom to tell what, what to close, what to wake, what goes to the manager. Pure. */
import {
  isLoudStep,
  isTenderRule,
  personalRules,
  type ReminderRule,
  type ReminderStep,
  type RuleSettings,
} from '../../../shared/domain/reminder-words';
import { dueSteps } from './ladder.rules';
import type { Look } from './look.queries';
import type { QuietClock } from './quiet.rules';
import type { LiveReminder } from './reminders.queries';
import { managerAbove, mayHear, mayHearAbove, type Firm, type Person } from './reminders.rules';
import type { Subject } from './subject.queries';

export type Fire = {
  readonly rule: ReminderRule;
  readonly entity: string;
  readonly entityId: number;
  readonly step: ReminderStep;
  readonly dueAt: number;
  readonly userId: number;
  readonly escalatedTo: number | null;
  readonly escalatedFrom: number | null;
};
export type Plan = {
  readonly fires: readonly Fire[];
  readonly closes: readonly number[];
  readonly wakes: readonly number[];
  readonly escalations: readonly { readonly id: number; readonly to: number }[];
};

type Scene = {
  readonly now: number;
  readonly firm: Firm;
  readonly rules: ReadonlyMap<ReminderRule, RuleSettings>;
  readonly live: readonly LiveReminder[];
  readonly looks: readonly Look[];
  /** What was acknowledged, each by its {@link toldKey}. */
  readonly acknowledged: ReadonlySet<string>;
  readonly clockOf: (userId: number) => QuietClock;
  /** Working hours between two instants. */
  readonly workedHours: (from: number, until: number) => number;
};

/** In one sweep; what is left comes with the next. */
const MOST_FIRES = 500;
/** Of one rule for one person; the others stand on his desk. */
const MOST_OF_RULE = 50;

type Told = Pick<Fire, 'rule' | 'entityId' | 'userId' | 'dueAt' | 'step'>;
export const toldKey = ({ rule, entityId, userId, dueAt, step }: Told): string =>
  `${rule}/${entityId}/${userId}/${dueAt}/${step}`;
type Place = Pick<Fire, 'rule' | 'entityId' | 'userId'>;
const placeKey = ({ rule, entityId, userId }: Place): string => `${rule}/${entityId}/${userId}`;

type Looks = { of(row: LiveReminder): Look | undefined; isLooked(rule: ReminderRule): boolean };

function looksOf(looks: readonly Look[]): Looks {
  const known = new Map(looks.map((look) => [look.only ? `${look.rule}/${look.only.userId}` : look.rule, look]));
  const rules = new Set(looks.map(({ rule }) => rule));
  return {
    of: ({ rule, userId }) => known.get(rule) ?? known.get(`${rule}/${userId}`),
    isLooked: (rule) => rules.has(rule) || personalRules.includes(rule),
  };
}

const isNamed = ({ recipients }: Subject, { userId }: Person): boolean =>
  recipients === undefined || recipients.includes(userId);

/** Whether somebody still needs what he was told, and may still know of it. */
function isNeeded(row: LiveReminder, subject: Subject | undefined, person: Person | undefined): boolean {
  if (!subject || !person) return false;
  if (isTenderRule(row.rule) && subject.dueAt !== row.dueAt) return false;
  if (row.escalatedFrom !== null) return mayHearAbove(person, row.rule, subject.ownerId);
  return mayHear(person, row.rule, subject.ownerId) && isNamed(subject, person);
}

/** Live rows that have become pointless. */
function pointless({ live, firm, rules }: Scene, looks: Looks): Set<number> {
  const people = new Map(firm.people.map((person) => [person.userId, person]));
  const closed = live.filter((row) => {
    if (rules.get(row.rule)?.isOn !== true) return true;
    if (!looks.isLooked(row.rule)) return false;
    return !isNeeded(row, looks.of(row)?.standing.get(row.entityId), people.get(row.userId));
  });
  return new Set(closed.map(({ id }) => id));
}

/** What is to be said, gathered: nobody is told twice of one record. */
function gathering({ live, acknowledged }: Scene, closes: Set<number>) {
  const open = new Map(live.filter(({ id }) => !closes.has(id)).map((row) => [placeKey(row), row]));
  const counts = new Map<string, number>();
  const countKey = ({ rule, userId }: Pick<Fire, 'rule' | 'userId'>): string => `${rule}/${userId}`;
  const grow = (of: Pick<Fire, 'rule' | 'userId'>): void => {
    counts.set(countKey(of), (counts.get(countKey(of)) ?? 0) + 1);
  };
  for (const row of open.values()) grow(row);
  const fires = new Map<string, Fire>();
  const add = (fire: Fire): boolean => {
    const place = placeKey(fire);
    const before = open.get(place);
    const isLadder = isTenderRule(fire.rule);
    if (fires.has(place) || acknowledged.has(toldKey(fire))) return false;
    // Of a line the instant may change while it waits; of a date it is another one.
    if (before && (isLadder ? toldKey(before) === toldKey(fire) : before.step === fire.step)) return false;
    if (!isLadder && (counts.get(countKey(fire)) ?? 0) >= MOST_OF_RULE) return false;
    if (fires.size >= MOST_FIRES) return false;
    // A newer step takes the place of the one before, read or not.
    if (before) closes.add(before.id);
    fires.set(place, fire);
    grow(fire);
    return true;
  };
  return { add, all: () => [...fires.values()] };
}
type Gathering = ReturnType<typeof gathering>;

type Telling = { readonly look: Look; readonly subject: Subject; readonly person: Person };

/** The step that somebody has to be told of now. */
function stepFor(
  { now, rules, clockOf }: Scene,
  { look: { rule }, subject, person }: Telling,
): ReminderStep | undefined {
  const settings = rules.get(rule);
  if (!settings) return undefined;
  const quiet = settings.isQuiet ? clockOf(person.userId) : undefined;
  if (isTenderRule(rule)) return dueSteps({ rule, threshold: settings.threshold }, subject, { now, quiet });
  return quiet?.isQuiet(now) ? undefined : subject.step;
}

type Saying = { readonly rule: ReminderRule; readonly userId: number; readonly step: ReminderStep };
const fireOf = ({ entity, entityId, dueAt }: Subject, { rule, userId, step }: Saying): Fire => ({
  ...{ rule, entity, entityId, step, dueAt, userId },
  escalatedTo: null,
  escalatedFrom: null,
});

/** A record and everybody who has to hear of it; at a loud step the manager with them. */
function tell(scene: Scene, gathered: Gathering, { look, subject }: Omit<Telling, 'person'>): void {
  const { rule, only } = look;
  const people = (only ? [only] : scene.firm.people).filter(
    (person) => isNamed(subject, person) && mayHear(person, rule, subject.ownerId),
  );
  const above = subject.ownerId === null ? undefined : () => managerAbove(scene.firm, rule, subject.ownerId ?? 0);
  for (const person of people) {
    const step = stepFor(scene, { look, subject, person });
    if (step === undefined) continue;
    const manager = isLoudStep(rule, step) ? above?.() : undefined;
    const told = manager && !people.includes(manager) ? manager.userId : null;
    const isAdded = gathered.add({ ...fireOf(subject, { rule, userId: person.userId, step }), escalatedTo: told });
    if (isAdded && told !== null)
      gathered.add({ ...fireOf(subject, { rule, userId: told, step }), escalatedFrom: person.userId });
  }
}

/** Nobody it was for has answered in the hours of the rule. */
function isUnanswered(scene: Scene, row: LiveReminder, { recipients = [] }: Subject): boolean {
  const hours = scene.rules.get(row.rule)?.escalateHours ?? 0;
  if (hours === 0 || row.state !== 'open' || row.escalatedTo !== null || row.escalatedFrom !== null) return false;
  if (scene.workedHours(row.firedAt, scene.now) < hours) return false;
  return !recipients.some((userId) => scene.acknowledged.has(toldKey({ ...row, userId })));
}

type Found = { readonly looks: Looks; readonly closes: ReadonlySet<number> };

function escalate(scene: Scene, gathered: Gathering, { looks, closes }: Found) {
  return scene.live.flatMap((row) => {
    const subject = looks.of(row)?.standing.get(row.entityId);
    if (closes.has(row.id) || !subject || subject.ownerId === null || !isUnanswered(scene, row, subject)) return [];
    const manager = managerAbove(scene.firm, row.rule, subject.ownerId);
    if (!manager || manager.userId === row.userId || (subject.recipients ?? []).includes(manager.userId)) return [];
    const isQuiet = scene.rules.get(row.rule)?.isQuiet === true && scene.clockOf(manager.userId).isQuiet(scene.now);
    if (isQuiet) return [];
    const { rule, step, dueAt } = row;
    gathered.add({ ...fireOf(subject, { rule, userId: manager.userId, step }), dueAt, escalatedFrom: row.userId });
    return [{ id: row.id, to: manager.userId }];
  });
}

/** Everything that a sweep changes; nothing at all in most minutes. */
export function planOf(scene: Scene): Plan {
  const looks = looksOf(scene.looks);
  const closes = pointless(scene, looks);
  const gathered = gathering(scene, closes);
  for (const look of scene.looks) for (const subject of look.newest) tell(scene, gathered, { look, subject });
  const escalations = escalate(scene, gathered, { looks, closes });
  const wakes = scene.live
    .filter(({ id, state, snoozedUntil }) => state === 'snoozed' && (snoozedUntil ?? 0) <= scene.now && !closes.has(id))
    .map(({ id }) => id);
  return { fires: gathered.all(), closes: [...closes], wakes, escalations };
}
