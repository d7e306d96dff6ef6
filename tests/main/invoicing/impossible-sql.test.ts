/** What the ledger must never allow, tried with statements on our own write connection: the tables themselves refuse. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBook } from '../../helpers/book';
import { anOrderToShip, aShippedNote, stocked } from '../../helpers/builders/dispatch';
import { aForm, anAdvance, aNormalInvoice, aRedRoom, issueRed } from '../../helpers/builders/invoicing-red';
import { aReturnOf, approveReturn, judgeReturn, receiveReturn } from '../../helpers/builders/returns';
import { ledgerFaults } from '../../helpers/ledger-invariants';
import { writerOf } from '../../helpers/ledger-raw';

const folder = mkdtempSync(join(tmpdir(), 'tongdan-'));
let writer: ReturnType<typeof writerOf>;
let sqlite: Database;

/**
 * Two buyers: of the first 10 invoiced of which 3 came back and wait to be red, 5 red, 4 stored, 9 ahead of another
 * product; October is closed.
 */
beforeAll(async () => {
  const path = join(folder, 'book.tongdan');
  const book = await openBook(path);
  const room = await aRedRoom(book);
  const product = await stocked(room, [1000]);
  const other = await stocked(room, [1000], { taxRateBp: 900 });
  const order = await anOrderToShip(room, { lines: [{ productId: product.id, units: 19 }] });
  const { noteId } = await aShippedNote(room, order.orderId);
  const lines = (units: number) => [{ orderId: order.orderId, units }];
  await aNormalInvoice(room, { customerId: order.buyerId, lines: lines(10) });
  const wrong = await aNormalInvoice(room, { customerId: order.buyerId, lines: lines(5) });
  const { returnId } = await aReturnOf(room, noteId, { units: 7 });
  await approveReturn(room, returnId);
  await receiveReturn(room, returnId);
  await judgeReturn(room, returnId);
  const { requestId } = await aForm(room, wrong.invoiceId, { isBooked: false, reason: '01' });
  await issueRed(room, requestId);
  await anAdvance(room, { customerId: order.buyerId, productId: other.id, units: 9 });
  await anOrderToShip(room, { lines: [{ productId: product.id, units: 2 }] });
  await book.close();
  writer = writerOf(path);
  ({ sqlite } = writer);
});
afterAll(() => {
  writer.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a statement as the engine would, in a transaction that is never kept. */
function tried(text: string): string {
  sqlite.exec('BEGIN IMMEDIATE');
  try {
    sqlite.exec(text);
    return 'done';
  } catch (error) {
    return String(error);
  } finally {
    sqlite.exec('ROLLBACK');
  }
}
const figure = (text: string): number => Number(sqlite.prepare(text).pluck().get());
const ids = () => ({
  ent: figure('SELECT max(id) FROM entitlement WHERE net_qty > allocated_qty'),
  mine: figure('SELECT entitlement_id FROM allocation ORDER BY id LIMIT 1'),
  line: figure('SELECT line_id FROM allocation WHERE reversal_of IS NULL ORDER BY id LIMIT 1'),
  ahead: figure('SELECT id FROM invoice_line WHERE is_advance = 1 AND red_of IS NULL'),
  allocation: figure('SELECT min(id) FROM allocation'),
});
const allocate = (line: number, ent: number, qty: number, fen: number) =>
  `INSERT INTO allocation (line_id, entitlement_id, qty, entitlement_fen, invoice_fen, cause, posted_on, posted_at)
   VALUES (${line}, ${ent}, ${qty}, ${fen}, ${fen}, 'issue', '2026-11-21', 1)`;
const event = (ent: number, qty: number, fen: number, kind = 'change') =>
  `INSERT INTO entitlement_event (entitlement_id, kind, qty, fen, posted_on, posted_at) VALUES (${ent}, '${kind}', ${qty}, ${fen}, '2026-11-21', 1)`;

describe('the tables themselves refuse', () => {
  it('to begin with, the ledger of this book is sound and has something of every kind', () => {
    expect(ledgerFaults(sqlite)).toEqual([]);
    for (const table of ['entitlement_event', 'supply_event', 'allocation', 'red_pending', 'invoice', 'invoice_line']) {
      expect(figure(`SELECT count(*) FROM ${table}`), table).toBeGreaterThan(0);
    }
  });

  it.each(['entitlement_event', 'supply_event', 'allocation', 'red_pending', 'invoice', 'invoice_line', 'entitlement'])(
    'to change or delete a row of %s',
    (table) => {
      expect(tried(`DELETE FROM ${table} WHERE id = (SELECT min(id) FROM ${table})`)).toContain('POSTED_IMMUTABLE');
      const column =
        table === 'invoice'
          ? 'total_fen'
          : table === 'invoice_line'
            ? 'fen'
            : table === 'entitlement'
              ? 'net_qty'
              : 'qty';
      expect(tried(`UPDATE ${table} SET ${column} = ${column} + 1 WHERE id = (SELECT min(id) FROM ${table})`)).toMatch(
        /POSTED_IMMUTABLE|CHECK/u,
      );
    },
  );

  it.each([
    'number',
    'title',
    'tax_no',
    'issued_on',
    'remark',
    'party_id',
    'red_of',
    'kind',
    'excl_fen',
    'tax_fen',
    'recorded_by',
  ])('to change the %s of an issued invoice', (column) => {
    const value = ['party_id', 'red_of', 'excl_fen', 'tax_fen', 'recorded_by'].includes(column) ? '987654' : "'x'";
    expect(tried(`UPDATE invoice SET ${column} = ${value} WHERE id = 1`)).toMatch(/POSTED_IMMUTABLE|CHECK/u);
  });

  it('to change the quantity, price, account or number of an issued line', () => {
    for (const change of [
      'qty = qty + 1',
      'price = price + 1',
      'account_id = 99',
      "invoice_number = '1'",
      'red_of = 1',
      "issued_on = '2026-01-01'",
    ]) {
      expect(tried(`UPDATE invoice_line SET ${change} WHERE id = 1`), change).toMatch(/POSTED_IMMUTABLE|CHECK/u);
    }
  });

  it('a balance that its rows do not say', () => {
    const { ent, line } = ids();
    for (const column of ['net_qty', 'net_fen', 'allocated_qty', 'allocated_fen', 'shipped_qty']) {
      expect(tried(`UPDATE entitlement SET ${column} = ${column} + 1 WHERE id = ${ent}`), column).toMatch(
        /POSTED_IMMUTABLE|CHECK/u,
      );
    }
    for (const column of ['allocated_qty', 'red_qty', 'pending_qty', 'pending_fen']) {
      expect(tried(`UPDATE invoice_line SET ${column} = ${column} + 1 WHERE id = ${line}`), column).toMatch(
        /POSTED_IMMUTABLE|CHECK/u,
      );
    }
  });

  it('more invoiced of a sale than was sold, and more sold off than is there', () => {
    const { ent, mine, line } = ids();
    expect(tried(allocate(line, mine, 1, 1))).toContain('CHECK');
    expect(tried(event(ent, -1_000_000, -1_280_000, 'cancel'))).toContain('CHECK');
    expect(tried(event(mine, -1_000, 0, 'cancel'))).toContain('done');
  });

  it('an allocation across buyers, products or treatments', () => {
    const { ent, mine, ahead, line } = ids();
    expect(ent).not.toBe(mine);
    expect(tried(allocate(line, ent, 1_000, 1_280))).toContain('OTHER_KEY');
    expect(tried(allocate(ahead, mine, 1_000, 1_280))).toContain('OTHER_KEY');
  });

  it('a reversal of more than was allocated, or of another allocation', () => {
    const { allocation } = ids();
    const reverse = (of: number, qty: number) =>
      `INSERT INTO allocation (line_id, entitlement_id, qty, entitlement_fen, invoice_fen, reversal_of, cause, posted_on, posted_at)
       SELECT line_id, entitlement_id, ${qty}, 0, 0, ${of}, 'red', '2026-11-21', 1 FROM allocation WHERE id = ${allocation}`;
    expect(tried(reverse(allocation, -99_000))).toContain('ALLOCATION_EXCEEDED');
    expect(tried(reverse(allocation, 1))).toContain('CHECK');
    expect(tried(reverse(allocation + 1, -1))).toContain('ALLOCATION_EXCEEDED');
  });

  it('one approval of a line that entitles twice', () => {
    const columns = `account_id, price, source, order_id, order_line_id, approval_count, order_number, line_no, customer_id,
      customer_py, product_py, owner_id, approved_at, approved_on`;
    expect(tried(`INSERT INTO entitlement (${columns}) SELECT ${columns} FROM entitlement WHERE id = 1`)).toContain(
      'UNIQUE',
    );
    expect(
      tried(`INSERT INTO entitlement (${columns}, net_qty) SELECT ${columns}, 5 FROM entitlement WHERE id = 1`),
    ).toMatch(/POSTED_IMMUTABLE|UNIQUE/u);
  });

  it('one invoice number twice', () => {
    const columns = `number, kind, is_advance, source, party_id, title, tax_no, customer_id, customer_name, customer_py, owner_id,
      total_fen, excl_fen, tax_fen, issued_on, recorded_by, recorded_at`;
    expect(tried(`INSERT INTO invoice (${columns}) SELECT ${columns} FROM invoice WHERE id = 1`)).toContain('UNIQUE');
  });

  it('a red line beyond its blue one, of another invoice, or at another price', () => {
    const red = (change: { qty?: string; price?: string; invoice?: string }) =>
      `INSERT INTO invoice_line (invoice_id, line_no, account_id, price, red_of, invoice_number, issued_on, qty, fen, excl_fen, tax_fen, posted_at)
       SELECT ${change.invoice ?? 'i.id'}, 77, b.account_id, ${change.price ?? 'b.price'}, b.id, i.number, i.issued_on, ${change.qty ?? '-1000'}, -1280, -1133, -147, 1
       FROM invoice AS i JOIN invoice_line AS b ON b.invoice_id = i.red_of WHERE i.kind = 'red'`;
    expect(tried(red({}))).toContain('CHECK');
    expect(tried(red({ price: 'b.price + 1' }))).toContain('OTHER_KEY');
    expect(tried(red({ invoice: '(SELECT min(id) FROM invoice)' }))).toContain('OTHER_KEY');
  });

  it('what waits to be red beyond its line, and a line that starts with a balance', () => {
    const { line } = ids();
    const waits = (qty: number) =>
      `INSERT INTO red_pending (line_id, qty, fen, cause, posted_on, posted_at) VALUES (${line}, ${qty}, 0, 'return', '2026-11-21', 1)`;
    expect(tried(waits(99_000))).toContain('CHECK');
    expect(tried(waits(-99_000))).toContain('CHECK');
    const columns = 'account_id, price, invoice_number, issued_on, qty, fen, excl_fen, tax_fen, posted_at';
    expect(
      tried(
        `INSERT INTO invoice_line (invoice_id, line_no, ${columns}, allocated_qty) SELECT invoice_id, 88, ${columns}, 1 FROM invoice_line WHERE id = ${line}`,
      ),
    ).toContain('POSTED_IMMUTABLE');
  });

  it('tax and amount without tax that are not the amount', () => {
    const { line } = ids();
    const columns = 'account_id, price, invoice_number, issued_on, qty, fen, excl_fen';
    expect(
      tried(
        `INSERT INTO invoice_line (invoice_id, line_no, ${columns}, tax_fen, posted_at) SELECT invoice_id, 88, ${columns}, tax_fen + 1, 1 FROM invoice_line WHERE id = ${line}`,
      ),
    ).toContain('CHECK');
  });

  it('any row of a closed month', () => {
    const { ent, mine, line } = ids();
    const close =
      "INSERT INTO period_close (month, closed_by, closed_at, key_count, hash) VALUES ('2026-11', 1, 1, 0, '')";
    for (const row of [event(ent, 1, 1), allocate(line, mine, 1, 1)]) {
      expect(tried(`${close}; ${row}`)).toContain('PERIOD_CLOSED');
    }
    const columns = `kind, is_advance, source, party_id, title, tax_no, customer_id, customer_name, customer_py, owner_id,
      total_fen, excl_fen, tax_fen, issued_on, recorded_by, recorded_at`;
    const paper = `INSERT INTO invoice (number, ${columns}) SELECT '99999999', ${columns} FROM invoice WHERE id = 1`;
    expect(tried(`${close}; ${paper}`)).toContain('PERIOD_CLOSED');
    expect(tried(paper)).toBe('done');
  });

  it('after everything that was tried, the ledger is as it was', () => {
    expect(ledgerFaults(sqlite)).toEqual([]);
  });
});
