/**
 * The front: what every call passes before it reaches a thread. Order of the checks: session, permission,
 * input; then, in the thread, subject visible, version, rule. The same on every transport.
 */
import type { z } from 'zod';
import { randomUUID } from 'node:crypto';
import { contract, engineContract } from '../../shared/contract';
import type { Change } from '../../shared/contract/events.contract';
import type { ProcedureMeta } from '../../shared/contract/procedure';
import { forbidden, mayDo } from '../../shared/domain/permissions';
import { okay, refuse, type Result } from '../../shared/domain/problem';
import { stagedFiles } from '../features/imports/staged-files';
import type { Connection } from './connection';
import type { FrontEngine } from './front-engine';
import { bankFileProcedures } from './bank-file-procedures';
import { fileProcedures } from './file-procedures';
import { importProcedures } from './import-procedures';
import { sessionProcedures } from './session-procedures';
import { withHashedPassword } from './password-input';
import { openSecrets } from './secrets';
import { openSignatures } from './signatures';
import { signingProcedures } from './signing-procedures';
import { taxPlatformProcedures } from './tax-platform-procedures';
import { openSessions, type Session } from './sessions';

export type Front = {
  /** One call of one procedure: `path` is `feature.name`. */
  call(path: string, input: unknown, connection: Connection): Promise<Result<unknown>>;
  /** Hears of changes until it is told to stop. */
  subscribe(listener: (change: Change) => void): () => void;
  readonly engine: FrontEngine;
};

type Procedure = { readonly meta: ProcedureMeta; readonly schema: z.ZodType };
type FrontAnswer = (input: never, connection: Connection, session?: Session) => Promise<Result<unknown>>;
type FrontAnswers = Readonly<Record<string, Readonly<Record<string, FrontAnswer>>>>;

const flatten = (): Map<string, Procedure> =>
  new Map(
    Object.entries(contract).flatMap(([feature, procedures]) =>
      Object.entries(procedures).map(([name, procedure]) => {
        const { meta, inputSchema } = procedure['~orpc'];
        return [`${feature}.${name}`, { meta, schema: inputSchema as z.ZodType }] as const;
      }),
    ),
  );

/** A key of the caller's own making is named, not repeated at length. */
const POINTER_LIMIT = 120;
const pointer = (path: readonly PropertyKey[]): string => `/${path.map(String).join('/')}`.slice(0, POINTER_LIMIT);

/** Input by the contract's schema; unknown keys are refused; the fields travel as JSON pointers. */
export function parseInput(schema: z.ZodType, input: unknown): Result<Readonly<Record<string, unknown>>> {
  const parsed = schema.safeParse(input ?? {});
  if (parsed.success) return okay(parsed.data as Readonly<Record<string, unknown>>);
  const fields = parsed.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => pointer([...issue.path, key])) : [pointer(issue.path)],
  );
  return refuse('VALIDATION_FAILED', { count: fields.length }, fields.slice(0, 20));
}

/** A locked screen may look at its state and at how many reminders there are, unlock or leave; nothing else. */
const whileLocked = new Set([
  'session.state',
  'session.unlock',
  'session.logOut',
  'session.logIn',
  'session.logInDemo',
  'reminders.counts',
]);

/** Asked by the page itself, as often as reminders come: no sign of somebody being there. */
const asksByItself = (path: string): boolean =>
  path.startsWith('events.') || path === 'reminders.counts' || path === 'reminders.news';

function admit(path: string, meta: ProcedureMeta, session: Session | undefined): Result<true> {
  if (meta.permission === 'public') return okay(true);
  if (!session) return refuse('UNAUTHENTICATED');
  if (session.isLocked && !whileLocked.has(path)) return refuse('SESSION_LOCKED');
  return mayDo(session.actor.posts, meta.permission) ? okay(true) : forbidden(meta.permission);
}

/** Builds the front over an open engine. */
export function openFront(engine: FrontEngine): Front {
  const procedures = flatten();
  const sessions = openSessions(engine);
  const staged = stagedFiles(randomUUID);
  const verifySignature = openSignatures(engine);
  const secrets = openSecrets(engine, engine.secretKey);
  const own = {
    session: sessionProcedures({ engine, sessions }),
    imports: importProcedures(engine, staged),
    files: fileProcedures(engine, staged),
    bankFiles: bankFileProcedures(engine, staged),
    taxPlatform: taxPlatformProcedures(engine, staged),
    signing: signingProcedures(engine),
  } as unknown as FrontAnswers;
  const listeners = new Set<(change: Change) => void>();
  engine.onChange((tables) => {
    for (const listener of listeners) listener({ tables: [...tables] });
  });
  const call: Front['call'] = async (path, input, connection) => {
    const procedure = procedures.get(path);
    if (!procedure) return refuse('NOT_FOUND');
    const { meta, schema } = procedure;
    const isPublic = meta.permission === 'public';
    const session = isPublic ? undefined : await sessions.resolve(connection.token(), !asksByItself(path));
    const admitted = admit(path, meta, session);
    if (!admitted.ok) return admitted;
    const parsed = parseInput(schema, input);
    if (!parsed.ok) return parsed;
    const [feature, name] = path.split('.') as [string, string];
    const answer = own[feature]?.[name];
    if (!answer && feature in engineContract) {
      if (!session) return refuse('UNAUTHENTICATED');
      const hashed = await withHashedPassword(path, parsed.value);
      if (!hashed.ok) return hashed;
      const signed = await verifySignature(path, secrets.withSealed(path, hashed.value), session.actor);
      if (!signed.ok) return signed;
      const done = await engine.run(meta.kind, { name: path, access: meta, ...signed.value }, session.actor);
      return secrets.withOpened(path, done, session.actor);
    }
    return answer?.(parsed.value as never, connection, session) ?? okay({});
  };
  const subscribe: Front['subscribe'] = (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return { call, subscribe, engine };
}
