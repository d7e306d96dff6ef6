/** Imports, answered by the front: the file is staged here, read in the bulk thread, written by the writer. */
import { CHUNK_BYTES } from '../../shared/domain/limits';
import type { ImportTarget } from '../../shared/contract/import-fields';
import {
  SHOWN_ERRORS,
  type ImportCheck,
  type ImportColumn,
  type ImportDone,
  type importsContract,
} from '../../shared/contract/imports.contract';
import type { InputOf, OutputOf } from '../../shared/contract/procedure';
import { businessDateOf } from '../../shared/domain/business-date';
import { okay, refuse, type Result } from '../../shared/domain/problem';
import type { ErrorsTask, PreviewTask, ReadRows, RowsTask } from '../features/imports/bulk-tasks';
import type { StagedFile, StagedFiles } from '../features/imports/staged-files';
import type { Connection } from './connection';
import { errorReports, type ErrorReports } from './error-reports';
import type { FrontEngine } from './front-engine';
import { importTasks, type ImportTask, type ImportTasks } from './import-tasks';
import { cancelled } from './runner';
import type { Session } from './sessions';

type Contract = typeof importsContract;
type Answer<N extends keyof Contract> = (
  input: InputOf<Contract[N]>,
  connection: Connection,
  session: Session,
) => Promise<Result<OutputOf<Contract[N]>>>;
type Parts = {
  readonly engine: FrontEngine;
  readonly files: StagedFiles;
  readonly tasks: ImportTasks;
  readonly reports: ErrorReports;
};
type Mapping = { readonly fileId: string; readonly headerRow: number; readonly columns: readonly ImportColumn[] };

const ownerOf = ({ engine }: Parts, session: Session) => ({
  sessionId: session.actor.sessionId ?? 0,
  now: engine.now(),
});

const found = (parts: Parts, fileId: string, session: Session): Result<StagedFile> =>
  parts.files.find(fileId, ownerOf(parts, session));

const put =
  (parts: Parts): Answer<'put'> =>
  async ({ fileId, name, at, bytes, isLast }, _, session) =>
    parts.files.put({ fileId, name, at, isLast, bytes: Buffer.from(bytes, 'base64') }, ownerOf(parts, session));

/** The columns remembered for these heads stand in front of the guess. */
const preview =
  (parts: Parts): Answer<'preview'> =>
  async ({ fileId, target }, _, session) => {
    const file = found(parts, fileId, session);
    if (!file.ok) return file;
    const read = await parts.engine.bulk<PreviewTask>({ kind: 'preview', bytes: file.value.bytes, target });
    if (!read.ok) return read;
    const { signature, ...guessed } = read.value;
    const kept = await parts.engine.ask('rememberedColumns', { target, signature });
    const columns = guessed.columns.map((column) => kept?.find(({ field }) => field === column.field) ?? column);
    return okay({ ...guessed, columns, isRemembered: kept !== null });
  };

type Asked = {
  readonly mapping: Mapping;
  readonly target: ImportTarget;
  readonly session: Session;
  readonly task: ImportTask;
};
type Rows = ReadRows & { readonly fileName: string };

async function rowsOf(parts: Parts, { mapping, target, session, task }: Asked): Promise<Result<Rows>> {
  const file = found(parts, mapping.fileId, session);
  if (!file.ok) return file;
  const { headerRow, columns } = mapping;
  const wanted: RowsTask = { kind: 'rows', bytes: file.value.bytes, target, headerRow, columns };
  const rows = await parts.engine.bulk(wanted, task.watch);
  return rows.ok ? okay({ ...rows.value, fileName: file.value.name }) : rows;
}

/** Who looks, and when, by the clock of the book. */
async function viewerOf({ engine }: Parts, { actor: { userId, visible, posts } }: Session) {
  const { timeZone } = await engine.ask('readSettings', {});
  const now = engine.now();
  return { userId, visible, posts, now, today: businessDateOf(now, timeZone), timeZone };
}

async function checked(parts: Parts, asked: Asked): Promise<Result<ImportCheck>> {
  const read = await rowsOf(parts, asked);
  if (!read.ok) return read;
  if (!asked.task.enter('comparing')) return cancelled();
  const { rows, repeated, records, badRows } = read.value;
  const viewer = await viewerOf(parts, asked.session);
  const compared = await parts.engine.ask('compareImport', { target: asked.target, records, viewer });
  if (!compared.ok) return compared;
  if (!asked.task.enter('comparing')) return cancelled();
  const { fresh, changed, existing, ...plan } = compared.value;
  const errors = [...read.value.errors, ...plan.errors].toSorted((a, b) => a.row - b.row);
  parts.reports.keep(asked.mapping.fileId, { headerRow: asked.mapping.headerRow, errors });
  return okay({
    ...{ rows, fresh, changed, existing, repeated: repeated + plan.repeated },
    ...{ badRows: badRows + plan.errors.length, errorCount: errors.length, errors: errors.slice(0, SHOWN_ERRORS) },
  });
}

