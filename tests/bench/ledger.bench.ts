import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Engine } from '../../src/main/rpc/engine';
import { scratchForAll } from './scratch';
import { LINES, makeLedgerBook, type LedgerStage } from './ledger-book';
import { openLedgerFloor, plainOrders } from './ledger-floor';
import { median, percentile, reportCount, reportRatio, reportTime, timed } from './report';
import { callerOf, newId, openStill, type Caller } from './seats';

const ROUNDS = 25;
const LIMIT = 5;

const folder = scratchForAll();
const [own, plain] = [join(folder.path, 'engine.tongdan'), join(folder.path, 'floor.tongdan')];
let stage: LedgerStage;
let engine: Engine;
let boss: Caller;
beforeAll(async () => {
  stage = await makeLedgerBook(own, ROUNDS);
  copyFileSync(own, plain);
  engine = await openStill(own);
  boss = callerOf(engine, stage.boss);
}, 900_000);
afterAll(async () => {
  await engine.close();
  folder.remove();
});

const rows = (path: string, table: string): number => {
  const sqlite = new BetterSqlite(path, { readonly: true });
  const count = Number(sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
  sqlite.close();
  return count;
};

it('an approval that writes off twenty advances, in at most five times what its rows cost', async () => {
  const orders = plainOrders(
    own,
    stage.orders.map(({ orderId }) => orderId),
  );
  const floor = openLedgerFloor(plain, LINES);
  const finance = callerOf(engine, stage.finance);
  const spent: { engine: number; floor: number }[] = [];
  for (const [at, { orderId, version }] of stage.orders.entries()) {
    const order = orders[at];
    if (!order) continue;
    const approve = { commandId: newId(), orderId, version, duplicateSeen: true };
    const one = {
      engine: await timed(() => finance('orders.approve', approve)),
      floor: await timed(() => floor.approve(order)),
    };
    // The first ones warm up.
    if (at >= 5) spent.push(one);
  }
  floor.close();
  const tables = ['entitlement', 'entitlement_event', 'allocation', 'audit_entry', 'command_record'];
  const different = tables.filter((table) => rows(own, table) !== rows(plain, table));
  process.stdout.write(
    `an approval: engine ${median(spent.map((one) => one.engine)).toFixed(2)} ms, floor ${median(spent.map((one) => one.floor)).toFixed(2)} ms\n`,
  );
  expect(reportCount('ledger-row-differences', different.length), different.join()).toBe(true);
  const times = spent.map((one) => one.engine);
  expect(reportTime('ledger-approve-p95', percentile(times, 0.95), 50)).toBe(true);
  expect(reportRatio('ledger-approve-over-floor', median(spent.map((one) => one.engine / one.floor)), LIMIT)).toBe(
    true,
  );
});

it('any block of the ledger, in any sort', async () => {
  const times: number[] = [];
  const columns = ['customerName', 'productName', 'productCode', 'rateBp'];
  const sorts = columns.flatMap((column) => (['asc', 'desc'] as const).map((direction) => [{ column, direction }]));
  for (const offset of [0, 900, 5_000, 15_000]) {
    for (const sort of [[], ...sorts]) times.push(await timed(() => boss('ledger.list', { sort, offset })));
  }
  expect(reportTime('ledger-blocks-p95', percentile(times, 0.95), 50)).toBe(true);
});

it('the balance of the whole firm as of a day', async () => {
  const times: number[] = [];
  for (const on of ['2026-03-31', '2026-06-30', '2026-10-31', '2026-11-21']) {
    times.push(await timed(() => boss('periods.asOfTotals', { on })));
    times.push(await timed(() => boss('periods.asOf', { on })));
  }
  expect(reportTime('ledger-as-of-p95', percentile(times, 0.95), 1_000)).toBe(true);
});
