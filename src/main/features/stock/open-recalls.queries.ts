/** Which batches are under recall at the moment: few at a time. */
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { recall } from './recall.tables';

type Batch = { readonly productId: number; readonly batchNo: string };

const openRows = prepared('recall.open', (db) =>
  db
    .select({
      id: recall.id,
      number: recall.number,
      productId: recall.productId,
      batchNo: recall.batchNo,
      reason: recall.reason,
    })
    .from(recall)
    .where(sql`${recall.state} = 'open'`),
);

/** Answers the open recall of a batch, or undefined. */
export async function openRecalls(db: ReadDb) {
  const rows = await openRows(db, {});
  return ({ productId, batchNo }: Batch) => rows.find((row) => row.productId === productId && row.batchNo === batchNo);
}
