/** Writes to the terms of buyers. */
import { sql } from 'drizzle-orm';
import type { InvoiceTiming } from '../../../shared/domain/invoicing-words';
import type { Entry } from '../../store/audit';
import type { Tx } from '../../store/handles';
import { invoiceTerms } from './invoicing.tables';

export type OwnTerms = {
  readonly timing: InvoiceTiming | null;
  readonly advanceLimitFen: number | null;
  readonly advanceMaxCount: number | null;
  readonly advanceMaxDays: number | null;
};

/** Writes terms of a buyer and answers their next version. */
export async function writeTerms(tx: Tx, customerId: number, terms: OwnTerms): Promise<number> {
  const [row] = await tx
    .insert(invoiceTerms)
    .values({ customerId, ...terms, version: 1 })
    .onConflictDoUpdate({
      target: invoiceTerms.customerId,
      set: { ...terms, version: sql`${invoiceTerms.version} + 1` },
    })
    .returning({ version: invoiceTerms.version });
  if (!row) throw new Error(`terms of ${customerId} were not written`);
  return row.version;
}

/** Until this day an advance of the buyer that is too old blocks no other. */
export async function releaseAgeUntil(tx: Tx, customerId: number, untilOn: string): Promise<Entry> {
  await tx
    .insert(invoiceTerms)
    .values({ customerId, ageReleasedUntil: untilOn, version: 1 })
    .onConflictDoUpdate({
      target: invoiceTerms.customerId,
      set: { ageReleasedUntil: untilOn, version: sql`${invoiceTerms.version} + 1` },
    });
  return { entity: 'invoice_terms', id: customerId, action: 'releaseAge', after: { ageReleasedUntil: untilOn } };
}
