import { createHash } from 'node:crypto';
import { snapshotColumns, type KeySnapshot } from './period.rules';

/** The hash of a closed month over its rows by account and price, chained to the month before. */
export function snapshotHash(previous: string, month: string, rows: readonly KeySnapshot[]): string {
  const hash = createHash('sha256').update(JSON.stringify([previous, month]));
  for (const row of rows) hash.update(JSON.stringify(snapshotColumns.map((column) => row[column])));
  return hash.digest('hex');
}
