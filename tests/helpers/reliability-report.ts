/** The figures of the reliability run: `REL <id> <value> <limit> PASS|FAIL`, printed and kept for the collecting script. */
import { appendFileSync } from 'node:fs';

/** The long run before a release. */
export const isLong = process.env['LONG'] === '1';
/** How often: in every run, and in the long one. */
export const often = (everyRun: number, long: number): number => (isLong ? long : everyRun);
/** In CI a time decides only above this many times its limit. */
const CI_SLACK = 5;

type Figure = { readonly id: string; readonly value: string; readonly limit: string; readonly isGood: boolean };

function report({ id, value, limit, isGood }: Figure): boolean {
  const line = `REL ${id} ${value} ${limit} ${isGood ? 'PASS' : 'FAIL'}`;
  process.stdout.write(`${line}\n`);
  const file = process.env['REL_FILE'];
  if (file) appendFileSync(file, `${line}\n`);
  return isGood;
}

/** Losses, duplicates, untyped errors, rights: always decide. @returns whether the figure is good */
export const reportCount = (id: string, found: number, limit = 0): boolean =>
  report({ id, value: String(found), limit: `<=${limit}`, isGood: found <= limit });

/** How much was tried: too little is a failure of the run. */
export const reportDone = (id: string, done: number, planned: number): boolean =>
  report({ id, value: String(done), limit: `>=${Math.floor(planned)}`, isGood: done >= planned });

/** A time in ms: printed in every run, decides in the long run, else only far above the limit. */
export const reportTime = (id: string, ms: number, limitMs: number): boolean =>
  report({
    id,
    value: `${Math.round(ms)}ms`,
    limit: `<=${limitMs}ms`,
    isGood: ms <= limitMs * (isLong ? 1 : CI_SLACK),
  });

/** The value below which the share `p` (0 to 1) of the sorted values lies. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * p) - 1)] ?? 0;
}

/** Numbers from 0 to 1 that come again with the same seed; the seed is printed so that a failure can be repeated. */
export function seededRandom(name: string): () => number {
  let state = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000) >>> 0;
  process.stdout.write(`${name}: SEED=${state}\n`);
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
