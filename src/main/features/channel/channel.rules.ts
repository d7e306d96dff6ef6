/** Who may be authorised where: exclusive regions are kept free of others. Pure. */
import { addDays } from '../../../shared/domain/business-date';
import type { CustomerKind, Ownership } from '../../../shared/domain/customer-words';
import { may, type Post } from '../../../shared/domain/permissions';
import { refuse, type Problem, type Refusal } from '../../../shared/domain/problem';
import {
  isEmptySpan,
  isSameRegion,
  placeWords,
  regionsMeet,
  spansMeet,
  spanStateOn,
  type DaySpan,
  type Place,
  type SpanState,
} from '../../../shared/domain/regions';

export type Region = Place &
  DaySpan & {
    readonly agentId: number;
    /** Null: all products. */
    readonly productId: number | null;
    readonly isExclusive: boolean;
  };
export type StoredRegion = Region & { readonly id: number; readonly agentName: string };

type Card = {
  readonly name: string;
  readonly kind: CustomerKind;
  readonly ownership: Ownership | null;
  readonly isDisabled: boolean;
};

/** Goods are sold on by agents, distributors and natural persons; who only uses them needs no region. */
export function agentProblem({ name, kind, ownership, isDisabled }: Card): Refusal | undefined {
  if (isDisabled) return refuse('RULE_VIOLATED', { case: 'channel.refusals.disabled', name }, ['/agentId']);
  return kind === 'agent' || kind === 'distributor' || ownership === 'natural_person'
    ? undefined
    : refuse('RULE_VIOLATED', { case: 'channel.refusals.notAnAgent', name }, ['/agentId']);
}

/** A city lies in a province; the last day is not before the first. */
export function fieldsProblem({ province, city, ...span }: Place & DaySpan): Refusal | undefined {
  if (city !== '' && province === '') {
    return refuse('VALIDATION_FAILED', { case: 'channel.refusals.cityAlone' }, ['/province']);
  }
  return spanProblem(span);
}

export const spanProblem = (span: DaySpan): Refusal | undefined =>
  isEmptySpan(span)
    ? refuse('VALIDATION_FAILED', { case: 'channel.refusals.endsFirst', validFrom: span.validFrom }, ['/validTo'])
    : undefined;

const isProductShared = (one: Region, other: Region): boolean =>
  one.productId === null || other.productId === null || one.productId === other.productId;

/** Another agent's region that may not stand beside this one: one of the two is exclusive. */
export const clashes = (one: Region, other: Region): boolean =>
  one.agentId !== other.agentId &&
  (one.isExclusive || other.isExclusive) &&
  isProductShared(one, other) &&
  spansMeet(one, other) &&
  regionsMeet(one, other);

/** The same authorisation once more. */
const repeats = (one: Region, other: Region): boolean =>
  one.agentId === other.agentId &&
  one.productId === other.productId &&
  spansMeet(one, other) &&
  isSameRegion(one, other);

/** `others`: all that hold on some day of it, without itself. */
export function conflictProblem(wanted: Region, others: readonly StoredRegion[]): Refusal | undefined {
  const clash = others.find((other) => clashes(wanted, other));
  const found = clash ?? others.find((other) => repeats(wanted, other));
  if (!found) return undefined;
  const { agentName, province, city, validFrom, validTo } = found;
  const name = clash ? (clash.isExclusive ? 'exclusiveOfOther' : 'othersInside') : 'sameAgain';
  const params = { agentName, place: placeWords({ province, city }), validFrom, until: validTo ?? 'channel.openEnd' };
  return refuse('RULE_VIOLATED', { case: `channel.refusals.${name}`, ...params }, ['/province']);
}

/** The last day of an ended region: never later than the one it has; the day before its first takes it back. */
export function endProblem(span: DaySpan, validTo: string): Refusal | undefined {
  if (validTo < addDays(span.validFrom, -1)) {
    return refuse('VALIDATION_FAILED', { case: 'channel.refusals.endsFirst', validFrom: span.validFrom }, ['/validTo']);
  }
  return span.validTo !== null && validTo > span.validTo
    ? refuse('VALIDATION_FAILED', { case: 'channel.refusals.endsLater', validTo: span.validTo }, ['/validTo'])
    : undefined;
}

export type RegionActions = Readonly<Record<'changeDates' | 'end', true | Problem>>;
type Standing = DaySpan & { readonly endedAt: number | null };

/** What an ended region refuses: it stays as it was ended. */
export const endedProblem = ({ endedAt }: Pick<Standing, 'endedAt'>): Problem | undefined =>
  endedAt === null ? undefined : { code: 'STATE_CONFLICT', params: { state: 'channel.states.ended' } };

/** What the reader may do with a region. */
export function regionActions(region: Standing, posts: readonly Post[], on: string): RegionActions {
  const right = may(posts, 'channel.authorise');
  const ended = endedProblem(region);
  const state: SpanState = spanStateOn(region, on);
  const past: Problem = { code: 'STATE_CONFLICT', params: { state: `channel.states.${state}` } };
  if (right !== true) return { changeDates: right, end: right };
  return { changeDates: ended ?? true, end: ended ?? (state === 'past' ? past : true) };
}
