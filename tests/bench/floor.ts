/**
 * The least that the life of an order can cost: the same rows (orders, lots, moves, numbers, commands, audit) in
 * the same seven transactions, prepared statements of the driver at synchronous FULL, and not one read. It is
 * the measure of the write door and is never changed to make a ratio pass.
 */
import BetterSqlite, { type Database } from 'better-sqlite3';
import { START } from '../helpers/book';
import type { Order } from './cycle';

const MONTH = '2611';
const TODAY = '2026-11-21';
const HASH = 'f'.repeat(64);

/** Plain statements by name; each value is bound by position. */
const texts = {
  command:
    'INSERT INTO command_record (user_id, command_id, procedure, request_hash, result, at) VALUES (?, ?, ?, ?, ?, ?)',
  audit: `INSERT INTO audit_entry (at, user_id, session_id, procedure, command_id, entity, entity_id, action, before, after, reason, key_id, mac)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?)`,
  series: `INSERT INTO series (prefix, month, last_no) VALUES (?, ?, 1)
    ON CONFLICT (prefix, month) DO UPDATE SET last_no = last_no + 1`,
  order: `INSERT INTO sales_order (owner_id, owner_name, owner_py, buyer_id, buyer_name, buyer_py, buyer_initials, receiver_address,
    receiver_phone, payment_term, payment_days, total_fen, line_count, created_by, created_at, edited_by, waiting_since)
    VALUES (?, 'owner', 'owner', ?, ?, ?, ?, ?, ?, 'after_shipping', 30, ?, ?, ?, ?, ?, ?)`,
  submit: `UPDATE sales_order SET state = 'submitted', number = ?, submitted_by = ?, submitted_at = ?, submitted_on = ?, waiting_since = ?,
    duplicate_seen = 1, version = version + 1 WHERE id = ? AND version = 0 AND state = 'draft'`,
  approve: `UPDATE sales_order SET state = 'approved', approved_by = ?, approved_at = ?, approval_count = 1, waiting_since = ?,
    version = version + 1 WHERE id = ? AND version = 1 AND state = 'submitted'`,
  reserve: "UPDATE lot SET reserved = reserved + ? WHERE id = ? AND reserved + ? <= on_hand AND status = 'sellable'",
  noted: 'UPDATE order_line SET noted_qty = noted_qty + ? WHERE id = ? AND noted_qty + ? <= ordered_qty',
  note: `INSERT INTO dispatch_note (number, order_id, order_number, owner_id, buyer_id, buyer_name, buyer_py, receiver_address,
    receiver_phone, line_count, created_by, created_at, created_on, waiting_since) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  pick: `UPDATE dispatch_note SET state = 'to_check', picked_by = ?, picked_at = ?, waiting_since = ?, version = 1
    WHERE id = ? AND version = 0`,
  count: 'UPDATE note_line SET checked_qty = qty WHERE note_id = ?',
  check: `UPDATE dispatch_note SET state = 'checked', checked_by = ?, checked_at = ?, waiting_since = ?, version = 2
    WHERE id = ? AND version = 1`,
  takeOut: `UPDATE lot SET reserved = reserved - ?, on_hand = on_hand - ? WHERE id = ? AND reserved >= ? AND status = 'sellable'`,
  move: `INSERT INTO stock_move (lot_id, kind, qty, moved_on, moved_at, user_id, note_id) VALUES (?, 'shipment', ?, ?, ?, ?, ?)`,
  ship: `UPDATE dispatch_note SET state = 'shipped', shipped_by = ?, shipped_at = ?, shipped_on = ?, carrier = ?, waybill_no = ?,
    box_count = 2, waiting_since = ?, version = 3 WHERE id = ? AND version = 2`,
} as const;

const many = (head: string, row: string, count: number): string =>
  `${head} VALUES ${Array(count).fill(row).join(', ')}`;
const lineHead = 'INSERT INTO order_line (order_id, line_no, product_id, ordered_qty, price, amount_fen, tax_rate_bp)';
const noteLineHead = 'INSERT INTO note_line (note_id, line_no, order_line_id, product_id, lot_id, qty)';

function open(path: string): Database {
  const sqlite = new BetterSqlite(path);
  for (const pragma of ['foreign_keys = ON', 'cache_size = -32000', 'journal_mode = WAL', 'synchronous = FULL']) {
    sqlite.pragma(pragma);
  }
  return sqlite;
}

export type Floor = { cycle(order: Order): void; close(): void };

/** Opens a book that was prepared like the engine's. `lines`: how many lines every order has. */
export function openFloor(path: string, lines: number): Floor {
  const sqlite = open(path);
  const prepare = (text: string) => sqlite.prepare<unknown[]>(text);
  const run = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, prepare(text)])) as Record<
    keyof typeof texts,
    ReturnType<typeof prepare>
  >;
  const orderLines = prepare(many(lineHead, '(?, ?, ?, ?, ?, ?, 1300)', lines));
  const noteLines = prepare(many(noteLineHead, '(?, ?, ?, ?, ?, ?)', lines));
  const [begin, commit] = [prepare('BEGIN IMMEDIATE'), prepare('COMMIT')];
  let taken = 0;

  type Step = { readonly user: number; readonly procedure: string; readonly id: string; readonly after: object };
  const step = (
    { user, procedure, id, after }: Step,
    work: () => readonly [entity: string, entityId: number],
  ): void => {
    begin.run();
    const [entity, entityId] = work();
    const result = JSON.stringify({ id: entityId, version: 1 });
    run.command.run(user, id, procedure, HASH, result, START);
    const text = JSON.stringify(after);
    run.audit.run(
      START,
      user,
      1,
      procedure,
      id,
      entity,
      entityId,
      procedure,
      '{"state":"before"}',
      text,
      HASH.slice(32),
      HASH,
    );
    commit.run();
  };

  const cycle = (order: Order): void => {
    const { buyer, people, commandIds: ids } = order;
    const after = order.lines.map(({ productId, qty, price }) => [productId, qty, price]);
    taken += 1;
    const digits = String(taken).padStart(5, '0');
    let [orderId, firstLine, noteId] = [0, 0, 0];
    step({ user: people.sales, procedure: 'orders.create', id: ids[0], after: { buyer, lines: after } }, () => {
      const { sales } = people;
      const who = [sales, buyer.id, buyer.name, buyer.name, buyer.name, buyer.address, buyer.phone];
      const made = run.order.run(...who, order.totalFen, lines, sales, START, sales, START);
      orderId = Number(made.lastInsertRowid);
      const rows = order.lines.flatMap(({ productId, qty, price, fen }, at) => [
        orderId,
        at + 1,
        productId,
        qty,
        price,
        fen,
      ]);
      firstLine = Number(orderLines.run(...rows).lastInsertRowid) - lines + 1;
      return ['sales_order', orderId];
    });
    step(
      { user: people.sales, procedure: 'orders.submit', id: ids[1], after: { state: 'submitted', number: digits } },
      () => {
        run.series.run('SO', MONTH);
        run.submit.run(`SO${MONTH}-${digits}`, people.sales, START, TODAY, START, orderId);
        return ['sales_order', orderId];
      },
    );
    step(
      { user: people.finance, procedure: 'orders.approve', id: ids[2], after: { state: 'approved', checks: [] } },
      () => {
        run.approve.run(people.finance, START, START, orderId);
        return ['sales_order', orderId];
      },
    );
    step({ user: people.warehouse, procedure: 'dispatch.issueNote', id: ids[3], after: { lines: after } }, () => {
      for (const [at, { lotId, qty }] of order.lines.entries()) {
        run.reserve.run(qty, lotId, qty);
        run.noted.run(qty, firstLine + at, qty);
      }
      run.series.run('CK', MONTH);
      const head = [
        `CK${MONTH}-${digits}`,
        orderId,
        `SO${MONTH}-${digits}`,
        people.sales,
        buyer.id,
        buyer.name,
        buyer.name,
      ];
      const made = run.note.run(...head, buyer.address, buyer.phone, lines, people.warehouse, START, TODAY, START);
      noteId = Number(made.lastInsertRowid);
      noteLines.run(
        ...order.lines.flatMap(({ productId, lotId, qty }, at) => [
          noteId,
          at + 1,
          firstLine + at,
          productId,
          lotId,
          qty,
        ]),
      );
      return ['dispatch_note', noteId];
    });
    step(
      { user: people.warehouse, procedure: 'dispatch.finishPicking', id: ids[4], after: { state: 'to_check' } },
      () => {
        run.pick.run(people.warehouse, START, START, noteId);
        return ['dispatch_note', noteId];
      },
    );
    step({ user: people.checker, procedure: 'dispatch.checkNote', id: ids[5], after: { state: 'checked' } }, () => {
      run.count.run(noteId);
      run.check.run(people.checker, START, START, noteId);
      return ['dispatch_note', noteId];
    });
    step({ user: people.warehouse, procedure: 'dispatch.shipNote', id: ids[6], after: { state: 'shipped' } }, () => {
      for (const { lotId, qty } of order.lines) {
        run.takeOut.run(qty, qty, lotId, qty);
        run.move.run(lotId, -qty, TODAY, START, people.warehouse, noteId);
      }
      run.ship.run(people.warehouse, START, TODAY, order.carrier, order.waybillNo, START, noteId);
      return ['dispatch_note', noteId];
    });
  };
  return { cycle, close: () => sqlite.close() };
}
