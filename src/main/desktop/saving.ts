/** Writing what the person asked to keep: under another name first, so that half a file never bears the real one. */
import { appendFile, rename, rm, writeFile } from 'node:fs/promises';
import { okay, refuse, type Result } from '../../shared/domain/problem';

const isFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');

/** Runs a step on the disk; what the disk refuses is a refusal. */
async function onDisk(step: () => Promise<void>): Promise<Result<true>> {
  try {
    await step();
    return okay(true);
  } catch (error) {
    return refuse(isFull(error) ? 'STORAGE_FULL' : 'STORAGE_IO');
  }
}

export type Saves = {
  /** Begins a file at a path that the person chose. @returns its number */
  begin(path: string): string;
  /** Adds a piece; the last one gives the file its name. NOT_FOUND for a number that is unknown or finished. */
  add(saveId: string, piece: { readonly bytes: Uint8Array; readonly isLast: boolean }): Promise<Result<true>>;
  /** Drops what was begun and never finished. */
  dropAll(): Promise<void>;
};

/** Keeps track of the files that are being saved. */
export function openSaves(): Saves {
  const begun = new Map<string, { readonly path: string; isEmpty: boolean }>();
  const partOf = (path: string): string => `${path}.part`;
  const add: Saves['add'] = async (saveId, { bytes, isLast }) => {
    const save = begun.get(saveId);
    if (save === undefined) return refuse('NOT_FOUND');
    const { path, isEmpty } = save;
    save.isEmpty = false;
    if (isLast) begun.delete(saveId);
    const written = await onDisk(async () => {
      // What an earlier program left under this name is not ours to continue.
      await (isEmpty ? writeFile(partOf(path), bytes) : appendFile(partOf(path), bytes));
      if (isLast) await rename(partOf(path), path);
    });
    if (!written.ok) {
      begun.delete(saveId);
      await rm(partOf(path), { force: true });
    }
    return written;
  };
  const begin: Saves['begin'] = (path) => {
    const saveId = crypto.randomUUID();
    begun.set(saveId, { path, isEmpty: true });
    return saveId;
  };
  const dropAll = async (): Promise<void> => {
    const unfinished = [...begun.values()];
    begun.clear();
    for (const { path } of unfinished) await rm(partOf(path), { force: true });
  };
  return { begin, add, dropAll };
}

/** Writes a whole file at once. */
export async function saveWhole(path: string, bytes: Uint8Array): Promise<Result<true>> {
  const saves = openSaves();
  return saves.add(saves.begin(path), { bytes, isLast: true });
}
