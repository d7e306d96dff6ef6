/** Reminders for tests: the sweep is called, never waited for. */
import { sweepReminders } from '../../../src/main/rpc/reminder-job';
import type { ReminderRow } from '../../../src/shared/contract/reminders.contract';
import type { ReminderSegment } from '../../../src/shared/domain/reminder-words';
import type { Book, Seat } from '../book';

/** One sweep at the book's own hour. */
export const sweep = (book: Book, isFull = true) => sweepReminders(book.engine.front.engine, { isFull });

export const inboxOf = async (seat: Seat, segment: ReminderSegment = 'open'): Promise<readonly ReminderRow[]> =>
  (await seat.ok<{ rows: ReminderRow[] }>('reminders.inbox', { segment })).rows;

/** What somebody is told, as `rule step`. */
export const toldTo = async (seat: Seat): Promise<readonly string[]> =>
  (await inboxOf(seat)).map(({ rule, step }) => `${rule} ${step}`).toSorted();
