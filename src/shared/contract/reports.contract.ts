import { z } from 'zod';
import { orderTimeSteps } from '../domain/report-words';
import { businessDate, query } from './procedure';

/** One step of a group. Times only of steps that were finished. */
export const orderTimeRow = z.strictObject({
  id: z.int(),
  /** A person's name, a Monday (`YYYY-MM-DD`), or empty: everything together. */
  group: z.string(),
  step: z.enum(orderTimeSteps),
  doneCount: z.int(),
  /** Working minutes; of the signature whole days; null where nothing was finished. */
  median: z.int().nullable(),
  onTimeCount: z.int(),
  /** Of the finished ones, basis points. */
  onTimeBp: z.int().nullable(),
  /** Still waiting for this step. */
  waitingCount: z.int(),
});
export type OrderTimeRow = z.output<typeof orderTimeRow>;

export const reportsContract = {
  /** Orders submitted in these days, both included, at most 92 of them. */
  orderTimes: query({ permission: 'reports.read', scope: 'sales_order' })
    .input(z.strictObject({ from: businessDate, until: businessDate, by: z.enum(['person', 'week']) }))
    .output(z.array(orderTimeRow)),
};
