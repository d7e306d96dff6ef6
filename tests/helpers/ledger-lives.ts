/** Random lives of a firm through the real procedures against a plain model of the ledger; two files share them. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { prepareLife, type Template } from './ledger-life';
import { lifeOf } from './ledger-simulator';

const STEPS = Number(process.env['STEPS'] ?? 300);
const SEEDS = Number(process.env['SEEDS'] ?? (process.env['LONG'] === '1' ? 200 : 40));
const FIRST = Number(process.env['SEED'] ?? 1);
/** Seeds that once failed are lived again, each in a file of its name. */
const folder = join(import.meta.dirname, '..', 'seeds');

const kept = (): number[] =>
  readdirSync(folder)
    .flatMap((name) => /^ledger-(\d+)\.txt$/u.exec(name)?.[1] ?? [])
    .map(Number);

/** The lives of one file: every second seed from the first or from the second on. */
export function tellLives(half: 0 | 1): void {
  let template: Template;
  beforeAll(async () => {
    template = await prepareLife();
  });
  afterAll(() => rmSync(template.folder, { recursive: true, force: true }));
  mkdirSync(folder, { recursive: true });
  const told = Array.from({ length: SEEDS }, (_, at) => FIRST + at);
  const seeds = [...new Set([...kept(), ...told])].filter((seed) => seed % 2 === half);
  it(`the ledger lives as a plain model of it through ${seeds.length} lives of ${STEPS} steps`, {
    timeout: 1_800_000,
  }, async () => {
    const all = new Map<string, number>();
    let broken = 0;
    for (const seed of seeds) {
      const { fault, done, hits } = await lifeOf(template, seed, STEPS);
      if (fault) writeFileSync(join(folder, `ledger-${seed}.txt`), `${fault}\n`);
      expect(fault, `seed ${seed}`).toBe('');
      broken += hits;
      for (const [name, count] of done) all.set(name, (all.get(name) ?? 0) + count);
    }
    process.stdout.write(
      `ledger: ${Math.round(process.cpuUsage().user / 1e6)} s of the processor, seeds ${seeds.join()}, ${broken} broken writes, ${JSON.stringify(Object.fromEntries(all))}\n`,
    );
    expect(broken).toBeGreaterThan(0);
  });
}
