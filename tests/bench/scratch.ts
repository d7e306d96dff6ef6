/** A folder for the books of one bench. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export function scratchForAll(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'tongdan-bench-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
