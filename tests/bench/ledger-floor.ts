/**
 * The least that an approval which writes off advances can cost: the same rows in one transaction, prepared statements of
 * the driver at synchronous FULL, and not one read. Never changed to make a ratio pass.
 */
import BetterSqlite from 'better-sqlite3';
import { START } from '../helpers/book';

const TODAY = '2026-11-21';
const HASH = 'f'.repeat(64);
const many = (head: string, row: string, count: number): string =>
  `${head} VALUES ${Array(count).fill(row).join(', ')}`;

type Line = {
  readonly orderLineId: number;
  readonly accountId: number;
  readonly price: number;
  readonly qty: number;
  readonly fen: number;
  /** The line of the advance that pays for it. */
  readonly lineId: number;
};
export type Plain = {
  readonly orderId: number;
  readonly number: string;
  readonly buyerId: number;
  readonly lines: readonly Line[];
};

/** What each waiting order will stand against: the oldest advance of its keys that no order before it takes. */
export function plainOrders(path: string, orderIds: readonly number[]): Plain[] {
  const sqlite = new BetterSqlite(path, { readonly: true });
  const head = sqlite.prepare<[number], { number: string; buyerId: number }>(
    'SELECT number, buyer_id AS buyerId FROM sales_order WHERE id = ?',
  );
  const lines = sqlite.prepare<[number, number], Line>(
    `SELECT l.id AS orderLineId, a.id AS accountId, l.price, l.ordered_qty AS qty, l.amount_fen AS fen,
      (SELECT id FROM invoice_line WHERE account_id = a.id ORDER BY id LIMIT 1 OFFSET ?) AS lineId
     FROM order_line AS l JOIN sales_order AS o ON o.id = l.order_id
     JOIN ledger_account AS a ON a.customer_id = o.buyer_id AND a.product_id = l.product_id WHERE o.id = ? ORDER BY l.line_no`,
  );
  const found = orderIds.map((orderId, at) => {
    const { number = '', buyerId = 0 } = head.get(orderId) ?? {};
    return { orderId, number, buyerId, lines: lines.all(at, orderId) };
  });
  sqlite.close();
  return found;
}

export type LedgerFloor = { approve(order: Plain): void; close(): void };

/** Opens a copy of the engine's book. `count`: how many lines every order has. */
export function openLedgerFloor(path: string, count: number): LedgerFloor {
  const sqlite = new BetterSqlite(path);
  for (const pragma of ['foreign_keys = ON', 'cache_size = -32000', 'journal_mode = WAL', 'synchronous = FULL'])
    sqlite.pragma(pragma);
  const prepare = (text: string) => sqlite.prepare<unknown[]>(text);
  const run = {
    begin: prepare('BEGIN IMMEDIATE'),
    commit: prepare('COMMIT'),
    approve:
      prepare(`UPDATE sales_order SET state = 'approved', approved_by = 2, approved_at = ?, approval_count = 1, waiting_since = ?,
      version = version + 1 WHERE id = ? AND version = 1 AND state = 'submitted'`),
    ents: prepare(
      many(
        `INSERT INTO entitlement (account_id, price, source, order_id, order_line_id, approval_count, order_number, line_no, customer_id,
        customer_py, product_py, owner_id, approved_at, approved_on)`,
        "(?, ?, 'order', ?, ?, 1, ?, ?, ?, 'py', 'py', 1, ?, ?)",
        count,
      ),
    ),
    events: prepare(
      many(
        'INSERT INTO entitlement_event (entitlement_id, kind, qty, fen, document, document_id, posted_on, posted_at, user_id, row_hash)',
        "(?, 'approve', ?, ?, 'sales_order', ?, ?, ?, 2, ?)",
        count,
      ),
    ),
    allocations: prepare(
      many(
        'INSERT INTO allocation (line_id, entitlement_id, qty, entitlement_fen, invoice_fen, cause, posted_on, posted_at, row_hash)',
        "(?, ?, ?, ?, ?, 'write_off', ?, ?, ?)",
        count,
      ),
    ),
    command: prepare(
      'INSERT INTO command_record (user_id, command_id, procedure, request_hash, result, at) VALUES (2, ?, ?, ?, ?, ?)',
    ),
    audit:
      prepare(`INSERT INTO audit_entry (at, user_id, session_id, procedure, command_id, entity, entity_id, action, before, after, reason, key_id, mac)
      VALUES (?, 2, 1, 'orders.approve', ?, 'sales_order', ?, 'approve', ?, ?, NULL, ?, ?)`),
  };
  const approve = ({ orderId, number, buyerId, lines }: Plain): void => {
    run.begin.run();
    run.approve.run(START, START, orderId);
    const cells = lines.flatMap(({ accountId, price, orderLineId }, at) => {
      return [accountId, price, orderId, orderLineId, number, at + 1, buyerId, START, TODAY];
    });
    const first = Number(run.ents.run(...cells).lastInsertRowid) - lines.length + 1;
    run.events.run(...lines.flatMap(({ qty, fen }, at) => [first + at, qty, fen, orderId, TODAY, START, HASH]));
    run.allocations.run(
      ...lines.flatMap(({ lineId, qty, fen }, at) => [lineId, first + at, qty, fen, fen, TODAY, START, HASH]),
    );
    run.command.run(`floor-${orderId}`, 'orders.approve', HASH, '{"version":2}', START);
    run.audit.run(
      START,
      `floor-${orderId}`,
      orderId,
      '{"state":"submitted"}',
      '{"state":"approved"}',
      HASH.slice(32),
      HASH,
    );
    run.commit.run();
  };
  return { approve, close: () => sqlite.close() };
}
