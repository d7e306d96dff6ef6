import { afterAll, beforeAll, expect, it } from 'vitest';
import { openEngine, type Engine } from '../../src/main/rpc/engine';
import { inlineRunner } from '../../src/main/rpc/runner';
import type { DeskItem } from '../../src/shared/contract/desks.contract';
import type { GridFilter, GridRequest } from '../../src/shared/contract/grid';
import { bigBook, PASSWORD, readers } from './big-book';
import { percentile, reportTime, timed } from './report';
import { callerOf, newId, type Caller } from './seats';

const columns = [
  ...['number', 'state', 'buyerName', 'ownerName', 'totalFen', 'lineCount'],
  ...['submittedOn', 'deliveryOn', 'waitingSince', 'customerOrderNo'],
];

/** One filter of each kind, each once so that few rows pass and once so that many do. */
const filters: readonly GridFilter[] = [
  { op: 'contains', column: 'buyerName', text: 'abyiyuan' },
  { op: 'contains', column: 'buyerName', text: 'yiyuan1' },
  { op: 'startsWith', column: 'ownerName', text: 'sales 1' },
  { op: 'contains', column: 'number', text: '77777' },
  { op: 'contains', column: 'number', text: '77' },
  { op: 'equals', column: 'customerOrderNo', text: 'C4711' },
  { op: 'range', column: 'totalFen', min: 1_500_000, max: 1_510_000 },
  { op: 'range', column: 'totalFen', min: 500_000 },
  { op: 'range', column: 'lineCount', min: 1, max: 3 },
  { op: 'dateRange', column: 'submittedOn', from: '2024-06-01', to: '2024-06-10' },
  { op: 'dateRange', column: 'deliveryOn', from: '2024-06-01' },
  { op: 'in', column: 'state', values: ['draft', 'submitted'] },
  { op: 'in', column: 'state', values: ['completed'] },
];

/** Initials, pinyin, part of a name, and what nobody is called. */
const searches = ['abyy', 'cd', 'hayiyuan1', 'yiyuan77', 'zzyiyuan', 'hospital 19', 'SO2502-00077', 'nobody'];

let engine: Engine;
const seats = {} as Record<keyof typeof readers, Caller>;
beforeAll(async () => {
  engine = await openEngine({ book: await bigBook(), start: inlineRunner });
  for (const key of Object.keys(readers) as (keyof typeof readers)[]) {
    seats[key] = callerOf(engine);
    await seats[key]('session.logIn', { commandId: newId(), loginName: readers[key], password: PASSWORD });
    // Each index is read once: the bench is about a hub that runs, its start has a figure of its own.
    await timesOf(seats[key], blocks([999_000]));
  }
}, 600_000);
afterAll(() => engine.close());

type Asked = Partial<GridRequest>;

/** BENCH_SLOW=60 names every block that takes longer than 60 ms. */
const slowMs = Number(process.env['BENCH_SLOW'] ?? Infinity);

/** The time of each block, in ms. */
async function timesOf(seat: Caller, asked: readonly Asked[]): Promise<number[]> {
  const times: number[] = [];
  for (const one of asked) {
    const ms = await timed(() => seat('orders.list', one));
    if (ms > slowMs) process.stdout.write(`${Math.round(ms)} ms ${JSON.stringify(one)}\n`);
    times.push(ms);
  }
  return times;
}

const sorts = columns.flatMap((column) =>
  (['asc', 'desc'] as const).map((direction) => [{ column, direction }] satisfies GridRequest['sort']),
);
const blocks = (offsets: readonly number[]): Asked[] =>
  sorts.flatMap((sort) => offsets.map((offset) => ({ sort, offset })));
const filtered = (offsets: readonly number[]): Asked[] =>
  filters.flatMap((filter) =>
    sorts
      .filter(([first]) => ['buyerName', 'totalFen', 'waitingSince'].includes(first?.column ?? ''))
      .flatMap((sort) => offsets.map((offset) => ({ filters: [filter], sort, offset }))),
  );

const p95 = (id: string, times: readonly number[], limit: number): void => {
  expect(reportTime(`${id}-p95`, percentile(times, 0.95), limit), id).toBe(true);
};

it('any block of 100 rows in any sort, for a reader who sees all', async () => {
  p95('blocks-all', await timesOf(seats.all, blocks([0, 900, 100_000, 500_000, 999_000])), 80);
});

it('any block of 100 rows in any sort, for one salesperson', async () => {
  p95('blocks-one', await timesOf(seats.one, blocks([0, 900, 3_000, 6_000, 9_000])), 80);
});

it('the first 1,000 rows for a manager of ten', async () => {
  p95('first-rows-ten', await timesOf(seats.ten, blocks([0, 100, 400, 900])), 80);
});

it('deeper rows for a manager of ten', async () => {
  p95('deep-rows-ten', await timesOf(seats.ten, blocks([10_000, 50_000, 99_000])), 1_000);
});

it('the first 1,000 rows with one filter of each kind', async () => {
  p95('first-rows-filtered', await timesOf(seats.all, filtered([0, 900])), 80);
});

it('deeper rows with one filter of each kind', async () => {
  p95('deep-rows-filtered', await timesOf(seats.all, filtered([20_000, 400_000])), 1_000);
});

it('totals, with and without a filter', async () => {
  const times: number[] = [];
  for (const seat of Object.values(seats)) times.push(await timed(() => seat('orders.totals')));
  for (const filter of filters) {
    times.push(await timed(() => seats.all('orders.totals', { filters: [filter] })));
    times.push(await timed(() => seats.ten('orders.totals', { filters: [filter] })));
  }
  p95('totals', times, 500);
});

it('the quick search by pinyin', async () => {
  const rounds = [0, 1, 2].flatMap(() => searches.map((search) => ({ search })));
  p95('quick-search-all', await timesOf(seats.all, rounds), 100);
  p95('quick-search-one', await timesOf(seats.one, rounds), 100);
});

it('the picker of customers in the editor of an order', async () => {
  const times: number[] = [];
  for (const search of searches) times.push(await timed(() => seats.one('customers.pick', { search })));
  p95('pick-customer', times, 100);
});

it('my desk, for somebody with every post, one salesperson, a manager of ten', async () => {
  for (const [reader, seat] of Object.entries(seats)) {
    const times: number[] = [];
    for (let round = 0; round < 5; round += 1) times.push(await timed(() => seat('desks.mine')));
    p95(`desk-opens-${reader}`, times, 1_000);
  }
});

it('the rows behind each number of my desk, with what stands beside them', async () => {
  for (const [reader, seat] of Object.entries(seats)) {
    const items = await seat<readonly DeskItem[]>('desks.mine');
    const times: number[] = [];
    for (const { key } of items.filter(({ count }) => count > 0)) {
      const ms = await timed(() => seat('desks.rows', { key }));
      if (ms > slowMs) process.stdout.write(`${Math.round(ms)} ms ${key}\n`);
      times.push(ms);
    }
    // Nothing waits on the desk of the manager of this book.
    if (times.length > 0) p95(`desk-rows-${reader}`, times, 1_000);
  }
});
