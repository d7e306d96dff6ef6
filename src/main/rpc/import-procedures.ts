/** Imports, answered by the front: the file is staged here, read in the bulk thread, written by the writer. */
import { randomUUID } from 'node:crypto';
import type { ImportCheck, ImportColumn, ImportTarget, importsContract } from '../../shared/contract/imports.contract';
import type { InputOf, OutputOf } from '../../shared/contract/procedure';
import { okay, refuse, type Result } from '../../shared/domain/problem';
import type { BulkAnswer, PreviewTask, RowsTask } from '../features/imports/bulk-tasks';
import { codeTaken } from '../features/imports/map-rows';
import { stagedFiles, type StagedFiles } from '../features/imports/staged-files';
import type { Connection } from './connection';
import type { FrontEngine } from './front-engine';
import type { Session } from './sessions';

type Contract = typeof importsContract;
type Answer<N extends keyof Contract> = (
  input: InputOf<Contract[N]>,
  connection: Connection,
  session: Session,
) => Promise<Result<OutputOf<Contract[N]>>>;
type Parts = { readonly engine: FrontEngine; readonly files: StagedFiles };
type Mapping = { readonly fileId: string; readonly headerRow: number; readonly columns: readonly ImportColumn[] };
type Rows = BulkAnswer<RowsTask> & { readonly fileName: string };

const ownerOf = ({ engine }: Parts, session: Session) => ({
  sessionId: session.actor.sessionId ?? 0,
  now: engine.now(),
});

const put =
  (parts: Parts): Answer<'put'> =>
  async ({ fileId, name, at, bytes, isLast }, _, session) =>
    parts.files.put({ fileId, name, at, isLast, bytes: Buffer.from(bytes, 'base64') }, ownerOf(parts, session));

const preview =
  (parts: Parts): Answer<'preview'> =>
  async ({ fileId, target }, _, session) => {
    const file = parts.files.find(fileId, ownerOf(parts, session));
    if (!file.ok) return file;
    return parts.engine.bulk<PreviewTask>({ kind: 'preview', bytes: file.value.bytes, target });
  };

type Asked = { readonly mapping: Mapping; readonly target: ImportTarget; readonly session: Session };

async function rowsOf(parts: Parts, { mapping, target, session }: Asked): Promise<Result<Rows>> {
  const file = parts.files.find(mapping.fileId, ownerOf(parts, session));
  if (!file.ok) return file;
  const { headerRow, columns } = mapping;
  const rows = await parts.engine.bulk<RowsTask>({
    kind: 'rows',
    bytes: file.value.bytes,
    target,
    headerRow,
    columns,
  });
  return rows.ok ? okay({ ...rows.value, fileName: file.value.name }) : rows;
}

async function checked(parts: Parts, asked: Asked): Promise<Result<ImportCheck>> {
  const read = await rowsOf(parts, asked);
  if (!read.ok) return read;
  const { rows, repeated, records } = read.value;
  const { fresh, takenCodes } = await parts.engine.ask('compareImport', { target: asked.target, records });
  const taken = takenCodes.map(({ row, values }) => codeTaken(row, String(values['code'])));
  return okay({
    rows,
    fresh: fresh - taken.length,
    repeated,
    existing: records.length - fresh,
    badRows: read.value.badRows + taken.length,
    errors: [...read.value.errors, ...taken],
  });
}

/** The rows of a file without errors, as the writer takes them. */
async function writable(parts: Parts, asked: Asked) {
  const read = await rowsOf(parts, asked);
  if (!read.ok) return read;
  const { records, repeated, rows, badRows, fileName } = read.value;
  return badRows > 0 ? refuse('IMPORT_REJECTED', { rows, badRows }) : okay({ fileName, records, repeated });
}

const runCustomers =
  (parts: Parts): Answer<'runCustomers'> =>
  async ({ commandId, ownerId, ...mapping }, _, session) => {
    const input = await writable(parts, { mapping, target: 'customers', session });
    if (!input.ok) return input;
    return parts.engine.tell('applyCustomerImport', { ...input.value, ownerId, commandId }, session.actor);
  };

const runProducts =
  (parts: Parts): Answer<'runProducts'> =>
  async ({ commandId, ...mapping }, _, session) => {
    const input = await writable(parts, { mapping, target: 'products', session });
    if (!input.ok) return input;
    return parts.engine.tell('applyProductImport', { ...input.value, commandId }, session.actor);
  };

/** The procedures of imports. */
export function importProcedures(engine: FrontEngine): { readonly [N in keyof Contract]: Answer<N> } {
  const parts = { engine, files: stagedFiles(randomUUID) };
  return {
    put: put(parts),
    preview: preview(parts),
    checkCustomers: (mapping, _, session) => checked(parts, { mapping, target: 'customers', session }),
    checkProducts: (mapping, _, session) => checked(parts, { mapping, target: 'products', session }),
    runCustomers: runCustomers(parts),
    runProducts: runProducts(parts),
  };
}
