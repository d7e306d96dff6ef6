/**
 * One side of the engine: the writer or a reader, with its connection. The same code runs in a worker
 * thread (the product) and inline (tests).
 */
import { randomUUID } from 'node:crypto';
import type { Access } from '../../shared/contract/procedure';
import { ProblemError, okay, refuse, type Result } from '../../shared/domain/problem';
import { fileLogger, silentLogger, type Logger } from '../platform/logger';
import { loadPinyin } from '../platform/pinyin';
import { systemClock } from '../platform/clock';
import { appendAudit, type AuditKey } from '../store/audit';
import { backupBeforeUpgrade } from '../store/backup';
import { openDoor, type Door } from '../store/door';
import { problemOfDriver } from '../store/driver-errors';
import type { Ctx, Outcome } from '../store/handler';
import type { ReadDb, Tx } from '../store/handles';
import { auditKeyOf } from '../store/keys';
import { lockBook } from '../store/lock';
import { migrate, newestOf, readMigrations } from '../store/migrate';
import { assertFullSync, openConnection, type Connection } from '../store/open';
import { attachedRefusal } from './attached';
import { handlers } from './handlers';
import { internalCommandsByName, internalQueryByName, loadFor } from './internal';
import { runCommand, type Publish } from './run-command';
import { signed, type Handler } from './signed';
import { isVisible } from './subjects';

export type ThreadOptions = {
  readonly book: string;
  /** Folder of the numbered migrations. */
  readonly migrations: string;
  readonly logFile?: string | undefined;
  readonly trace?: ((statement: string) => void) | undefined;
};

/** A call as the front sends it: already checked for session, permission and shape. */
export type Call = {
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly ctx: Ctx;
  /** Whose record a procedure of the contract touches; the front's own calls have none. */
  readonly access?: Access;
  /** Who signed the step on a shared computer; the front has verified his badge or PIN. */
  readonly signerId?: number;
};
export type Thread = { run(call: Call): Promise<Result<unknown>>; close(): void };

type Described = { readonly handler: Handler; readonly access: Access };

const byFeature = handlers as unknown as Readonly<Record<string, Readonly<Record<string, Handler>>>>;

/** The code that answers a procedure of the contract. The contract itself stays at the front: its schemas are large. */
function describedOf({ name, access }: Call): Described | undefined {
  if (!access) return undefined;
  const [feature = '', procedure = ''] = name.split('.');
  const handler = byFeature[feature]?.[procedure];
  return handler ? { handler, access } : undefined;
}

/** Visibility of the record that a call names, then its work. */
async function guarded({ handler, access: meta }: Described, db: Tx | ReadDb, call: Call): Promise<Result<unknown>> {
  if ('subject' in meta) {
    const id = Number(call.input[meta.subject.id]);
    if (!(await isVisible(db, { table: meta.subject.table, id }, call.ctx.actor))) {
      return refuse('NOT_FOUND', {}, [`/${meta.subject.id}`]);
    }
  }
  if ('attached' in meta && meta.attached) {
    const { entity, entityId } = call.input;
    const refused = await attachedRefusal(db, { entity, entityId, way: meta.attached }, call.ctx.actor);
    if (refused) return refused;
  }
  if (call.signerId !== undefined) return signed({ db, call, access: meta, handler });
  return handler(db, call.input as never, call.ctx);
}

/** Whatever went wrong: refusals keep their code, the rest becomes INTERNAL with a correlation id in the log. */
async function masked(log: Logger, name: string, work: () => Promise<Result<unknown>>): Promise<Result<unknown>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ProblemError) return { ok: false, problem: error.problem };
    const known = problemOfDriver(error);
    if (known && known.code !== 'DUPLICATE') return { ok: false, problem: known };
    const correlationId = randomUUID();
    log.error('internal', { procedure: name, correlationId, error });
    return { ok: false, problem: { code: 'INTERNAL', params: {}, correlationId } };
  }
}

