/** Opening receivables by document. The import calls {@link recordOpeningDocuments}. */
import { sql } from 'drizzle-orm';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import type { Entry } from '../../store/audit';
import type { Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { readSettings } from '../settings/settings.queries';
import { openingDocumentsOf } from './openings.queries';
import { openingDocument } from './receivables.tables';

export type NewOpening = {
  readonly customerId: number;
  readonly number: string;
  readonly documentOn: string;
  readonly dueOn: string;
  readonly amountFen: number;
  readonly remark: string;
};
export type OpeningsDone = { readonly added: number; readonly skipped: number; readonly entries: Entry[] };

const ROWS_AT_ONCE = 500;

const place = (customerId: number, number: string): string => JSON.stringify([customerId, number]);

/** From the sign-off on, what was owed before the book began stands. */
export async function openingIsOpen(tx: Tx): Promise<Result<true>> {
  const { openingSignedOffOn } = await readSettings(tx);
  return openingSignedOffOn === ''
    ? okay(true)
    : refuse('RULE_VIOLATED', { case: 'receivables.rules.openingSignedOff', on: openingSignedOffOn });
}

async function insertAll(tx: Tx, rows: readonly NewOpening[], ctx: Ctx): Promise<Entry[]> {
  const entries: Entry[] = [];
  const by = { recordedBy: ctx.actor.userId, recordedAt: ctx.now };
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    const made = await tx
      .insert(openingDocument)
      .values(rows.slice(at, at + ROWS_AT_ONCE).map((row) => ({ ...row, ...by })))
      .returning({ id: openingDocument.id, number: openingDocument.number, amountFen: openingDocument.amountFen });
    for (const { id, ...after } of made) entries.push({ entity: 'opening_document', id, action: 'record', after });
  }
  return entries;
}

/**
 * Adds opening documents; a number that the customer has already with the same amount and dates is skipped, with
 * others it is refused.
 * @param rows amounts in fen, positive; customers exist
 */
export async function recordOpeningDocuments(
  tx: Tx,
  rows: readonly NewOpening[],
  ctx: Ctx,
): Promise<Result<OpeningsDone>> {
  const isOpen = await openingIsOpen(tx);
  if (!isOpen.ok) return isOpen;
  const stored = await openingDocumentsOf(tx, [...new Set(rows.map(({ customerId }) => customerId))]);
  const known = new Map<string, Pick<NewOpening, 'amountFen' | 'dueOn' | 'documentOn'>>(
    stored.map((one) => [place(one.customerId, one.number), one]),
  );
  const fresh: NewOpening[] = [];
  for (const [at, row] of rows.entries()) {
    const same = known.get(place(row.customerId, row.number));
    if (!same) {
      fresh.push(row);
      known.set(place(row.customerId, row.number), row);
    } else if (same.amountFen !== row.amountFen || same.dueOn !== row.dueOn || same.documentOn !== row.documentOn) {
      return refuse('DUPLICATE', { value: row.number }, [`/documents/${at}/number`]);
    }
  }
  const entries = await insertAll(tx, fresh, ctx);
  return okay({ added: fresh.length, skipped: rows.length - fresh.length, entries });
}

/** Takes opening documents away that nothing pays yet; their numbers are free again. For a correction or an undone import. */
export async function withdrawOpeningDocuments(tx: Tx, ids: readonly number[], ctx: Ctx): Promise<Result<Entry[]>> {
  const isOpen = await openingIsOpen(tx);
  if (!isOpen.ok) return isOpen;
  const entries: Entry[] = [];
  for (const id of ids) {
    const [row] = await tx
      .select({ customerId: openingDocument.customerId })
      .from(openingDocument)
      .where(sql`${openingDocument.id} = ${id} AND ${openingDocument.withdrawnAt} IS NULL`);
    const live = row ? await openingDocumentsOf(tx, [row.customerId]) : [];
    const found = live.find(({ documentId }) => documentId === id);
    if (!found) return refuse('NOT_FOUND', {}, ['/documentId']);
    if (found.openFen !== found.amountFen) return refuse('IN_USE', { count: 1 }, ['/documentId']);
    await tx
      .update(openingDocument)
      .set({ withdrawnBy: ctx.actor.userId, withdrawnAt: ctx.now })
      .where(sql`${openingDocument.id} = ${id}`);
    const before = { number: found.number, amountFen: found.amountFen };
    entries.push({ entity: 'opening_document', id, action: 'withdraw', before });
  }
  return okay(entries);
}
