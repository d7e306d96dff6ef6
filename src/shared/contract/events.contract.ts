import { z } from 'zod';
import { noInput, query, streamOf } from './procedure';

/**
 * What a seat hears after a commit: the names of the tables that changed, never ids or values, so that
 * nobody learns of a record he may not open; open lists ask again for what they show.
 */
export const changeSchema = z.strictObject({ tables: z.array(z.string()) });
export type Change = z.output<typeof changeSchema>;

export const eventsContract = {
  changes: query({ permission: 'events.read', open: 'table names only' }).input(noInput).output(streamOf(changeSchema)),
};
