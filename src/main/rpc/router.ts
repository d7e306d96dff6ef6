/** The oRPC router over the front: one for MessagePort, WebSocket and HTTP. */
import { EventPublisher, os } from '@orpc/server';
import { contract } from '../../shared/contract';
import type { Change } from '../../shared/contract/events.contract';
import { problemSchema } from '../../shared/contract/procedure';
import { ProblemError, type Problem, type Result } from '../../shared/domain/problem';
import type { Logger } from '../platform/logger';
import type { Connection } from './connection';
import type { Front } from './front';

type RpcContext = { readonly connection: Connection };
type Asked = { readonly input: unknown; readonly connection: Connection; readonly signal: AbortSignal | undefined };
type Named = { readonly path: string; readonly log: Logger };

const base = os.$context<RpcContext>().errors({ PROBLEM: { status: 422, data: problemSchema } });

/** An exception as the refusal that travels: our own carries one, anything else becomes INTERNAL with a number. */
const refusalOf = (error: unknown, { path, log }: Named): Problem => {
  if (error instanceof ProblemError) return error.problem;
  const correlationId = crypto.randomUUID();
  log.error('internal', { procedure: path, correlationId, error });
  return { code: 'INTERNAL', params: {}, correlationId };
};

/** One procedure on the wire: a value, or the declared error PROBLEM. */
export const wireProcedure = (named: Named, answer: (asked: Asked) => Promise<Result<unknown>>) =>
  base.handler(async ({ input, context: { connection }, errors, signal }) => {
    const result = await answer({ input, connection, signal }).catch((error: unknown) => ({
      ok: false as const,
      problem: refusalOf(error, named),
    }));
    if (result.ok) return result.value;
    const { problem } = result;
    throw errors.PROBLEM({ data: { ...problem } });
  });

/** Builds a procedure per entry of the contract; all go through `front.call`. */
export function makeRouter(front: Front) {
  const { log } = front.engine;
  const changes = new EventPublisher<{ change: Change }>();
  front.subscribe((change) => changes.publish('change', change));
  const procedure = (path: string) =>
    wireProcedure({ path, log }, async ({ input, connection, signal }) => {
      const result = await front.call(path, input, connection);
      return result.ok && path === 'events.changes'
        ? { ok: true, value: changes.subscribe('change', { signal }) }
        : result;
    });
  return Object.fromEntries(
    Object.entries(contract).map(([feature, procedures]) => [
      feature,
      Object.fromEntries(Object.keys(procedures).map((name) => [name, procedure(`${feature}.${name}`)])),
    ]),
  );
}
