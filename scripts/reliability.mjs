// `npm run test:reliability`: runs tests/reliability and prints the figures `REL <id> <value> <limit> PASS|FAIL`.
// A spec appends each figure as such a line to the file named by REL_FILE. A figure, a test, a skip and a missing tool
// each count; LONG=1 makes the specs run longer.
import './node-version.mjs';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './lib/build.mjs';
import { add, counts, finish, forget } from './lib/counts.mjs';
import { vitestCounts } from './lib/reports.mjs';
import { bin, cacheDir, root, runNode } from './lib/run.mjs';
import { setUp } from './setup.mjs';

const specFolder = join(root, 'tests', 'reliability');
const figuresFile = join(cacheDir, 'rel.txt');
const reportFile = join(cacheDir, 'reliability.json');
const isLong = process.env.LONG === '1';

/** @param {string} line */
const say = (line) => process.stdout.write(`${line}\n`);

/** Prints the figures in order and counts them; a line of another form failed. */
const figures = () => {
  const lines = existsSync(figuresFile) ? readFileSync(figuresFile, 'utf8').split('\n').filter(Boolean).toSorted() : [];
  const passed = lines.filter((line) => /^REL \S+ \S+ \S+ PASS$/.test(line)).length;
  for (const line of lines) say(line);
  if (lines.length === 0) say('REL: the specs left no figure');
  return counts({ passed, failed: lines.length === 0 ? 1 : lines.length - passed });
};

forget('reliability');
mkdirSync(cacheDir, { recursive: true });
for (const file of [figuresFile, reportFile]) rmSync(file, { force: true });

const specs = existsSync(specFolder)
  ? readdirSync(specFolder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.test\.tsx?$/.test(file))
  : [];
if (specs.length === 0) {
  say('tests/reliability holds no spec yet.');
  finish('reliability', counts());
}

const missing = await setUp({ isForReliability: true });
if (missing) say(missing);
const built = await build();
if (!built.isGood) say(`The build failed: ${built.reason}`);

writeFileSync(figuresFile, '');
const { code } = await runNode(
  bin('vitest'),
  ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`],
  { env: { RELIABILITY: '1', REL_FILE: figuresFile }, timeoutMs: (isLong ? 240 : 20) * 60_000 },
);
const tests = vitestCounts(reportFile, code);
finish(
  'reliability',
  add([
    // Nothing may be left out here: a skip is a failure.
    counts({ passed: tests.passed, failed: tests.failed + tests.skipped }),
    figures(),
    counts({ failed: (missing ? 1 : 0) + (built.isGood ? 0 : 1) }),
  ]),
);
