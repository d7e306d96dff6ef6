/** Runs procedures of the contract inside one transaction, as the people of the demo book, at made-up hours. */
import type { z } from 'zod';
import { engineContract } from '../../../shared/contract';
import { businessDateOf } from '../../../shared/domain/business-date';
import type { ProcedureMeta } from '../../../shared/contract/procedure';
import type { Post } from '../../../shared/domain/permissions';
import type { Result } from '../../../shared/domain/problem';
import { appendAudit, type AuditKey } from '../../store/audit';
import type { Actor, Ctx, Outcome } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { handlers } from '../handlers';

export type Who = { readonly userId: number; readonly name: string; readonly posts: readonly Post[] };
export type Ask = { readonly who: Who; readonly at: number; readonly input: Readonly<Record<string, unknown>> };
export type Caller = {
  /** Answers a refusal as a value: a blocked order stays where it is. */
  call<T>(path: string, ask: Ask): Promise<Result<T>>;
  /** A refusal here is a mistake of the generator. */
  must<T>(path: string, ask: Ask): Promise<T>;
};

const TIME_ZONE = 'Asia/Shanghai';
/** Inputs are checked by the contract, which wants one; nothing is recorded under it. */
const COMMAND_ID = '01938f00-0000-7000-8000-000000000000';

type Handler = (tx: Tx, input: unknown, ctx: Ctx) => Promise<Outcome<unknown>>;
type Known = {
  readonly handler: Handler;
  readonly isCommand: boolean;
  readonly schema: z.ZodType<Record<string, unknown>>;
};

function find(path: string): Known {
  const [feature = '', name = ''] = path.split('.');
  const procedures = (
    engineContract as unknown as Record<
      string,
      Record<string, { '~orpc': { inputSchema: unknown; meta: ProcedureMeta } }>
    >
  )[feature];
  const handler = (handlers as unknown as Record<string, Record<string, Handler>>)[feature]?.[name];
  const procedure = procedures?.[name]?.['~orpc'];
  if (!handler || !procedure) throw new Error(`no procedure ${path}`);
  return { handler, isCommand: procedure.meta.kind === 'command', schema: procedure.inputSchema as Known['schema'] };
}

export function callerIn(tx: Tx, key: AuditKey): Caller {
  const known = new Map<string, Known>();
  const call = async <T>(path: string, { who, at, input }: Ask): Promise<Result<T>> => {
    const found = known.get(path) ?? find(path);
    known.set(path, found);
    const { commandId: _, ...parsed } = found.schema.parse(
      found.isCommand ? { ...input, commandId: COMMAND_ID } : input,
    );
    const actor: Actor = { ...who, sessionId: null, visible: 'all' };
    const ctx: Ctx = { actor, now: at, today: businessDateOf(at, TIME_ZONE), timeZone: TIME_ZONE };
    const outcome = await found.handler(tx, parsed, ctx);
    if (!outcome.ok) return outcome;
    const context = { at, userId: who.userId, sessionId: null, procedure: path, commandId: '' };
    if (found.isCommand) await appendAudit(tx, { context, entries: outcome.entries, key });
    return { ok: true, value: outcome.value as T };
  };
  const must = async <T>(path: string, ask: Ask): Promise<T> => {
    const result = await call<T>(path, ask);
    if (!result.ok) throw new Error(`${path}: ${JSON.stringify(result.problem)}`);
    return result.value;
  };
  return { call, must };
}