const loggerOf = (options: ThreadOptions): Logger =>
  options.logFile ? fileLogger(options.logFile, systemClock) : silentLogger;

function connect(options: ThreadOptions, readonly: boolean): Connection {
  const schemaVersion = newestOf(readMigrations(options.migrations));
  return openConnection({
    path: options.book,
    readonly,
    schemaVersion,
    ...(options.trace ? { trace: options.trace } : {}),
  });
}

/** A reader: queries only, on a connection that cannot write. */
export function openReader(options: ThreadOptions): Thread {
  const connection = connect(options, true);
  const log = loggerOf(options);
  const run = (call: Call): Promise<Result<unknown>> =>
    masked(log, call.name, async () => {
      const known = describedOf(call);
      if (known) return guarded(known, connection.db, call);
      const internal = internalQueryByName[call.name];
      if (!internal) return refuse('NOT_FOUND');
      return okay(await internal(connection.db, call.input as never));
    });
  return { run, close: () => connection.close() };
}

type WriterParts = { connection: Connection; door: Door; key: AuditKey; publish: Publish };

function runWrite(parts: WriterParts, call: Call): Promise<Result<unknown>> {
  const { door, key, publish } = parts;
  const known = describedOf(call);
  if (known) {
    const work = (tx: Tx, input: Readonly<Record<string, unknown>>, ctx: Ctx) =>
      guarded(known, tx, { ...call, input, ctx }) as Promise<Outcome<unknown>>;
    return runCommand({ door, key, publish }, { ...call, work });
  }
  const internal = internalCommandsByName(parts.key)[call.name];
  if (!internal) return Promise.resolve(refuse('NOT_FOUND'));
  if (!('commandId' in call.input)) return runInternal(parts, call);
  // A command of a seat that the front prepared: a retry gets its stored answer as with any other.
  return runCommand({ door, key, publish }, { ...call, work: (tx, input, ctx) => internal(tx, input as never, ctx) });
}

/** Internal commands are audited and published too; they carry no commandId of a seat. */
async function runInternal(parts: WriterParts, call: Call): Promise<Result<unknown>> {
  const { door, key, publish } = parts;
  const work = internalCommandsByName(parts.key)[call.name];
  if (!work) return refuse('NOT_FOUND');
  await loadFor(call.name);
  let changed: string[] = [];
  const result = await door.write(async (tx): Promise<Result<unknown>> => {
    const outcome = await work(tx, call.input as never, call.ctx);
    if (!outcome.ok) return outcome;
    const { userId, sessionId } = call.ctx.actor;
    const context = { at: call.ctx.now, userId, sessionId, procedure: call.name, commandId: '' };
    await appendAudit(tx, { context, entries: outcome.entries, key });
    changed = outcome.entries.map(({ entity }) => entity);
    return okay(outcome.value);
  });
  if (result.ok && changed.length > 0) publish([...new Set(changed)]);
  return result;
}

/** Opens or makes the book and brings it to the newest schema, after a verified backup. */
async function openParts(options: ThreadOptions, publish: Publish): Promise<WriterParts> {
  const connection = connect(options, false);
  try {
    await migrate(connection.sqlite, readMigrations(options.migrations), (from) =>
      backupBeforeUpgrade(connection.sqlite, options.book, { from, now: systemClock() }),
    );
    assertFullSync(connection.sqlite);
    return { connection, door: openDoor(connection), key: auditKeyOf(options.book), publish };
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** The writer: holds the lock of the book and runs commands one after another. */
export async function openWriter(options: ThreadOptions, publish: Publish): Promise<Thread> {
  const unlock = lockBook(options.book);
  try {
    // Commands turn names into pinyin, and inside a transaction nothing but the database may be awaited.
    await loadPinyin();
    const parts = await openParts(options, publish);
    const log = loggerOf(options);
    return {
      run: (call) => masked(log, call.name, () => runWrite(parts, call)),
      close: () => {
        parts.connection.sqlite.pragma('wal_checkpoint(TRUNCATE)');
        parts.connection.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}
