/** Appends reports of sales; they are never changed. */
import type { Tx } from '../../store/handles';
import { soldReport, soldReportLine } from './receivables.tables';
import type { ReportedQty } from './sold.rules';

/** Answers the id of the report; one against another has no lines. */
export async function addSoldReport(
  tx: Tx,
  row: typeof soldReport.$inferInsert,
  lines: readonly ReportedQty[] = [],
): Promise<number> {
  const [made] = await tx.insert(soldReport).values(row).returning({ id: soldReport.id });
  if (!made) throw new Error('no report was made');
  if (lines.length > 0) {
    await tx
      .insert(soldReportLine)
      .values(lines.map(({ orderLineId, qty }) => ({ reportId: made.id, orderLineId, qty })));
  }
  return made.id;
}
