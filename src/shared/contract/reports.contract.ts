import { z } from 'zod';
import { orderTimeSteps } from '../domain/report-words';
import { samePersonSteps } from '../domain/same-person';
import { gridBlock, gridCriteria, gridRequest, gridTotals } from './grid';
import { businessDate, id, instant, query } from './procedure';

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

/** A step that one person took in both posts. */
export const samePersonRow = z.strictObject({
  id: z.int(),
  step: z.enum(samePersonSteps),
  /** Of the document that it opens: the order of a change, else its own. */
  documentId: id,
  number: z.string(),
  /** Whose document it is, or of what. */
  name: z.string(),
  person: z.string(),
  doneOn: businessDate,
  doneAt: instant,
});
export type SamePersonRow = z.output<typeof samePersonRow>;

const month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/u);
const house = { permission: 'reports.samePerson', open: 'the two people rule is the whole firm’s' } as const;

export const reportsContract = {
  /** Steps of a month (`YYYY-MM`) that one person took in both posts, in the order in which they were taken. */
  samePerson: query(house)
    .input(z.strictObject({ ...gridRequest, month }))
    .output(gridBlock(samePersonRow)),
  samePersonTotals: query(house)
    .input(z.strictObject({ ...gridCriteria, month }))
    .output(gridTotals),
  /** Orders submitted in these days, both included, at most 92 of them. */
  orderTimes: query({ permission: 'reports.read', scope: 'sales_order' })
    .input(z.strictObject({ from: businessDate, until: businessDate, by: z.enum(['person', 'week']) }))
    .output(z.array(orderTimeRow)),
};
