/** A file on its way into a book, through the procedures, as the import screen sends it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  ImportCheck,
  ImportColumn,
  ImportDone,
  ImportField,
  ImportPreview,
  ImportTarget,
} from '../../../src/shared/contract/imports.contract';
import type { Result } from '../../../src/shared/domain/problem';
import type { Seat } from '../book';

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

const checkName = { customers: 'imports.checkCustomers', products: 'imports.checkProducts' } as const;
const runName = { customers: 'imports.runCustomers', products: 'imports.runProducts' } as const;

export type Wizard = {
  readonly preview: ImportPreview;
  readonly check: () => Promise<Result<ImportCheck>>;
  readonly run: () => Promise<Result<ImportDone>>;
};
export type WizardInput = {
  readonly target: ImportTarget;
  readonly bytes: Uint8Array;
  /** Changes to the guessed columns. */
  readonly columns?: Partial<Record<ImportField, Partial<ImportColumn>>>;
};

/** Uploads, looks at the preview, takes the guessed columns. */
export async function openWizard(seat: Seat, { target, bytes, columns = {} }: WizardInput): Promise<Wizard> {
  const fileId = await uploadFile(seat, bytes);
  const preview = await seat.ok<ImportPreview>('imports.preview', { fileId, target });
  const mapped = preview.columns.map((column) => ({ ...column, ...columns[column.field] }));
  const input = { fileId, headerRow: preview.headerRow, columns: mapped };
  const owner = target === 'customers' ? { ownerId: null } : {};
  return {
    preview,
    check: () => seat.call<ImportCheck>(checkName[target], input),
    run: () => seat.call<ImportDone>(runName[target], { ...input, ...owner }),
  };
}

/** A file of the trade beside the repository, where it is present. */
export function sharedFile(name: string): Buffer | undefined {
  const path = join(process.cwd(), '..', 'shared', 'data', name);
  return existsSync(path) ? readFileSync(path) : undefined;
}
