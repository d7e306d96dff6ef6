/** What every step of a return begins and ends with. */
import { okay, type Result } from '../../../shared/domain/problem';
import type { Entry } from '../../store/audit';
import type { Ctx } from '../../store/handler';
import type { ReadDb, Tx } from '../../store/handles';
import { readSettings } from '../settings/settings.queries';
import { returnAt, type ReturnRecord } from './returns.queries';
import { changeReturn } from './returns.repo';
import { returnProblem, type PersonStep, type ReturnClerk } from './returns.rules';

export type Seen = { readonly returnId: number; readonly version: number };

/** Who acts, with the signed setting that decides whether he may approve what he asked. */
export async function clerkOf(db: ReadDb, { actor }: Pick<Ctx, 'actor'>): Promise<ReturnClerk> {
  const { dualRequestApprove } = await readSettings(db);
  return { userId: actor.userId, posts: actor.posts, dualRequestApprove };
}

/** The return as the screen saw it, when this person may take the step now. */
export async function returnFor(tx: Tx, step: PersonStep, asked: Seen & { ctx: Ctx }): Promise<Result<ReturnRecord>> {
  const seen = await returnAt(tx, asked);
  if (!seen.ok) return seen;
  const problem = returnProblem(step, seen.value, await clerkOf(tx, asked.ctx));
  return problem ? { ok: false, problem } : okay(seen.value);
}

type Change = Parameters<typeof changeReturn>[2];
type Move = { readonly step: string; readonly change: Change; readonly reason?: string };

/** Writes a step: the next version and the audit row of what changed. */
export async function moveReturn(
  tx: Tx,
  seen: ReturnRecord,
  { step, change, reason }: Move,
): Promise<{ version: number; entry: Entry }> {
  const version = await changeReturn(tx, seen, change);
  const before = Object.fromEntries(Object.keys(change).map((key) => [key, seen[key as keyof ReturnRecord]]));
  const entry: Entry = { entity: 'return_request', id: seen.id, action: step, before, after: change };
  return { version, entry: reason === undefined ? entry : { ...entry, reason } };
}
