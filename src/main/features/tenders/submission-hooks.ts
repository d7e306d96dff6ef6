/** What other parts of a tender check or lock when it is handed in; each adds its function to the list. */
import type { Refusal } from '../../../shared/domain/problem';
import type { Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { lockQuotes } from './item.repo';

export type Submission = { readonly tenderId: number; readonly version: number; readonly ctx: Ctx };
/** Refuses, or changes its own rows in the same transaction. */
export type SubmissionHook = (tx: Tx, submission: Submission) => Promise<Refusal | undefined>;

/** Quotes are fixed from now on; refused while one was not approved. */
const quotesLocked: SubmissionHook = async (tx, { tenderId, ctx }) => {
  const locked = await lockQuotes(tx, tenderId, ctx.now);
  return locked.ok ? undefined : locked;
};

const hooks: readonly SubmissionHook[] = [quotesLocked];

/** The first refusal of any part, or undefined. */
export async function beforeSubmission(tx: Tx, submission: Submission): Promise<Refusal | undefined> {
  for (const hook of hooks) {
    const refused = await hook(tx, submission);
    if (refused) return refused;
  }
  return undefined;
}