type Written = { readonly commandId: string; readonly ownerId: number | null };

async function written(parts: Parts, asked: Asked, { commandId, ownerId }: Written): Promise<Result<ImportDone>> {
  const read = await rowsOf(parts, asked);
  if (!read.ok) return read;
  const { records, rows, badRows, fileName, signature } = read.value;
  if (badRows > 0) return refuse('IMPORT_REJECTED', { rows, badRows });
  if (!asked.task.enter('writing')) return cancelled();
  const { target, session } = asked;
  const { columns } = asked.mapping;
  const input = { target, fileName, records, rows, columns, signature, ownerId, commandId };
  return parts.engine.tell('applyImport', input, session.actor);
}

const check =
  (parts: Parts, target: ImportTarget) =>
  (mapping: Mapping, _: Connection, session: Session): Promise<Result<ImportCheck>> =>
    parts.tasks.run(mapping.fileId, (task) => checked(parts, { mapping, target, session, task }));

type RunInput = Mapping & { readonly commandId: string; readonly ownerId?: number | null };

const run =
  (parts: Parts, target: ImportTarget) =>
  ({ commandId, ownerId = null, ...mapping }: RunInput, _: Connection, session: Session): Promise<Result<ImportDone>> =>
    parts.tasks.run(mapping.fileId, (task) =>
      written(parts, { mapping, target, session, task }, { commandId, ownerId }),
    );

const progress =
  (parts: Parts): Answer<'progress'> =>
  async ({ fileId }, _, session) => {
    const file = found(parts, fileId, session);
    return file.ok ? okay(parts.tasks.progress(fileId)) : file;
  };

const cancel =
  (parts: Parts): Answer<'cancel'> =>
  async ({ fileId }, _, session) => {
    const file = found(parts, fileId, session);
    return file.ok ? okay({ isCancelled: parts.tasks.cancel(fileId) }) : file;
  };

const errorFile =
  (parts: Parts): Answer<'errorFile'> =>
  async ({ fileId, language, at }, _, session) => {
    const file = found(parts, fileId, session);
    if (!file.ok) return file;
    const report = parts.reports.find(fileId);
    if (!report) return refuse('NOT_FOUND', { case: 'imports.refusals.noSuchFile' }, ['/fileId']);
    if (report.book?.language !== language) {
      const { timeZone } = await parts.engine.ask('readSettings', {});
      const { headerRow, errors } = report;
      const place = { language, timeZone };
      const made = await parts.engine.bulk<ErrorsTask>({
        kind: 'errors',
        bytes: file.value.bytes,
        headerRow,
        errors,
        place,
      });
      if (!made.ok) return made;
      report.book = { language, bytes: made.value };
    }
    const { bytes } = report.book;
    const piece = Buffer.from(bytes.subarray(at, at + CHUNK_BYTES)).toString('base64');
    return okay({ bytes: piece, isLast: at + CHUNK_BYTES >= bytes.length });
  };

/** The procedures of imports that the front answers. */
export function importProcedures(
  engine: FrontEngine,
  files: StagedFiles,
): { readonly [N in keyof Contract]: Answer<N> } {
  const parts = { engine, files, tasks: importTasks(), reports: errorReports() };
  return {
    put: put(parts),
    preview: preview(parts),
    checkCustomers: check(parts, 'customers'),
    checkProducts: check(parts, 'products'),
    checkPrices: check(parts, 'prices'),
    checkStock: check(parts, 'stock'),
    checkReceivables: check(parts, 'receivables'),
    checkStoredInvoices: check(parts, 'storedInvoices'),
    checkAdvanceInvoices: check(parts, 'advanceInvoices'),
    checkTenders: check(parts, 'tenders'),
    checkDeposits: check(parts, 'deposits'),
    runCustomers: run(parts, 'customers'),
    runProducts: run(parts, 'products'),
    runPrices: run(parts, 'prices'),
    runStock: run(parts, 'stock'),
    runReceivables: run(parts, 'receivables'),
    runStoredInvoices: run(parts, 'storedInvoices'),
    runAdvanceInvoices: run(parts, 'advanceInvoices'),
    runTenders: run(parts, 'tenders'),
    runDeposits: run(parts, 'deposits'),
    progress: progress(parts),
    cancel: cancel(parts),
    errorFile: errorFile(parts),
  };
}
