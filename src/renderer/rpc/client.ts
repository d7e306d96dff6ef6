/** `api`: the contract as functions. Each resolves to a value or a refusal and never rejects. */
import type { Contract } from '../../shared/contract';
import type { DesktopContract } from '../../shared/contract/desktop.contract';
import type { Change } from '../../shared/contract/events.contract';
import { type Answer, refusalOf } from './problem';
import { noteRefusal } from './session-signals';
import { createTransport } from './transports';

export const transport = createTransport();

type CallOptions = { readonly signal?: AbortSignal };

/** A procedure of the contract, callable; it knows its own name for bookkeeping. */
export type Procedure<I, O> = ((input: I, options?: CallOptions) => Promise<Answer<O>>) & {
  readonly [procedurePath]: string;
};
const procedurePath = Symbol('path of the procedure');
/** `settings.renameFirm` */
export const pathOf = (procedure: { readonly [procedurePath]: string }): string => procedure[procedurePath];

type Typed<Side extends 'input' | 'output', S> = S extends { '~standard': { types?: infer T } }
  ? NonNullable<T> extends Record<Side, infer V>
    ? V
    : never
  : never;
type Schemas = { '~orpc': { inputSchema?: unknown; outputSchema?: unknown } };
type ProcedureFor<P extends Schemas> = Procedure<
  Typed<'input', NonNullable<P['~orpc']['inputSchema']>>,
  Typed<'output', NonNullable<P['~orpc']['outputSchema']>>
>;
type Api<R> = { readonly [K in keyof R]: R[K] extends Schemas ? ProcedureFor<R[K]> : Api<R[K]> };

/** A call without an answer after this long counts as lost; the engine's own limit is shorter. */
const ANSWER_LIMIT_MS = 60_000;
/** The desktop's own procedures wait for a person before a dialog. */
const DIALOG_LIMIT_MS = 3_600_000;

const ask = async (path: readonly string[], input: unknown, options: CallOptions = {}): Promise<Answer<unknown>> => {
  const limit = AbortSignal.timeout(path[0] === 'desktop' ? DIALOG_LIMIT_MS : ANSWER_LIMIT_MS);
  const signal = options.signal ? AbortSignal.any([options.signal, limit]) : limit;
  try {
    return { ok: true, value: await transport.call({ path, input, signal }) };
  } catch (error) {
    const refusal = refusalOf(error);
    noteRefusal(refusal.problem);
    return refusal;
  }
};

/** One name is one function for good: a list asks anew when it is given another one. */
const callable = (path: readonly string[]): unknown => {
  const named = new Map<string, unknown>();
  return new Proxy((input: unknown, options?: CallOptions) => ask(path, input, options), {
    get: (target, key) => {
      if (key === procedurePath) return path.join('.');
      if (typeof key !== 'string' || key === 'then') return Reflect.get(target, key);
      if (!named.has(key)) named.set(key, callable([...path, key]));
      return named.get(key);
    },
  });
};

/** Names are checked by the compiler; at run time every name is a path. */
export const api = callable([]) as Api<Contract>;
/** What only the desktop answers, on the same port; screens use host.ts instead. */
export const desktopApi = (callable([]) as Api<DesktopContract>).desktop;

const isStream = (value: unknown): value is AsyncIterableIterator<Change> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value;

/** Opens the stream of changes; it ends with the signal or the connection. Rejects when it cannot be opened. */
export const openChanges = async (signal: AbortSignal): Promise<AsyncIterableIterator<Change>> => {
  const stream = await transport.call({ path: ['events', 'changes'], input: {}, signal });
  if (isStream(stream)) return stream;
  throw new TypeError('the stream of changes is not a stream');
};
