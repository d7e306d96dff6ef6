// `npm run bench`: runs tests/bench and prints the figures `BENCH <id> <value> <limit> PASS|FAIL`. Not part of the tests:
// it wants a machine that does nothing else. The book of a million orders is made once, under the system's folder for
// temporary files or TONGDAN_BENCH, and kept.
import './node-version.mjs';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { build } from './lib/build.mjs';
import { counts, finish, forget } from './lib/counts.mjs';
import { vitestCounts } from './lib/reports.mjs';
import { bin, cacheDir, runNode } from './lib/run.mjs';
import { setUp } from './setup.mjs';

const figuresFile = join(cacheDir, 'bench.txt');
const reportFile = join(cacheDir, 'bench.json');
const TIME_LIMIT_MS = 40 * 60_000;

/** @param {string} line */
const say = (line) => process.stdout.write(`${line}\n`);

forget('bench');
mkdirSync(cacheDir, { recursive: true });
for (const file of [figuresFile, reportFile]) rmSync(file, { force: true });

const missing = await setUp();
if (missing) say(missing);
const built = await build();
if (!built.isGood) say(`The build failed: ${built.reason}`);

const load = () => loadavg()[0]?.toFixed(1) ?? '?';
const loadBefore = load();
writeFileSync(figuresFile, '');
const { code } = await runNode(
  bin('vitest'),
  ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`, ...process.argv.slice(2)],
  { env: { BENCH: '1', BENCH_FILE: figuresFile }, timeoutMs: TIME_LIMIT_MS },
);

const lines = existsSync(figuresFile) ? readFileSync(figuresFile, 'utf8').split('\n').filter(Boolean) : [];
for (const line of lines) say(line);
say(`load of the machine: ${loadBefore} before, ${load()} after`);
const passed = lines.filter((line) => /^BENCH \S+ \S+ \S+ PASS$/.test(line)).length;
// A test that broke before it had its figure left no line.
const figures = lines.length - passed;
const broken = Math.max(vitestCounts(reportFile, code).failed - figures, 0);
finish('bench', counts({ passed, failed: figures + broken + (missing ? 1 : 0) + (built.isGood ? 0 : 1) }));
