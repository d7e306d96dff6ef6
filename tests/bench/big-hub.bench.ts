import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright';
import { beforeAll, expect, it, onTestFinished } from 'vitest';
import { chromiumArgs, findChromium } from '../../scripts/setup.mjs';
import { type HubProcess, startHub } from '../helpers/hub-process';
import { newId, wsSeat, type WsSeat } from '../helpers/ws-seat';
import { bigBook, PASSWORD, readers } from './big-book';
import { median, percentile, reportSize, reportTime, timed } from './report';

let book: string;
beforeAll(async () => {
  book = await bigBook();
}, 600_000);

/** A hub on the big book; it ends with its test at the latest. */
async function openHub(): Promise<HubProcess> {
  const hub = await startHub({ book });
  onTestFinished(async () => {
    await hub.stop();
  });
  return hub;
}

const enter = (url: string, loginName: string): Promise<WsSeat> =>
  wsSeat(url, 'session.logIn', { loginName, password: PASSWORD });

/** Resident memory of a process in megabytes. */
function residentMb(pid: number): number {
  if (process.platform !== 'linux') return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)])) / 1024;
  const [, kilobytes] = /^VmRSS:\s+(\d+)/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

it('the built hub answers its first query soon after its start', async () => {
  const first = await openHub();
  const seat = await enter(first.url, readers.all);
  const times: number[] = [];
  let hub = first;
  for (let round = 0; round < 5; round += 1) {
    await hub.stop();
    const from = performance.now();
    hub = await openHub();
    await seat.connect(hub.url);
    await seat.ok('orders.list');
    times.push(performance.now() - from);
  }
  seat.close();
  await hub.stop();
  expect(reportTime('hub-first-query', median(times), 1_000)).toBe(true);
});

const sorted = ['number', 'buyerName', 'totalFen', 'waitingSince', 'submittedOn'];
const DEEP_BLOCKS = 200;

/** One reader's share of the deep blocks, one after another. */
async function readDeep(seat: WsSeat): Promise<void> {
  for (let at = 0; at < DEEP_BLOCKS / 2; at += 1) {
    const sort = [{ column: sorted[at % sorted.length], direction: at % 2 === 0 ? 'asc' : 'desc' }];
    await seat.ok('orders.list', { sort, offset: 10_000 * (1 + ((at * 37) % 99)) });
  }
}

it('the hub stays small after 200 deep blocks by two readers', async () => {
  const hub = await openHub();
  const seats = [await enter(hub.url, readers.all), await enter(hub.url, readers.all)];
  await Promise.all(seats.map(readDeep));
  const size = residentMb(hub.pid);
  for (const seat of seats) seat.close();
  await hub.stop();
  expect(reportSize('hub-memory', size, 250)).toBe(true);
});

type Changes = AsyncIterator<{ readonly tables: readonly string[] }>;

it('a change reaches a second seat', async () => {
  const hub = await openHub();
  const [one, other] = [await enter(hub.url, readers.one), await enter(hub.url, readers.all)];
  const changes = await other.ok<Changes>('events.changes');
  const [buyer] = await one.ok<{ id: number }[]>('customers.pick', { search: 'yiyuan' });
  const lines = [{ productId: 1, orderedQty: 1_000, price: 10_000 }];
  const times: number[] = [];
  for (let round = 0; round < 20; round += 1) {
    const heard = changes.next();
    const from = performance.now();
    const draft = { commandId: newId(), buyerId: buyer?.id, lines };
    const made = one.ok<{ orderId: number; version: number }>('orders.create', draft);
    await heard;
    times.push(performance.now() - from);
    // The book stays as it was: the next run finds the same million.
    const gone = changes.next();
    await one.ok('orders.remove', { commandId: newId(), ...(await made) });
    await gone;
  }
  one.close();
  other.close();
  await hub.stop();
  expect(reportTime('push-p95', percentile(times, 0.95), 200)).toBe(true);
});

it('the first row of orders stands soon after the log-in', async () => {
  const hub = await openHub();
  const executablePath = findChromium();
  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: chromiumArgs() });
  onTestFinished(() => browser.close());
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const page = await browser.newPage({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
    await page.goto(`${hub.url}/#/orders`);
    await page.getByLabel('登录名', { exact: true }).fill(readers.all);
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await page.waitForLoadState('networkidle');
    times.push(
      await timed(async () => {
        await page.getByRole('button', { name: '登录' }).click();
        await page.locator('.ag-row:visible').filter({ hasText: 'hospital' }).first().waitFor();
      }),
    );
    await page.close();
  }
  expect(reportTime('log-in-to-first-row', median(times), 1_500)).toBe(true);
});
