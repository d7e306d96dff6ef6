// What a script counted: printed as its last line and left in a file, so that .ci/run can add all of them.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDir } from './run.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @param {Partial<Counts>} [counts] @returns {Counts} */
export const counts = (counts = {}) => ({ passed: 0, failed: 0, skipped: 0, ...counts });

/** @param {readonly Counts[]} all */
export const add = (all) =>
  all.reduce(
    (sum, each) =>
      counts({
        passed: sum.passed + each.passed,
        failed: sum.failed + each.failed,
        skipped: sum.skipped + each.skipped,
      }),
    counts(),
  );

/** @param {Counts} sum */
export const sentence = (sum) =>
  `${sum.passed} passed, ${sum.failed} failed${sum.skipped > 0 ? `, ${sum.skipped} skipped` : ''}`;

/** @param {string} name */
const fileOf = (name) => join(cacheDir, `counts-${name}.json`);

/** Forgets an earlier run, so that a script that dies is seen as missing. @param {string} name */
export const forget = (name) => rmSync(fileOf(name), { force: true });

/**
 * Leaves the counts for .ci/run, prints them alone on the last line and ends the process.
 * @param {string} name
 * @param {Counts} sum
 * @returns {never}
 */
export const finish = (name, sum) => {
  mkdirSync(cacheDir, { recursive: true });
  writeFileSync(fileOf(name), JSON.stringify(sum));
  process.stdout.write(`\n${sentence(sum)}\n`);
  process.exit(sum.failed > 0 ? 1 : 0);
};

/** @param {string} name @returns {Counts | undefined} */
export const recall = (name) => {
  try {
    return counts(JSON.parse(readFileSync(fileOf(name), 'utf8')));
  } catch {
    return undefined;
  }
};
