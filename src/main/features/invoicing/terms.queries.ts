/** When a buyer's sales may be invoiced, how far in advance, and which months take no row any more. */
import { sql } from 'drizzle-orm';
import { invoiceTimings, type InvoiceTiming } from '../../../shared/domain/invoicing-words';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import { isAnyOf } from '../../store/dialect';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { readSettings } from '../settings/settings.queries';
import { invoice, invoiceTerms } from './invoicing.tables';
import { periodClose } from './periods.tables';

const p = sql.placeholder;

const termsRow = prepared('invoicing.terms', (db) =>
  db
    .select()
    .from(invoiceTerms)
    .where(sql`${invoiceTerms.customerId} = ${p('customerId')}`),
);
const closedRow = prepared('invoicing.closedMonth', (db) =>
  db
    .select({ month: sql<string | null>`max(${periodClose.month})` })
    .from(periodClose)
    .where(sql`${periodClose.reopenedAt} IS NULL`),
);

const isTiming = (word: string): word is InvoiceTiming => invoiceTimings.some((one) => one === word);

/** The firm's own moment, where it chose none: shipment. */
export const houseTiming = ({ invoiceTiming }: { readonly invoiceTiming: string }): InvoiceTiming =>
  isTiming(invoiceTiming) ? invoiceTiming : 'shipped';

/** Terms of a buyer, the firm's where he has none of his own. Amounts in fen; undefined limits are not set. */
export async function termsOf(db: ReadDb, customerId: number) {
  const [own] = await termsRow(db, { customerId });
  const settings = await readSettings(db);
  return {
    timing: own?.timing ?? houseTiming(settings),
    advanceLimitFen: own?.advanceLimitFen ?? settings.advanceLimitYuan * 100,
    advanceMaxCount: own?.advanceMaxCount ?? settings.advanceMaxCount,
    advanceMaxDays: own?.advanceMaxDays ?? settings.advanceMaxDays,
    own: own ?? null,
  };
}

/** The newest closed month `YYYY-MM`, or an empty text. */
export const closedUntil = async (db: ReadDb): Promise<string> => (await closedRow(db, {}))[0]?.month ?? '';

/** Whether the ledger takes a row of this date. */
export async function openOn(db: ReadDb, on: string, field: string): Promise<Result<true>> {
  const month = await closedUntil(db);
  return on.slice(0, 7) <= month ? refuse('PERIOD_CLOSED', { period: month, month, on }, [field]) : okay(true);
}

/** When sales of several buyers may be invoiced. */
export async function timingsOf(
  db: ReadDb,
  customerIds: readonly number[],
): Promise<(customerId: number) => InvoiceTiming> {
  const rows = await db
    .select({ customerId: invoiceTerms.customerId, timing: invoiceTerms.timing })
    .from(invoiceTerms)
    .where(isAnyOf(invoiceTerms.customerId, customerIds));
  const own = new Map(rows.map(({ customerId, timing }) => [customerId, timing]));
  const house = houseTiming(await readSettings(db));
  return (customerId) => own.get(customerId) ?? house;
}

/** What the firm invoiced between two days, red ones taken off, fen; opening invoices do not count. */
export async function invoicedBetween(db: ReadDb, fromOn: string, toOn: string): Promise<number> {
  const [row] = await db
    .select({ fen: sql`coalesce(sum(${invoice.totalFen}), 0)`.mapWith(Number) })
    .from(invoice)
    .where(sql`${invoice.issuedOn} BETWEEN ${fromOn} AND ${toOn} AND ${invoice.source} <> 'opening'`);
  return row?.fen ?? 0;
}
