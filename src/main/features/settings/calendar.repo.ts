/** Writes to the calendar of working days. */
import { sql } from 'drizzle-orm';
import type { Tx } from '../../store/handles';
import { calendarDay, calendarYear } from './settings.tables';

export async function writeDay(tx: Tx, row: typeof calendarDay.$inferInsert): Promise<void> {
  const { day: _, ...set } = row;
  await tx.insert(calendarDay).values(row).onConflictDoUpdate({ target: calendarDay.day, set });
}

export async function removeDay(tx: Tx, day: string): Promise<void> {
  await tx.delete(calendarDay).where(sql`${calendarDay.day} = ${day}`);
}

export async function writeYear(tx: Tx, row: typeof calendarYear.$inferInsert): Promise<void> {
  const { year: _, ...set } = row;
  await tx.insert(calendarYear).values(row).onConflictDoUpdate({ target: calendarYear.year, set });
}
