/** G5: eight seats work at once, a tenth of their answers is cut: nothing is lost, nothing happens twice. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { often, percentile, reportCount, reportDone, reportTime, seededRandom } from '../helpers/reliability-report';
import { wsSeat, type WsSeat } from '../helpers/ws-seat';
import { killAllHubs, runHub, wrongIn } from './hub-run';
import { newLedger, oneCommand, settle, summaryOf, type Ledger } from './seat-loop';
import { prepareBook } from './prepared-book';
import { workloads } from './workload';

const SEATS = often(8, 20);
const SECONDS = often(15, 60);
const CUT_SHARE = 0.1;
const random = seededRandom('G5');

let folder: string;
let book: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tongdan-'));
  book = join(folder, 'seats.tongdan');
});
afterAll(async () => {
  await killAllHubs();
  rmSync(folder, { recursive: true, force: true });
});

/** A seat at work: reads, commands, now and then a cut line, a new socket and the question what became of it. */
async function work(seat: WsSeat, ledger: Ledger, parts: { first: number; until: number }): Promise<void> {
  for (let turn = parts.first; performance.now() < parts.until; turn += 1) {
    const workload = workloads[turn % workloads.length];
    if (!workload) throw new Error('there is no workload');
    const isHeard = await oneCommand(seat, workload, { ledger, random, cut: random() < CUT_SHARE });
    if (isHeard) continue;
    await seat.connect();
    await settle(seat, ledger, [...ledger.pending]);
  }
}

it('eight seats with cut lines lose nothing and repeat nothing', async () => {
  const people = await prepareBook(book, SEATS);
  const hub = runHub(book);
  const url = await hub.url;
  const seats: WsSeat[] = [];
  // One after another: more than eight at a time are told to come again.
  for (const person of people) seats.push(await wsSeat(url, 'session.logIn', person));
  const ledgers = seats.map(() => newLedger());
  const until = performance.now() + SECONDS * 1000;
  await Promise.all(seats.map((seat, at) => work(seat, ledgers[at] ?? newLedger(), { first: at, until })));
  const all = <T>(pick: (ledger: Ledger) => readonly T[]): T[] => ledgers.flatMap((ledger) => pick(ledger));
  const ledger = { ...newLedger(), acknowledged: all((one) => one.acknowledged) };
  const { lost, broken } = await wrongIn(book, ledger);
  const [changed, untyped] = [all((one) => one.changedAnswers), all((one) => one.untyped)];
  const cut = ledgers.reduce((sum, one) => sum + one.cut, 0);
  const refused = ledgers.reduce((sum, one) => sum + one.refused, 0);
  process.stdout.write(
    `G5: ${ledger.acknowledged.length} acknowledged, ${cut} cut, ${refused} refused: ${summaryOf(ledger.acknowledged)}\n`,
  );
  const p95 = percentile(
    all((one) => one.latencies),
    0.95,
  );
  const figures = [
    reportDone('G5.acknowledged', ledger.acknowledged.length, SEATS * 20),
    reportDone('G5.cut', cut, SEATS * 2),
    reportCount('G5.lost', lost.length),
    reportCount('G5.broken', broken.length),
    reportCount('G5.changedAnswers', changed.length),
    reportCount('G5.untyped', untyped.length),
    reportTime('G5.writeP95', p95, 150),
  ];
  expect({ lost, broken, changed, untyped }).toEqual({ lost: [], broken: [], changed: [], untyped: [] });
  expect(figures).toEqual(figures.map(() => true));
});
