/** Writes red forms. */
import { sql } from 'drizzle-orm';
import type { Entry } from '../../store/audit';
import type { Tx } from '../../store/handles';
import { invoiceRequest, invoiceRequestLine } from './requests.tables';
import type { FormRecord } from './red-forms.queries';

type Change = Partial<Omit<typeof invoiceRequest.$inferInsert, 'id' | 'number' | 'version'>>;
type NewForm = Omit<typeof invoiceRequest.$inferInsert, 'id'>;
type NewLine = Omit<typeof invoiceRequestLine.$inferInsert, 'id' | 'requestId'>;

/** Keeps a form with its lines. */
export async function addForm(tx: Tx, row: NewForm, lines: readonly NewLine[]): Promise<number> {
  const [made] = await tx.insert(invoiceRequest).values(row).returning({ id: invoiceRequest.id });
  if (!made) throw new Error('no form was made');
  await tx.insert(invoiceRequestLine).values(lines.map((line) => ({ ...line, requestId: made.id })));
  return made.id;
}

type Move = { readonly step: string; readonly change: Change; readonly reason?: string };

/** Writes a step of a form that was just read: the next version and the audit row of what changed. */
export async function moveForm(
  tx: Tx,
  seen: FormRecord,
  { step, change, reason }: Move,
): Promise<{ version: number; entry: Entry }> {
  const [row] = await tx
    .update(invoiceRequest)
    .set({ ...change, version: seen.version + 1 })
    .where(sql`${invoiceRequest.id} = ${seen.id} AND ${invoiceRequest.version} = ${seen.version}`)
    .returning({ version: invoiceRequest.version });
  if (!row) throw new Error(`form ${seen.id} moved under its own step`);
  const before = Object.fromEntries(Object.keys(change).map((key) => [key, seen[key as keyof FormRecord]]));
  const entry: Entry = { entity: 'invoice_request', id: seen.id, action: `red.${step}`, before, after: change };
  return { version: row.version, entry: reason ? { ...entry, reason } : entry };
}
