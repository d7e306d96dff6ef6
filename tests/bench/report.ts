/** The figures of the bench: `BENCH <id> <value> <limit> PASS|FAIL`, printed and kept for the collecting script. */
import { appendFileSync } from 'node:fs';

function report(id: string, value: string, { limit, isGood }: { limit: string; isGood: boolean }): boolean {
  const line = `BENCH ${id} ${value} ${limit} ${isGood ? 'PASS' : 'FAIL'}`;
  process.stdout.write(`${line}\n`);
  const file = process.env['BENCH_FILE'];
  if (file) appendFileSync(file, `${line}\n`);
  return isGood;
}

/** How many times one thing costs another. @returns whether the figure is good */
export const reportRatio = (id: string, ratio: number, limit: number): boolean =>
  report(id, ratio.toFixed(2), { limit: `<=${limit}`, isGood: ratio <= limit });

/** A time in ms. */
export const reportTime = (id: string, ms: number, limitMs: number): boolean =>
  report(id, `${ms.toFixed(1)}ms`, { limit: `<=${limitMs}ms`, isGood: ms <= limitMs });

/** Memory in megabytes. */
export const reportSize = (id: string, megabytes: number, limit: number): boolean =>
  report(id, `${Math.round(megabytes)}MB`, { limit: `<=${limit}MB`, isGood: megabytes <= limit });

/** How many things are wrong. */
export const reportCount = (id: string, found: number): boolean =>
  report(id, String(found), { limit: '<=0', isGood: found <= 0 });

/** The value below which the share `p` (0 to 1) of the values lies. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * p) - 1)] ?? 0;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** How long something takes, in ms. */
export async function timed(work: () => unknown): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}
