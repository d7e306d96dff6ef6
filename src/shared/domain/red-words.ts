/** Words and times of red forms 红字发票信息确认单, shared by the engine and the screens. */
import type { RequestState } from './invoicing-words';

const HOUR_MS = 3_600_000;
/** The other side answers a form within so many hours, or it lapses. */
export const RED_HOURS = 72;
export const RED_MS = RED_HOURS * HOUR_MS;
/** So many hours after sending somebody is reminded. */
export const redReminders = [24, 66] as const;
/** With fewer hours left than this a clock is urgent. */
export const URGENT_HOURS = 6;

/** A form in one of these states holds its part of the blue line; one whose clock ran out holds nothing. */
export const liveRedStates = ['requested', 'approved', 'sent', 'confirmed', 'exported', 'failed'] as const;
export const redStates = [
  'requested',
  'approved',
  'sent',
  'confirmed',
  'issued',
  'lapsed',
  'rejected',
  'refused',
  'withdrawn',
] as const satisfies readonly RequestState[];
export const redKinds = ['red', 'reissue'] as const;
export type RedKind = (typeof redKinds)[number];

/** Why something waits to be red. */
export const waitingCauses = ['return', 'cancel', 'price', 'opening'] as const;
export type WaitingCause = (typeof waitingCauses)[number];

export type Clock = {
  /** UTC ms at which the form lapses. */
  readonly dueAt: number;
  /** Begun hours that are left; 0 when it has lapsed. */
  readonly hoursLeft: number;
  /** The last reminder that is due: hours after sending, 0 for none yet. */
  readonly reminder: 0 | (typeof redReminders)[number];
};

/** The clock of a form that was sent at an instant (UTC ms). */
export function clockOf(sentAt: number, now: number): Clock {
  const dueAt = sentAt + RED_MS;
  const hoursLeft = Math.max(0, Math.ceil((dueAt - now) / HOUR_MS));
  const gone = now - sentAt;
  const reminder = redReminders.findLast((hours) => gone >= hours * HOUR_MS) ?? 0;
  return { dueAt, hoursLeft, reminder };
}

/** A sent form as its clock shows it: lapsed from the 72nd hour on, also before the book says so. */
export const shownState = (state: RequestState, sentAt: number | null, now: number): RequestState =>
  state === 'sent' && sentAt !== null && now >= sentAt + RED_MS ? 'lapsed' : state;
