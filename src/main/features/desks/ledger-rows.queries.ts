/** Reminders of the ledger that no list of its own holds: red forms by their clock, and a month that is not closed. */
import { sql } from 'drizzle-orm';
import type { DeskRow } from '../../../shared/contract/desks.contract';
import { addDays } from '../../../shared/domain/business-date';
import { MOST_COUNTED } from '../../../shared/domain/desk-words';
import { redReminders } from '../../../shared/domain/red-words';
import { isAnyOf } from '../../store/dialect';
import { rowsOf, type ReadDb } from '../../store/handles';
import { leftoverRows } from '../invoicing/period-leftovers.queries';
import { invoiceRequest } from '../invoicing/requests.tables';
import { closedUntil } from '../invoicing/terms.queries';
import type { DeskFacts } from './source.queries';

const HOUR_MS = 3_600_000;
/** The second reminder: six hours before the form lapses. */
const [, LAST_HOURS] = redReminders;
/** The first days of a month, on which the last one is closed. */
const CLOSING_DAYS = 5;

type Form = { readonly id: number; readonly number: string; readonly customerName: string; readonly totalFen: number };

/** The other side has had a red form for the hours of the setting and did not answer; late six hours before its end. */
export async function redFormRows(db: ReadDb, { actor, now, settings, seesMoney }: DeskFacts): Promise<DeskRow[]> {
  const own = actor.visible === 'all' ? sql`1 = 1` : isAnyOf(invoiceRequest.ownerId, actor.visible);
  const rows = await rowsOf<Form & { readonly sentAt: number }>(
    db,
    sql`SELECT ${invoiceRequest.id} AS "id", ${invoiceRequest.number} AS "number", ${invoiceRequest.customerName} AS "customerName", ${invoiceRequest.totalFen} AS "totalFen", ${invoiceRequest.sentAt} AS "sentAt" FROM ${invoiceRequest} WHERE ${invoiceRequest.state} = 'sent' AND ${invoiceRequest.kind} IN ('red', 'reissue') AND ${own} AND ${invoiceRequest.sentAt} <= ${now - settings.redFormHours * HOUR_MS} ORDER BY ${invoiceRequest.sentAt}, ${invoiceRequest.id} LIMIT ${MOST_COUNTED + 1}`,
  );
  return rows.map(({ id, number, customerName, totalFen, sentAt }) => {
    const shown = { id, title: number, who: customerName, sinceAt: sentAt, sinceOn: null, qty: null, opens: null };
    return { ...shown, amountFen: seesMoney ? totalFen : null, isLate: now - sentAt >= LAST_HOURS * HOUR_MS };
  });
}

/** What is left of last month while it is not closed; late when the closing days have passed. */
export async function monthEndRows(db: ReadDb, { actor, today, seesMoney, settings }: DeskFacts): Promise<DeskRow[]> {
  const lastDay = addDays(`${today.slice(0, 7)}-01`, -1);
  // A book that began this month has no last one.
  if (settings.trialStartedOn > lastDay || (await closedUntil(db)) >= lastDay.slice(0, 7)) return [];
  const isLate = Number(today.slice(8)) > CLOSING_DAYS;
  const rows = await leftoverRows(db, actor, MOST_COUNTED + 1);
  return rows.map(({ number, name, fen }, at) => {
    const shown = { id: at + 1, title: number, who: name, sinceAt: null, sinceOn: lastDay, qty: null, opens: null };
    return { ...shown, amountFen: seesMoney ? fen : null, isLate };
  });
}
