/** One line of a document's history: who, when, what, old and new. */
import { z } from 'zod';
import { instant } from './procedure';

const values = z.record(z.string(), z.json()).nullable();

export const historyRow = z.strictObject({
  seq: z.int(),
  at: instant,
  who: z.string(),
  action: z.string(),
  before: values,
  after: values,
  reason: z.string().nullable(),
});
export const historyRows = z.array(historyRow);
export type HistoryRow = z.output<typeof historyRow>;
