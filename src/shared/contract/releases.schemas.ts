/** What is asked to be released, as it stands on the wire. */
import { z } from 'zod';
import { checkLevels } from '../domain/order-words';
import { releasableChecks, requestStates } from '../domain/release-words';
import { actionState, id, instant, version } from './procedure';

/** One question, or one word that was written down, with what became of it. */
export const releaseRequest = z.strictObject({
  id,
  check: z.enum(releasableChecks),
  state: z.enum(requestStates),
  isVerbal: z.boolean(),
  reason: z.string(),
  askedByName: z.string(),
  askedAt: instant,
  /** Who is said to have agreed; empty without a word. */
  namedName: z.string(),
  decidedByName: z.string(),
  decidedAt: instant.nullable(),
  decisionReason: z.string(),
});
export type ReleaseRequest = z.output<typeof releaseRequest>;

/** A row of the desk: the check as it stands now, not as it stood when it was asked. */
export const releaseRow = z.strictObject({
  ...releaseRequest.shape,
  orderId: id,
  orderNumber: z.string(),
  buyerName: z.string(),
  totalFen: z.int(),
  /** Of the order: what a release carries. */
  version,
  /** Null once the order no longer waits for its checks. */
  level: z.enum(checkLevels).nullable(),
  sentences: z.array(
    z.strictObject({ key: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }),
  ),
  actions: z.strictObject({
    release: actionState,
    refuse: actionState,
    withdraw: actionState,
    confirm: actionState,
    object: actionState,
  }),
});
export type ReleaseRow = z.output<typeof releaseRow>;
