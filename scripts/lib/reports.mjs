// Reads what the test runners wrote, so that the counts are theirs and not guessed from their output.
import { existsSync, readFileSync } from 'node:fs';
import { counts } from './counts.mjs';

/** @param {string} file @returns {any} */
const readJson = (file) => {
  try {
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  } catch {
    return undefined;
  }
};

/**
 * A runner that ended badly without naming a failed test (no test found, a crash, an unhandled error) failed once.
 * @param {import('./counts.mjs').Counts} found
 * @param {number} code exit code of the runner
 */
const atLeastOneFailure = (found, code) => {
  const isEmpty = found.passed + found.failed + found.skipped === 0;
  return (code !== 0 || isEmpty) && found.failed === 0 ? { ...found, failed: 1 } : found;
};

/** @param {string} file of vitest's json reporter @param {number} code */
export const vitestCounts = (file, code) => {
  const report = readJson(file);
  if (!report) return counts({ failed: 1 });
  /** @type {{ status: string, assertionResults: { status: string }[] }[]} */
  const files = report.testResults ?? [];
  // A file that could not be loaded or prepared failed without a failed test.
  const broken = files.filter(
    (each) => each.status === 'failed' && each.assertionResults.every((test) => test.status !== 'failed'),
  ).length;
  return atLeastOneFailure(
    counts({
      passed: report.numPassedTests,
      failed: report.numFailedTests + broken,
      skipped: report.numPendingTests + report.numTodoTests,
    }),
    code,
  );
};

/** @param {string} file of Playwright's json reporter @param {number} code */
export const playwrightCounts = (file, code) => {
  const report = readJson(file);
  if (!report) return counts({ failed: 1 });
  const { expected, unexpected, flaky, skipped } = report.stats;
  const broken = unexpected === 0 ? report.errors.length : 0;
  return atLeastOneFailure(counts({ passed: expected, failed: unexpected + flaky + broken, skipped }), code);
};
