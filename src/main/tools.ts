/**
 * Tools for the keeper of a book, each one line of answer:
 * `tools backup --book FILE --to FILE` copies a book, in use or not; `tools restore --from FILE --to FILE`.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ProblemError, type Problem } from '../shared/domain/problem';
import { problemText } from '../shared/i18n/problem-text';
import { systemClock } from './platform/clock';
import { resourcesFolder } from './platform/paths';
import { backupBook, restoreBook, type Manifest } from './store/backup';
import { newestOf, readMigrations } from './store/migrate';
import { openConnection } from './store/open';

/** What the driver needs; below it, loading it ends the process without a word. */
const NODE_API = 10;
const usage = 'Usage: npm run backup -- --book FILE --to FILE, or npm run restore -- --from FILE --to FILE';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const sizeOf = ({ rows }: Manifest): string => {
  const counts = Object.values(rows);
  return `${counts.reduce((sum, count) => sum + count, 0)} rows in ${counts.length} tables`;
};

/** The copy is made by a read-only connection beside the program that may have the book open. */
async function backup(book: string, to: string): Promise<string> {
  if (!existsSync(book)) throw new Error(`There is no book ${book}.`);
  const schemaVersion = newestOf(readMigrations(join(resourcesFolder(), 'migrations', 'sqlite')));
  const source = openConnection({ path: book, readonly: true, schemaVersion });
  try {
    const manifest = await backupBook(source.sqlite, to, systemClock());
    return `Backed up to ${to} and checked: ${sizeOf(manifest)}. Keep the key file ${book}.key in another place.`;
  } finally {
    source.close();
  }
}

async function restore(from: string, to: string): Promise<string> {
  if (!existsSync(from)) throw new Error(`There is no backup ${from}.`);
  const manifest = await restoreBook(from, to);
  const made = new Date(manifest.madeAt).toISOString();
  return `Restored to ${to}: ${sizeOf(manifest)}, as of ${made}. Put the key file of the book beside it as ${to}.key.`;
}

async function main(): Promise<string> {
  if (Number(process.versions['napi'] ?? 0) < NODE_API) throw new Error('Tongdan needs Node.js 22.14 or newer.');
  const { positionals, values } = parseArgs({
    args: process.argv.slice(2),
    allowPositionals: true,
    options: { book: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' } },
  });
  const [tool] = positionals;
  const { book, from, to } = values;
  if (tool === 'backup' && book && to) return backup(resolve(book), resolve(to));
  if (tool === 'restore' && from && to) return restore(resolve(from), resolve(to));
  throw new Error(usage);
}

/** One line: which file, and what to do. */
function reasonOf(problem: Problem): string {
  const { what, file } = problem.params;
  if (problem.code === 'DUPLICATE')
    return `${String(what)} exists already, and nothing is ever overwritten: choose another name.`;
  if (problem.code === 'DB_CORRUPT' && file) return `${String(file)} is missing or damaged: take another backup.`;
  return problemText(problem, { language: 'en', timeZone: 'Asia/Shanghai' });
}

try {
  say(await main());
} catch (error) {
  const reason =
    error instanceof ProblemError ? reasonOf(error.problem) : String(error instanceof Error ? error.message : error);
  say(reason.split('\n')[0] ?? '');
  process.exitCode = 1;
}
