/** Month end: what a month closes with, what it refuses afterwards, how it is opened again. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SnapshotRow } from '../../../src/shared/contract/periods.contract';
import { openBook, type Book } from '../../helpers/book';
import {
  anInvoiceNumber,
  aShippedOrder,
  requestSeenBy,
  requestOf,
  toInvoiceOf,
} from '../../helpers/builders/invoicing';
import {
  aMonthOf700,
  asOf,
  closeMonth,
  daysLater,
  faultsOf,
  overviewOf,
  vatOf,
} from '../../helpers/builders/invoicing-periods';
import { aTeam, type LocalTeam } from '../../helpers/builders/dispatch';
import { aPerson } from '../../helpers/builders/users';

let book: Book;
let team: LocalTeam;
beforeEach(async () => {
  book = await openBook();
  team = await aTeam(book);
});
afterEach(() => book.close());

const snapshotOf = async (closeId: number): Promise<SnapshotRow[]> =>
  (await team.boss.ok<{ rows: SnapshotRow[] }>('periods.snapshot', { closeId })).rows;

describe('the end of a month', () => {
  it('keeps 100 of 700 stored with 1,132.74 and 147.26 of tax, as the worked example has it', async () => {
    await aMonthOf700(book, team);
    await daysLater(book, team, 12);
    expect(await vatOf(team, '2026-11')).toMatchObject([
      { rateBp: 1300, shipped: { inclFen: 128_000, exclFen: 113_274, taxFen: 14_726 }, advance: { inclFen: 0 } },
    ]);
    const closed = await closeMonth(team, '2026-11');
    if (!closed.ok) throw new Error(JSON.stringify(closed.problem));
    expect(await snapshotOf(closed.value.closeId)).toMatchObject([
      {
        ...{ openingQty: 0, approvedQty: 700_000, approvedFen: 896_000, cancelledQty: 0, adjustedQty: 0 },
        ...{ invoicedQty: 600_000, invoicedFen: 768_000, redQty: 0, closingQty: 100_000, closingFen: 128_000 },
        ...{ storedQty: 100_000, storedFen: 128_000, advanceFen: 0, pendingFen: 0 },
      },
    ]);
    expect(await faultsOf(team)).toEqual([]);
  });

  it('is the same whether it is read from the snapshot or from the rows until its last day', async () => {
    const { buyerId, productId } = await aMonthOf700(book, team);
    await daysLater(book, team, 12);
    const closed = await closeMonth(team, '2026-11');
    await aShippedOrder(team, 40, { buyerId, productId });
    const [row] = await asOf(team, '2026-11-30');
    const [kept] = closed.ok ? await snapshotOf(closed.value.closeId) : [];
    const { storedQty, storedFen, advanceFen, pendingFen } = kept ?? {};
    expect(row).toMatchObject({ storedQty, storedFen, advanceFen, pendingFen });
    expect(await asOf(team, '2026-12-03')).toMatchObject([{ storedQty: 140_000, storedFen: 179_200 }]);
    expect(await asOf(team, '2026-11-20')).toEqual([]);
  });

  it('opens the next month with what the last one closed with, in a chain of hashes', async () => {
    const { buyerId, productId } = await aMonthOf700(book, team);
    await daysLater(book, team, 12);
    const november = await closeMonth(team, '2026-11');
    await aShippedOrder(team, 40, { buyerId, productId });
    await daysLater(book, team, 30);
    const december = await closeMonth(team, '2026-12');
    if (!november.ok || !december.ok) throw new Error('a month was refused');
    expect(await snapshotOf(december.value.closeId)).toMatchObject([
      { openingQty: 100_000, openingFen: 128_000, approvedFen: 51_200, closingFen: 179_200 },
    ]);
    expect(december.value.hash).not.toBe(november.value.hash);
    expect(await faultsOf(team)).toEqual([]);
  });

  it('comes after the month and in order, and says which month is next', async () => {
    expect(await closeMonth(team, '2026-11')).toMatchObject({
      problem: { code: 'RULE_VIOLATED', params: { case: 'periods.refusals.nothing' } },
    });
    await aMonthOf700(book, team);
    expect(await closeMonth(team, '2026-11')).toMatchObject({
      problem: { params: { case: 'periods.refusals.notEnded', on: '2026-11-30' } },
    });
    await daysLater(book, team, 42);
    expect(await closeMonth(team, '2026-12')).toMatchObject({
      problem: { params: { case: 'periods.refusals.notNext', next: '2026-11' } },
    });
    expect(await overviewOf(team)).toMatchObject({ nextMonth: '2026-11', actions: { close: true } });
    expect((await closeMonth(team, '2026-11')).ok).toBe(true);
    expect(await overviewOf(team)).toMatchObject({
      nextMonth: '2026-12',
      closes: [{ month: '2026-11', storedFen: 128_000 }],
    });
  });

  it('tells what is left open and closes all the same', async () => {
    await aMonthOf700(book, team);
    const { number } = await aShippedOrder(team, 5);
    await requestOf(team.boss, await toInvoiceOf(team, number));
    await daysLater(book, team, 12);
    const left = await team.boss.ok<{ kind: string; count: number; fen: number }[]>('periods.leftovers');
    expect(left.map(({ kind, count, fen }) => [kind, count, fen])).toEqual([
      ['pending', 0, 0],
      ['redForms', 0, 0],
      ['requests', 1, 6_400],
      ['orders', 0, 0],
      ['prices', 0, 0],
    ]);
    expect((await closeMonth(team, '2026-11')).ok).toBe(true);
  });
});

describe('a closed month', () => {
  it('takes no invoice of its days, and says which month it is', async () => {
    const { number } = await aShippedOrder(team, 10);
    await daysLater(book, team, 12);
    await closeMonth(team, '2026-11');
    const [made] = await requestOf(team.boss, await toInvoiceOf(team, number));
    const requestId = made?.requestId ?? 0;
    const { request } = await requestSeenBy(team.boss, requestId);
    const issue = (issuedOn: string) =>
      team.boss.call('invoicing.issue', {
        ...{ requestId, version: request.version },
        invoices: [{ invoiceNo: 1, number: anInvoiceNumber(), issuedOn }],
      });
    expect(await issue('2026-11-30')).toMatchObject({
      problem: { code: 'PERIOD_CLOSED', params: { month: '2026-11', period: '2026-11' } },
    });
    expect((await issue('2026-12-01')).ok).toBe(true);
  });

  it('refuses every row of its days in the database itself, and no kept row is changed', async () => {
    await aMonthOf700(book, team);
    await daysLater(book, team, 12);
    await closeMonth(team, '2026-11');
    const folder = mkdtempSync(join(tmpdir(), 'tongdan-'));
    const copy = join(folder, 'copy.tongdan');
    const original = new Database(book.path, { readonly: true });
    await original.backup(copy);
    original.close();
    const sqlite = new Database(copy);
    const insert = (on: string) =>
      `INSERT INTO entitlement_event (entitlement_id, kind, qty, fen, posted_on, posted_at) VALUES (1, 'change', 1, 1, '${on}', 1)`;
    expect(() => sqlite.exec(insert('2026-11-30'))).toThrow('PERIOD_CLOSED');
    expect(() => sqlite.exec(insert('2026-10-01'))).toThrow('PERIOD_CLOSED');
    const tables = [
      "supply_event (entitlement_id, stage, qty, document, posted_on, posted_at) VALUES (1, 'signed', 1, ''",
      "red_pending (line_id, qty, fen, cause, posted_on, posted_at) VALUES (1, 1, 1, 'return'",
    ];
    for (const table of tables) {
      expect(() => sqlite.exec(`INSERT INTO ${table}, '2026-11-21', 1)`)).toThrow('PERIOD_CLOSED');
    }
    expect(() => sqlite.exec(insert('2026-12-01'))).not.toThrow();
    const kept = [
      'UPDATE period_snapshot SET closing_fen = 0',
      'DELETE FROM period_snapshot',
      "UPDATE period_close SET hash = ''",
      'DELETE FROM period_close',
    ];
    for (const statement of kept) expect(() => sqlite.exec(statement)).toThrow('POSTED_IMMUTABLE');
    sqlite.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is opened again by the boss with a reason, the last one only, and closed anew', async () => {
    await aMonthOf700(book, team);
    await daysLater(book, team, 12);
    const first = await closeMonth(team, '2026-11');
    const closeId = first.ok ? first.value.closeId : 0;
    const manager = await aPerson(book, team.boss, { posts: ['finance_manager'] });
    const refused = await manager.seat.call('periods.reopen', { closeId, reason: '漏了一张发票' });
    expect(refused).toMatchObject({ problem: { code: 'FORBIDDEN' } });
    await daysLater(book, team, 30);
    await closeMonth(team, '2026-12');
    expect(await team.boss.call('periods.reopen', { closeId, reason: '漏了一张发票' })).toMatchObject({
      problem: { params: { case: 'periods.refusals.notLast', month: '2026-12' } },
    });
    const [december] = (await overviewOf(team)).closes;
    for (const id of [december?.id ?? 0, closeId]) {
      await team.boss.ok('periods.reopen', { closeId: id, reason: '漏了一张发票' });
    }
    expect(await overviewOf(team)).toMatchObject({
      nextMonth: '2026-11',
      closes: [{ reopenReason: '漏了一张发票' }, {}],
    });
    const again = await closeMonth(team, '2026-11');
    expect(again).toMatchObject({ value: { hash: first.ok ? first.value.hash : '' } });
  });
});
