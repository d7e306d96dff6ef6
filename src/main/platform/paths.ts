/** Where things lie: migrations and data beside the bundles, books in the user's documents. */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The `resources` folder: beside the sources in development, beside `out` in the package. */
export function resourcesFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const candidate = join(folder, 'resources');
    if (existsSync(join(candidate, 'migrations'))) return candidate;
    const parent = dirname(folder);
    if (parent === folder) throw new Error('the resources folder is missing');
    folder = parent;
  }
}

/** The built pages of the renderer, when they exist. */
export const rendererFolder = (): string => join(resourcesFolder(), '..', 'out', 'renderer');

/** The folder of the books: `TONGDAN_HOME`, else `Tongdan` in the user's documents. */
export const booksFolder = (): string => process.env['TONGDAN_HOME'] ?? join(homedir(), 'Documents', 'Tongdan');
