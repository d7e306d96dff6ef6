import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { expect, it } from 'vitest';
import { scratchFolder } from '../helpers/scratch';
import { engineCycle, LINES, prepareBook } from './cycle';
import { openFloor } from './floor';
import { median, reportCount, reportRatio, timed } from './report';
import { openStill } from './seats';

const ROUNDS = 7;
const CYCLES = 30;
const LIMIT = 5;

/** Rows by table. */
function rowCounts(path: string): Record<string, number> {
  const sqlite = new BetterSqlite(path, { readonly: true });
  const tables = sqlite.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all();
  const counts = tables
    .map(String)
    .map((name) => [name, sqlite.prepare(`SELECT count(*) FROM "${name}"`).pluck().get()] as const);
  sqlite.close();
  return Object.fromEntries(counts) as Record<string, number>;
}

it('an order lives its whole life in at most five times what its rows cost', async () => {
  const folder = scratchFolder();
  const [own, plain] = [join(folder, 'engine.tongdan'), join(folder, 'floor.tongdan')];
  const stage = await prepareBook(own);
  copyFileSync(own, plain);
  const engine = await openStill(own);
  const cycle = engineCycle(engine, stage);
  const floor = openFloor(plain, LINES);
  const rounds: { engine: number; floor: number }[] = [];
  let nth = 0;
  // The first round warms up: its times are not kept, its rows are.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const spent = { engine: 0, floor: 0 };
    for (let at = 0; at < CYCLES; at += 1) {
      const order = stage.order(nth);
      nth += 1;
      spent.engine += await cycle(order);
      spent.floor += await timed(() => floor.cycle(order));
    }
    if (round > 0) rounds.push(spent);
  }
  await engine.close();
  floor.close();
  const [a, b] = [rowCounts(own), rowCounts(plain)];
  const different = Object.keys(a).filter((table) => a[table] !== b[table]);
  process.stdout.write(
    `a cycle: engine ${(median(rounds.map((one) => one.engine)) / CYCLES).toFixed(2)} ms, floor ${(median(rounds.map((one) => one.floor)) / CYCLES).toFixed(2)} ms\n`,
  );
  expect(reportCount('cycle-row-differences', different.length), JSON.stringify({ different, a, b })).toBe(true);
  const ratios = rounds.map((one) => one.engine / one.floor);
  expect(reportRatio('cycle-over-floor', median(ratios), LIMIT), ratios.map((one) => one.toFixed(2)).join()).toBe(true);
});
