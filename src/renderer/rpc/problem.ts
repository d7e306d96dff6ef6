/**
 * What a call answers on this side of the wire: a value, a refusal of the engine, or one of the two things
 * that only a client can know. Nothing is thrown at screens.
 */
import { ORPCError } from '@orpc/client';
import { type Problem, type ProblemParams, problemCodes } from '../../shared/domain/problem';

/** `DISCONNECTED`: the call never left. `UNKNOWN_OUTCOME`: it left, and no answer came. */
export type LocalProblemCode = 'DISCONNECTED' | 'UNKNOWN_OUTCOME';
export type LocalProblem = {
  readonly code: LocalProblemCode;
  readonly params: ProblemParams;
  readonly fields?: undefined;
  readonly correlationId?: undefined;
};
export type ClientProblem = Problem | LocalProblem;
export type ClientRefusal = { readonly ok: false; readonly problem: ClientProblem };
export type Answer<T> = { readonly ok: true; readonly value: T } | ClientRefusal;

/** Thrown by a transport before anything was sent. */
export class NotSentError extends Error {
  override readonly name = 'NotSentError';
}

/** True when the engine may or may not have carried the call out. */
export const isLost = (answer: Answer<unknown>): boolean => !answer.ok && answer.problem.code === 'UNKNOWN_OUTCOME';

/** True when the connection, not the engine, said no: asking again later may help. */
export const isLocal = (problem: ClientProblem): boolean =>
  problem.code === 'DISCONNECTED' || problem.code === 'UNKNOWN_OUTCOME';

export const localRefusal = (code: LocalProblemCode): ClientRefusal => ({ ok: false, problem: { code, params: {} } });

const knownCodes: ReadonlySet<unknown> = new Set(problemCodes);
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isProblem = (data: unknown): data is Problem =>
  isRecord(data) && knownCodes.has(data['code']) && isRecord(data['params']);

const HTTP_TOO_MANY = 429;
const HTTP_UNAVAILABLE = 503;

/** Refusals that the hub makes before a procedure is reached carry only a status. */
const problemOfStatus = (status: number): Problem => {
  if (status === HTTP_TOO_MANY) return { code: 'RATE_LIMITED', params: {} };
  if (status === HTTP_UNAVAILABLE) return { code: 'BUSY', params: {} };
  return { code: 'INTERNAL', params: {} };
};

/** The refusal that a failed call amounts to. */
export const refusalOf = (error: unknown): ClientRefusal => {
  if (error instanceof NotSentError) return localRefusal('DISCONNECTED');
  if (!(error instanceof ORPCError)) return localRefusal('UNKNOWN_OUTCOME');
  if (error.code === 'PROBLEM' && isProblem(error.data)) return { ok: false, problem: error.data };
  return { ok: false, problem: problemOfStatus(error.status) };
};
