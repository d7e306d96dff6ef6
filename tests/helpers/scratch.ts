/** Folders and files that one test uses and that are gone after it. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openConnection, type Connection, type OpenOptions } from '../../src/main/store/open';

/** A folder of its own, removed when the test ends. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tongdan-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A connection that is closed when the test ends; without a path it stands on a new file. */
export function scratchConnection(options: Partial<OpenOptions> = {}): Connection & { readonly path: string } {
  const path = options.path ?? join(scratchFolder(), 'book.tongdan');
  const connection = openConnection({ readonly: false, schemaVersion: 99, ...options, path });
  onTestFinished(() => connection.close());
  return { ...connection, path };
}

/** The bytes of a file as a short text to compare. */
export const bytesOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');
