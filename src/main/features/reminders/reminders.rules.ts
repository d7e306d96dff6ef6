/** Who hears of what: row scope, posts, who stands above whom. Pure. */
import type { Post } from '../../../shared/domain/permissions';
import { mayDo } from '../../../shared/domain/permissions';
import {
  escalationPermission,
  hearsOf,
  type ReminderRule,
  type ReminderState,
} from '../../../shared/domain/reminder-words';

export type Person = {
  readonly userId: number;
  readonly orgUnitId: number;
  readonly isDisabled: boolean;
  readonly posts: readonly Post[];
  readonly visible: readonly number[] | 'all';
};

type Standing = {
  readonly state: ReminderState;
  readonly snoozedUntil: number | null;
  readonly closedAt: number | null;
};
/** Before its reader, or put off. */
export const isLive = ({ state }: Pick<Standing, 'state'>): boolean =>
  state === 'open' || state === 'snoozed' || state === 'escalated';
/** Stands as it was answered: nobody and nothing has touched it since. `at` in UTC ms. */
export const isAsAnswered = (row: Standing, answer: 'snoozed' | 'acknowledged', at: number): boolean =>
  row.state === answer && (answer === 'snoozed' ? row.snoozedUntil : row.closedAt) === at;

type Unit = { readonly id: number; readonly parentId: number | null };
export type Firm = { readonly people: readonly Person[]; readonly units: readonly Unit[] };

/** Whose records one sees; a record without an owner is everybody's whose post it concerns. */
export const seesOwner = ({ visible }: Person, ownerId: number | null): boolean =>
  ownerId === null || visible === 'all' || visible.includes(ownerId);

/** May be told of a record of this owner by the rule itself. */
export const mayHear = (person: Person, rule: ReminderRule, ownerId: number | null): boolean =>
  !person.isDisabled && hearsOf(rule, person.posts) && seesOwner(person, ownerId);

/** May be told of it because somebody below did not answer. */
export function mayHearAbove(person: Person, rule: ReminderRule, ownerId: number | null): boolean {
  const permission = escalationPermission(rule);
  return (
    permission !== undefined && !person.isDisabled && mayDo(person.posts, permission) && seesOwner(person, ownerId)
  );
}

/** The owner's unit and those above it, the nearest first. */
function unitsAbove(unitId: number, units: readonly Unit[]): number[] {
  const parents = new Map(units.map(({ id, parentId }) => [id, parentId]));
  const found: number[] = [];
  for (let at: number | null = unitId; at !== null && !found.includes(at); at = parents.get(at) ?? null) found.push(at);
  return found;
}

/** The manager nearest above an owner who may hear of his records; where there is none, the boss. */
export function managerAbove(firm: Firm, rule: ReminderRule, ownerId: number): Person | undefined {
  const owner = firm.people.find(({ userId }) => userId === ownerId);
  if (!owner) return undefined;
  const may = (person: Person): boolean => person.userId !== ownerId && mayHearAbove(person, rule, ownerId);
  for (const unit of unitsAbove(owner.orgUnitId, firm.units)) {
    const found = firm.people.find((one) => one.orgUnitId === unit && one.posts.includes('manager') && may(one));
    if (found) return found;
  }
  return firm.people.find((one) => one.posts.includes('boss') && may(one));
}
