/** The engine as the front sees it: typed internal calls, the clock, the business date, stored settings. */
import { businessDateOf } from '../../shared/domain/business-date';
import { ProblemError, type Result } from '../../shared/domain/problem';
import type { Clock } from '../platform/clock';
import type { Logger } from '../platform/logger';
import type { Actor, Ctx } from '../store/handler';
import type { SecretKey } from '../store/secret-box';
import type { Call } from './engine-thread';
import type { InternalCommand, InternalInput, InternalOutput, InternalQuery } from './internal';
import type { Kind, Runner } from './runner';

/** Nobody: log-in, set-up, the state before a session. */
export const nobody: Actor = { userId: 0, sessionId: null, name: '', posts: [], visible: [] };

type Asked = Omit<Call, 'ctx'>;

export type FrontEngine = {
  /** Runs a procedure of the contract whose checks have passed. */
  run(kind: Kind, asked: Asked, actor: Actor): Promise<Result<unknown>>;
  ask<N extends InternalQuery>(name: N, input: InternalInput<N>): Promise<InternalOutput<N>>;
  tell<N extends InternalCommand>(name: N, input: InternalInput<N>, actor?: Actor): Promise<Result<InternalOutput<N>>>;
  readonly bulk: Runner['bulk'];
  now(): number;
  onChange: Runner['onChange'];
  close(): Promise<void>;
  readonly log: Logger;
  /** Of this book; it never leaves the front. */
  readonly secretKey: SecretKey;
};

type Parts = {
  readonly runner: Runner;
  readonly clock: Clock;
  readonly log: Logger;
  readonly secretKey: SecretKey;
};

/** Wraps a runner. The time zone of a book is fixed at its set-up, so it is read once. */
export async function frontEngine({ runner, clock, log, secretKey }: Parts): Promise<FrontEngine> {
  let timeZone = 'Asia/Shanghai';
  const ctxOf = (actor: Actor): Ctx => {
    const now = clock();
    return { actor, now, today: businessDateOf(now, timeZone), timeZone, secretKeyId: secretKey.id };
  };
  const run: FrontEngine['run'] = (kind, asked, actor) => runner.run(kind, { ...asked, ctx: ctxOf(actor) });
  const ask: FrontEngine['ask'] = async (name, input) => {
    const result = await run('query', { name, input }, nobody);
    if (!result.ok) throw new ProblemError(result.problem);
    return result.value as InternalOutput<typeof name>;
  };
  const tell: FrontEngine['tell'] = async (name, input, actor = nobody) =>
    (await run('command', { name, input: input as Asked['input'] }, actor)) as Result<InternalOutput<typeof name>>;
  timeZone = (await ask('readSettings', {})).timeZone;
  return {
    run,
    ask,
    tell,
    bulk: runner.bulk,
    now: clock,
    onChange: runner.onChange,
    close: runner.close,
    log,
    secretKey,
  };
}
