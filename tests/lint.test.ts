/** The linter's configuration finds what it is there for: each fault is planted in a small project of its own. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
let project: string;

const table = `
import { eq } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { integer, sqliteTable } from 'drizzle-orm/sqlite-core';
const lot = sqliteTable('lot', { id: integer().primaryKey(), onHand: integer() });
`;

const planted: Record<string, string> = {
  'src/main/features/stock/forgotten.repo.ts': `${table}
export async function ship(db: BetterSQLite3Database): Promise<void> {
  db.update(lot).set({ onHand: 0 }).where(eq(lot.id, 1));
}`,
  'src/main/features/stock/awaited.repo.ts': `${table}
export async function ship(db: BetterSQLite3Database): Promise<void> {
  await db.update(lot).set({ onHand: 0 }).where(eq(lot.id, 1));
}`,
  'src/main/features/stock/promise.ts': `
const save = async (): Promise<number> => 1;
export const all = (list: number[]): void => {
  list.forEach(async () => save());
};`,
  'src/main/features/stock/any.ts': 'export const open = (value: any): unknown => value;',
  'src/main/features/stock/four.ts':
    'export const sum = (a: number, b: number, c: number, d: number): number => a + b + c + d;',
  'src/main/features/stock/long.ts': `export const long = (): number => {\n  let x = 0;\n${'  x += 1;\n'.repeat(70)}  return x;\n};`,
  'src/main/features/stock/many.ts': `export const y = 1;\n${'// line\n'.repeat(301)}`,
  'src/main/features/stock/stock.rules.ts': "import { eq } from 'drizzle-orm';\nexport const same = eq;",
  'src/main/store/migrator.ts':
    "import { migrate } from 'drizzle-orm/better-sqlite3/migrator';\nexport const run = migrate;",
  'src/renderer/features/stock/node.ts': "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;",
  'src/main/hub/window.ts': "import { app } from 'electron';\nexport const quit = (): void => app.quit();",
  'src/shared/domain/money.ts': "import { z } from 'zod';\nexport const schema = z.int();",
};

let complaints: { file: string; rule: string }[];

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'tongdan-lint-'));
  for (const file of ['.oxlintrc.json', 'tsconfig.json']) copyFileSync(join(root, file), join(project, file));
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'), 'dir');
  for (const [path, text] of Object.entries(planted)) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), text);
  }
  const oxlint = join(root, 'node_modules', 'oxlint', 'bin', 'oxlint');
  const { stdout } = spawnSync(
    process.execPath,
    [oxlint, '--type-aware', '--deny-warnings', '--format', 'json', 'src'],
    {
      cwd: project,
      encoding: 'utf8',
    },
  );
  const { diagnostics }: { diagnostics: { filename: string; code: string }[] } = JSON.parse(stdout);
  complaints = diagnostics.map(({ filename, code }) => ({ file: filename, rule: code.replace(/^.*\((.*)\)$/, '$1') }));
});

afterAll(() => rmSync(project, { recursive: true, force: true }));

const rulesOf = (path: string) => complaints.filter(({ file }) => file === path).map(({ rule }) => rule);

describe('the linter', () => {
  it('refuses a database statement that is not awaited, for it would do nothing', () => {
    expect(rulesOf('src/main/features/stock/forgotten.repo.ts')).toEqual(['no-floating-promises']);
  });

  it('accepts the same statement when it is awaited', () => {
    expect(rulesOf('src/main/features/stock/awaited.repo.ts')).toEqual([]);
  });

  it.each([
    ['src/main/features/stock/promise.ts', 'no-misused-promises'],
    ['src/main/features/stock/any.ts', 'no-explicit-any'],
    ['src/main/features/stock/four.ts', 'max-params'],
    ['src/main/features/stock/long.ts', 'max-lines-per-function'],
    ['src/main/features/stock/many.ts', 'max-lines'],
    ['src/main/features/stock/stock.rules.ts', 'no-restricted-imports'],
    ['src/main/store/migrator.ts', 'no-restricted-imports'],
    ['src/renderer/features/stock/node.ts', 'no-restricted-imports'],
    ['src/main/hub/window.ts', 'no-restricted-imports'],
    ['src/shared/domain/money.ts', 'no-restricted-imports'],
  ])('refuses %s by %s', (path, rule) => {
    expect(rulesOf(path)).toEqual([rule]);
  });
});
