/** What follows from dates and counts on a desk. Pure. */
import { daysBetween } from '../../../shared/domain/business-date';
import { reminderOf, type DeskKey, type DeskMark } from '../../../shared/domain/desk-words';
import type { LampState } from '../../../shared/domain/order-words';
import type { OrderState } from '../../../shared/domain/states';

export type DueSteps = {
  readonly dueSoonDays: number;
  readonly overdueFirstDays: number;
  readonly overdueSecondDays: number;
  readonly overdueThirdDays: number;
  readonly overdueFourthDays: number;
};
export const dueKeys = ['dueSoon', 'overdueFirst', 'overdueSecond', 'overdueThird', 'overdueFourth'] as const;
export type DueKey = (typeof dueKeys)[number];

/** On which line of the desk a debt stands on a day; the widest step it has reached. None before the first. */
export function dueStepOf(dueOn: string, today: string, steps: DueSteps): DueKey | undefined {
  const days = daysBetween(dueOn, today);
  if (days <= 0) return -days <= steps.dueSoonDays ? 'dueSoon' : undefined;
  if (days >= steps.overdueFourthDays) return 'overdueFourth';
  if (days >= steps.overdueThirdDays) return 'overdueThird';
  if (days >= steps.overdueSecondDays) return 'overdueSecond';
  return days >= steps.overdueFirstDays ? 'overdueFirst' : undefined;
}

/** The setting behind each reminder that has one. */
const thresholdKeys = {
  awaitingApproval: 'approvalHours',
  changesAsked: 'approvalHours',
  returnsToApprove: 'approvalHours',
  toNote: 'noteHours',
  releasesAsked: 'approvalHours',
  paidAhead: 'noteHours',
  purchasesToInspect: 'inspectHours',
  supplierReturns: 'approvalHours',
  toPick: 'pickHours',
  toCheck: 'checkHours',
  toShip: 'shipHours',
  toSign: 'promisedDays',
  bankLines: 'matchDays',
  receiptsToMatch: 'matchDays',
  dueSoon: 'dueSoonDays',
  overdueFirst: 'overdueFirstDays',
  overdueSecond: 'overdueSecondDays',
  overdueThird: 'overdueThirdDays',
  overdueFourth: 'overdueFourthDays',
  lotsUrgent: 'urgentExpiryMonths',
  lotsClose: 'closeExpiryMonths',
  lotsNear: 'nearExpiryMonths',
  credentialsUrgent: 'licenceUrgentDays',
  credentialsSoon: 'licenceSoonDays',
  credentialsEarly: 'licenceEarlyDays',
  sealsAsked: 'approvalHours',
  papersUrgent: 'licenceUrgentDays',
  papersSoon: 'licenceSoonDays',
  papersEarly: 'licenceEarlyDays',
  soldUnreported: 'soldReportDays',
  storedAged: 'storedDays',
  advancesAged: 'advanceDays',
  depositsToApprove: 'approvalHours',
  depositsDueBack: 'depositSoonDays',
  guaranteesEnding: 'licenceSoonDays',
  agreementsOpen: 'agreementDays',
  agreementsEnding: 'licenceSoonDays',
  redPending: 'pendingDays',
  redForms: 'redFormHours',
} as const satisfies { readonly [K in DeskKey]?: string };
type ThresholdKey = (typeof thresholdKeys)[keyof typeof thresholdKeys];

/** The number that a reminder is named or judged by; null where it has none. */
export function thresholdOf(key: DeskKey, settings: Readonly<Record<ThresholdKey, number>>): number | null {
  const known: { readonly [K in DeskKey]?: ThresholdKey } = thresholdKeys;
  const name = known[key];
  return name === undefined ? null : settings[name];
}

type OrderWay = { readonly shipped: LampState; readonly shippedNotes: number; readonly signedNotes: number };

/** Who has an order now; undefined when all of it was signed for, or it is nobody's any more. */
export function placeOf(state: OrderState, way: OrderWay | null): DeskMark | undefined {
  if (state === 'submitted') return 'atFinance';
  if (state === 'on_hold') return 'onHold';
  if (state !== 'approved' || way === null) return undefined;
  if (way.shipped !== 'full') return 'atWarehouse';
  return way.signedNotes < way.shippedNotes ? 'onTheWay' : undefined;
}

/** What is late stands above all, the rest where it belongs. */
export const groupOf = (key: DeskKey, lateCount: number): 'late' | 'today' | 'later' =>
  lateCount > 0 ? 'late' : reminderOf(key).group;
