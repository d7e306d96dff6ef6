/** A file on its way into a book, through the procedures, as the import screen sends it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportField, ImportTarget } from '../../../src/shared/contract/import-fields';
import type {
  ImportCheck,
  ImportColumn,
  ImportDone,
  ImportPreview,
} from '../../../src/shared/contract/imports.contract';
import type { Result } from '../../../src/shared/domain/problem';
import type { Seat } from '../book';
import { aCustomer } from './customers';
import { aProduct } from './products';

const PIECE = 512 * 1024;

/** Sends a file in pieces; answers its id. */
export async function uploadFile(seat: Seat, bytes: Uint8Array, name = 'list.csv'): Promise<string> {
  let fileId: string | null = null;
  const data = Buffer.from(bytes);
  for (let at = 0; at === 0 || at < data.length; at += PIECE) {
    const piece = data.subarray(at, at + PIECE).toString('base64');
    const isLast = at + PIECE >= data.length;
    const sent: { fileId: string } = await seat.ok('imports.put', { fileId, name, at, bytes: piece, isLast });
    fileId = sent.fileId;
  }
  return fileId ?? '';
}

const nameOf = (step: 'check' | 'run', target: ImportTarget): string =>
  `imports.${step}${target.charAt(0).toUpperCase()}${target.slice(1)}`;

export type Wizard = {
  readonly fileId: string;
  readonly preview: ImportPreview;
  readonly check: () => Promise<Result<ImportCheck>>;
  readonly run: () => Promise<Result<ImportDone>>;
};
export type WizardInput = {
  readonly target: ImportTarget;
  readonly bytes: Uint8Array;
  readonly name?: string;
  /** Changes to the guessed columns. */
  readonly columns?: Partial<Record<ImportField, Partial<ImportColumn>>>;
};

/** Uploads, looks at the preview, takes the guessed columns. */
export async function openWizard(seat: Seat, { target, bytes, name, columns = {} }: WizardInput): Promise<Wizard> {
  const fileId = await uploadFile(seat, bytes, name);
  const preview = await seat.ok<ImportPreview>('imports.preview', { fileId, target });
  const mapped = preview.columns.map((column) => ({ ...column, ...columns[column.field] }));
  const input = { fileId, headerRow: preview.headerRow, columns: mapped };
  const owner = target === 'customers' ? { ownerId: null } : {};
  return {
    fileId,
    preview,
    check: () => seat.call<ImportCheck>(nameOf('check', target), input),
    run: () => seat.call<ImportDone>(nameOf('run', target), { ...input, ...owner }),
  };
}

/** The rows of a table as a .csv file. */
export const csvOf = (rows: readonly (readonly (string | number)[])[]): Buffer =>
  Buffer.from(rows.map((row) => row.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(',')).join('\n'));

/** Imports rows without looking; a refusal fails the test. */
export async function importRows(
  seat: Seat,
  target: ImportTarget,
  rows: readonly (readonly (string | number)[])[],
): Promise<ImportDone> {
  const done = await (await openWizard(seat, { target, bytes: csvOf(rows) })).run();
  if (!done.ok) throw new Error(`the import was refused: ${JSON.stringify(done.problem)}`);
  return done.value;
}

let made = 0;

type Tried = readonly [ImportTarget, () => Promise<readonly (readonly (string | number)[])[]>];

/** A past import of one row, of the first kind that the seat may import; undefined where there is none. */
export async function anImport(seat: Seat, boss: Seat): Promise<number | undefined> {
  made += 1;
  const tries: readonly Tried[] = [
    ['customers', async () => [['客户名称'], [`导入的医院${made}`]]],
    ['products', async () => [['通用名'], [`导入的片${made}`]]],
    [
      'stock',
      async () => [
        ['编码', '批号', '有效期至', '数量'],
        [(await aProduct(boss)).code, `B${made}`, '2028.10', 5],
      ],
    ],
    [
      'receivables',
      async () => [
        ['客户名称', '单据号', '单据日期', '金额'],
        [(await aCustomer(boss)).name, 'X', '2026-01-05', 5],
      ],
    ],
  ];
  for (const [target, rowsOf] of tries) {
    const done = await (await openWizard(seat, { target, bytes: csvOf(await rowsOf()) })).run();
    if (done.ok) return done.value.runId ?? undefined;
  }
  return undefined;
}

/** A file of the trade beside the repository, where it is present. */
export function sharedFile(name: string): Buffer | undefined {
  const path = join(process.cwd(), '..', 'shared', 'data', name);
  return existsSync(path) ? readFileSync(path) : undefined;
}
