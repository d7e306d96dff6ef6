/** What a bid deposit still waits for, and until when one arrives that is asked for today. Pure. */
import { lastOfDay } from '../../../shared/domain/business-date';
import type { DepositGap, DepositKind, DepositState } from '../../../shared/domain/deposit-words';
import { addWorkdays, type Calendar } from '../../../shared/domain/workdays';

const dead: readonly DepositState[] = ['refused', 'withdrawn'];

type Known = { readonly kind: DepositKind; readonly state: DepositState };

/** Undefined: it has arrived, or none is due. `isDue`: the tender waits for the arrival of one. */
export function depositGapOf(rows: readonly Known[], isDue: boolean): DepositGap | undefined {
  const bids = rows.filter(({ kind }) => kind === 'bid');
  const states = new Set(bids.map(({ state }) => state).filter((state) => !dead.includes(state)));
  if (states.size === 0 && isDue) return bids.at(-1)?.state === 'refused' ? 'refused' : 'toAsk';
  if (states.has('requested')) return 'toApprove';
  if (states.has('approved')) return 'toPay';
  return states.has('paid') ? 'toArrive' : undefined;
}

/** More working days ahead than these a date never asks for. */
const MOST_LEAD = 30;

type Rules = { readonly calendar: Calendar; readonly depositLead: number };
export type Day = { readonly today: string; readonly timeZone: string };

/** Until when (UTC ms) a deposit arrives that is asked for today, by the working days it takes; the first: by the clock. */
export function askLimits({ calendar, depositLead }: Rules, { today, timeZone }: Day): readonly number[] {
  const days = [today];
  for (let lead = 1; lead <= MOST_LEAD; lead += 1) days.push(addWorkdays(calendar, days.at(-1) ?? today, 1));
  const limits = days.map((day) => lastOfDay(day, timeZone));
  return [limits[Math.min(depositLead, MOST_LEAD)] ?? 0, ...limits.slice(1)];
}
