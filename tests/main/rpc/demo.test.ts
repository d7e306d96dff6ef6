import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEngine, type Engine } from '../../../src/main/rpc/engine';
import { inlineRunner } from '../../../src/main/rpc/runner';
import { brokenAuditRow } from '../../../src/main/store/audit';
import { auditKeyOf } from '../../../src/main/store/keys';
import { openConnection } from '../../../src/main/store/open';
import { commandId, START } from '../../helpers/book';

/** Two minutes after midnight of the firm: what was done in the last hours belongs to the day before. */
const NIGHT = START - 10 * 3_600_000 + 120_000;

let folder: string;
let book: string;
let engine: Engine;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tongdan-demo-'));
  book = join(folder, 'demo.tongdan');
  engine = await openEngine({ book, start: inlineRunner, clock: () => NIGHT, isDemo: true });
}, 120_000);
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const rows = <T>(text: string): T[] => {
  const sqlite = new BetterSqlite(book, { readonly: true });
  const found = sqlite.prepare(text).all() as T[];
  sqlite.close();
  return found;
};
const count = (text: string): number => rows<{ n: number }>(`SELECT count(*) AS n FROM ${text}`)[0]?.n ?? -1;

describe('the demo book', () => {
  it('holds 300 customers, 400 products and 2,000 orders in every state', () => {
    expect(count('customer')).toBe(300);
    expect(count('product')).toBe(400);
    expect(count('sales_order')).toBe(2000);
    const states = rows<{ state: string }>('SELECT DISTINCT state FROM sales_order ORDER BY state');
    expect(states.map(({ state }) => state)).toEqual([
      'approved',
      'cancelled',
      'completed',
      'draft',
      'on_hold',
      'short_closed',
      'submitted',
    ]);
    const notes = rows<{ state: string }>('SELECT DISTINCT state FROM dispatch_note ORDER BY state');
    expect(notes.map(({ state }) => state)).toEqual([
      'checked',
      'partly_signed',
      'refused',
      'released',
      'shipped',
      'signed',
      'to_check',
    ]);
  });

  it('holds what every other list shows: purchases, counts, recalls, bank lines, bills, requests', () => {
    const states = (from: string) =>
      rows<{ state: string }>(`SELECT DISTINCT state FROM ${from} ORDER BY state`).map(({ state }) => state);
    expect(states('purchase_receipt')).toEqual(['accepted', 'arrived']);
    expect(states('supplier_return')).toEqual(['posted', 'requested']);
    expect(states('stocktake')).toEqual(['counted', 'counting', 'posted']);
    expect(states('stock_issue')).toEqual(['posted', 'requested']);
    expect(states('recall')).toEqual(['open']);
    expect(states('bank_line')).toEqual(['claimed', 'ignored', 'open']);
    expect(states('acceptance_bill')).toEqual(['held', 'settled']);
    expect(states('release_request')).toEqual(['verbal', 'waiting']);
    expect(states('order_change')).toEqual(['requested']);
    expect(count('short_pick')).toBeGreaterThan(0);
    expect(count('user WHERE is_shared_post = 1')).toBe(1);
    expect(count('qualification WHERE is_same_person = 1')).toBe(1);
  });

  it('kept the dates of the bids that were handed in, but not every one', () => {
    const kept = rows<{ kind: string; done: number; late: number }>(`
      SELECT m.kind AS kind, count(m.done_at) AS done, count(*) - sum(m.done_at IS NOT NULL AND m.done_at <= m.due_at) AS late
      FROM tender_milestone m JOIN tender t ON t.id = m.tender_id
      WHERE t.submitted_at IS NOT NULL AND m.is_dropped = 0 AND m.kind IN ('registration', 'samples', 'sent')
      GROUP BY m.kind ORDER BY m.kind`);
    expect(kept.map(({ kind, late }) => [kind, late])).toEqual([
      ['registration', 0],
      ['samples', 0],
      ['sent', 1],
    ]);
    expect(Math.min(...kept.map(({ done }) => done))).toBeGreaterThan(1);
  });

  it('keeps stock a ledger: on hand is the sum of moves, reserved that of live notes', () => {
    const wrong = rows(`
      SELECT lot.id FROM lot
      LEFT JOIN (SELECT lot_id, sum(qty) AS q FROM stock_move GROUP BY lot_id) m ON m.lot_id = lot.id
      LEFT JOIN (
        SELECT lot_id, sum(qty) AS q FROM note_line JOIN dispatch_note n ON n.id = note_line.note_id
        WHERE n.state IN ('released', 'picking', 'to_check', 'checked') GROUP BY lot_id
      ) r ON r.lot_id = lot.id
      WHERE lot.on_hand <> coalesce(m.q, 0) OR lot.reserved <> coalesce(r.q, 0)`);
    expect(wrong).toEqual([]);
  });

  it('has an unbroken audit chain', async () => {
    const reader = openConnection({ path: book, readonly: true, schemaVersion: 99 });
    expect(await brokenAuditRow(reader.db, auditKeyOf(book))).toBeUndefined();
    reader.close();
  });

  it('lets a person in by his card, without a password', async () => {
    let token: string | null = null;
    const connection = {
      token: () => token,
      setToken: (next: string | null) => {
        token = next;
      },
      address: '127.0.0.1',
      isHost: true,
    };
    const state = await engine.front.call('session.state', { protocol: 1 }, connection);
    expect(state).toMatchObject({ ok: true, value: { phase: 'logIn', isDemo: true } });
    const entered = await engine.front.call(
      'session.logInDemo',
      { loginName: 'finance', commandId: commandId() },
      connection,
    );
    expect(entered).toMatchObject({ ok: true, value: { name: '李敏' } });
    const waiting = await engine.front.call('orders.approvals', {}, connection);
    expect(waiting).toMatchObject({ ok: true });
  });
});
