/** A step that somebody signed on a shared computer: from here on he is the one who acts. */
import type { Access } from '../../shared/contract/procedure';
import { forbidden, mayDo } from '../../shared/domain/permissions';
import { refuse, type Result } from '../../shared/domain/problem';
import { signingActor } from '../features/users/signers.queries';
import type { Entry } from '../store/audit';
import type { Ctx, Outcome } from '../store/handler';
import type { ReadDb, Tx } from '../store/handles';
import { isVisible } from './subjects';

/** The code behind a procedure, whatever its input. */
export type Handler = (db: Tx | ReadDb, input: never, ctx: Ctx) => Promise<Result<unknown> | Outcome<unknown>>;

type Call = { readonly input: Readonly<Record<string, unknown>>; readonly ctx: Ctx; readonly signerId?: number };
type Step = {
  readonly db: Tx | ReadDb;
  readonly call: Call;
  readonly access: Access;
  readonly handler: Handler;
};

/** The audit row itself names the account of the computer; what changed names the signer. */
const withSigner = (entry: Entry, signerId: number): Entry => ({ ...entry, after: { ...entry.after, signerId } });

const isOutcome = (result: Result<unknown> | Outcome<unknown>): result is Outcome<unknown> =>
  result.ok && 'entries' in result;

/** Runs the step as the signer, who needs the right and the sight of the record himself. */
export async function signed({ db, call, access, handler }: Step): Promise<Result<unknown> | Outcome<unknown>> {
  const signerId = call.signerId ?? 0;
  const actor = await signingActor(db, signerId, call.ctx.actor.sessionId);
  if (!actor) return refuse('RULE_VIOLATED', { case: 'users.sign.unknown' }, ['/signature']);
  if (!mayDo(actor.posts, access.permission)) {
    const { params } = forbidden(access.permission).problem;
    return refuse('FORBIDDEN', { ...params, case: 'users.sign.notAllowed', name: actor.name }, ['/signature']);
  }
  if ('subject' in access) {
    const subject = { table: access.subject.table, id: Number(call.input[access.subject.id]) };
    if (!(await isVisible(db, subject, actor))) return refuse('NOT_FOUND', {}, [`/${access.subject.id}`]);
  }
  const result = await handler(db, call.input as never, { ...call.ctx, actor });
  if (!isOutcome(result) || !result.ok) return result;
  return { ...result, entries: result.entries.map((entry) => withSigner(entry, signerId)) };
}
