/** The oRPC router over the front: one for MessagePort, WebSocket and HTTP. */
import { EventPublisher, os } from '@orpc/server';
import { contract } from '../../shared/contract';
import type { Change } from '../../shared/contract/events.contract';
import { problemSchema } from '../../shared/contract/procedure';
import { ProblemError, type Problem } from '../../shared/domain/problem';
import type { Connection } from './connection';
import type { Front } from './front';

export type RpcContext = { readonly connection: Connection };

const base = os.$context<RpcContext>().errors({ PROBLEM: { data: problemSchema } });

/** Builds a procedure per entry of the contract; all go through `front.call`. */
export function makeRouter(front: Front) {
  const changes = new EventPublisher<{ change: Change }>();
  front.subscribe((change) => changes.publish('change', change));
  const answer = async (path: string, input: unknown, connection: Connection): Promise<unknown> => {
    const result = await front.call(path, input, connection).catch((error: unknown) => {
      if (error instanceof ProblemError) return { ok: false as const, problem: error.problem };
      const correlationId = crypto.randomUUID();
      front.engine.log.error('internal', { procedure: path, correlationId, error });
      return { ok: false as const, problem: { code: 'INTERNAL', params: {}, correlationId } satisfies Problem };
    });
    if (result.ok) return result.value;
    throw result;
  };
  const procedure = (path: string) =>
    base.handler(async ({ input, context, errors, signal }) => {
      try {
        const value = await answer(path, input, context.connection);
        return path === 'events.changes' ? changes.subscribe('change', { signal }) : value;
      } catch (refusal) {
        const { problem } = refusal as { problem: Problem };
        throw errors.PROBLEM({ data: { ...problem, fields: problem.fields ? [...problem.fields] : undefined } });
      }
    });
  return Object.fromEntries(
    Object.entries(contract).map(([feature, procedures]) => [
      feature,
      Object.fromEntries(Object.keys(procedures).map((name) => [name, procedure(`${feature}.${name}`)])),
    ]),
  );
}
