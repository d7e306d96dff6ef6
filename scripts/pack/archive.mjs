// Reads a packed application: the archive's table of contents and its files, inside or beside it.
import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {{ size: number, offset?: string, unpacked?: boolean }} Entry
 * @typedef {{ files: Record<string, Folder | Entry> }} Folder
 * @typedef {{ path: string, size: number, isUnpacked: boolean }} Packed
 * @typedef {{ files: Packed[], read: (path: string) => Buffer, besides: string }} Archive
 */

/** @param {Folder} folder @param {string} prefix @returns {[string, Entry][]} */
const walk = (folder, prefix) =>
  Object.entries(folder.files).flatMap(([name, node]) =>
    'files' in node ? walk(node, `${prefix}${name}/`) : [[`${prefix}${name}`, node]],
  );

/** @param {string} file @param {number} position @param {number} size */
const slice = (file, position, size) => {
  const handle = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(size);
    readSync(handle, bytes, 0, size, position);
    return bytes;
  } finally {
    closeSync(handle);
  }
};

/**
 * Opens an archive: four sizes of four bytes, the table as JSON, then the files.
 * @param {string} resources the packed application's resources folder
 * @returns {Archive}
 */
export const openArchive = (resources) => {
  const file = join(resources, 'app.asar');
  const besides = join(resources, 'app.asar.unpacked');
  const sizes = slice(file, 0, 16);
  const start = 8 + sizes.readUInt32LE(4);
  /** @type {Folder} */
  const table = JSON.parse(slice(file, 16, sizes.readUInt32LE(12)).toString('utf8'));
  const entries = new Map(walk(table, ''));
  return {
    besides,
    files: [...entries].map(([path, { size, unpacked }]) => ({ path, size, isUnpacked: unpacked === true })),
    read: (path) => {
      const entry = entries.get(path);
      if (!entry) throw new Error(`${path} is not in the archive`);
      const unpacked = join(besides, path);
      if (entry.unpacked && existsSync(unpacked)) return readFileSync(unpacked);
      return slice(file, start + Number(entry.offset), entry.size);
    },
  };
};
