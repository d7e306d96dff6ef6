// `npm test`: everything that a change must pass on one machine; the last line is `N passed, N failed`.
import './node-version.mjs';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { add, counts, finish, forget, sentence } from './lib/counts.mjs';
import { playwrightCounts, vitestCounts } from './lib/reports.mjs';
import { cacheDir, runScript } from './lib/run.mjs';
import { setUp } from './setup.mjs';

const unitReport = join(cacheDir, 'unit.json');
const e2eReport = join(cacheDir, 'e2e.json');
const minute = 60_000;

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string} script of package.json
 * @property {string[]} [args]
 * @property {number} minutes after which it is ended and failed
 * @property {string} [needs] name of a step that must have passed
 * @property {(code: number) => import('./lib/counts.mjs').Counts} [count] else the step is one check
 */

/** @type {Step[]} */
const steps = [
  { name: 'format', script: 'format:check', minutes: 2 },
  { name: 'lint', script: 'lint', minutes: 3 },
  { name: 'types', script: 'types', minutes: 3 },
  {
    name: 'tests',
    script: 'unit',
    args: ['--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`],
    minutes: 25,
    count: (code) => vitestCounts(unitReport, code),
  },
  { name: 'build', script: 'build', minutes: 5 },
  { name: 'e2e', script: 'e2e', minutes: 20, needs: 'build', count: (code) => playwrightCounts(e2eReport, code) },
];

/** @typedef {{ name: string, sum: import('./lib/counts.mjs').Counts, seconds: number, note: string }} Outcome */

/** @param {Step} step @param {readonly Outcome[]} before @returns {Promise<Outcome>} */
const runStep = async (step, before) => {
  const missing = before.find((each) => each.name === step.needs && each.sum.failed > 0);
  if (missing)
    return { name: step.name, sum: counts({ failed: 1 }), seconds: 0, note: `not run: ${missing.name} failed` };
  process.stdout.write(`\n--- ${step.name}\n`);
  const { code, isTimedOut, seconds } = await runScript(step.script, step.args ?? [], {
    timeoutMs: step.minutes * minute,
  });
  const sum = step.count?.(code) ?? (code === 0 ? counts({ passed: 1 }) : counts({ failed: 1 }));
  return { name: step.name, sum, seconds, note: isTimedOut ? `ended after ${step.minutes} minutes` : '' };
};

forget('test');
for (const report of [unitReport, e2eReport]) rmSync(report, { force: true });

const startedAt = performance.now();
const missing = await setUp();
/** @type {Outcome[]} */
const outcomes = [
  {
    name: 'setup',
    sum: missing ? counts({ failed: 1 }) : counts(),
    seconds: (performance.now() - startedAt) / 1000,
    note: missing ?? '',
  },
];
for (const step of steps) outcomes.push(await runStep(step, outcomes));

process.stdout.write('\n');
for (const { name, sum, seconds, note } of outcomes) {
  process.stdout.write(`${name.padEnd(8)} ${`${seconds.toFixed(1)} s`.padStart(9)}   ${sentence(sum)}  ${note}\n`);
}
finish('test', add(outcomes.map((each) => each.sum)));
