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
  party: "INSERT INTO tax_party (customer_id, title, tax_no) VALUES (?, ?, '12320000466000000X')",
  account: `INSERT INTO ledger_account (party_id, product_id, treatment_id, customer_id, customer_name, customer_py, product_code,
    product_name, product_py, rate_bp, owner_id) VALUES (?, ?, 1, ?, ?, ?, 'code', 'name', 'py', 1300, ?)`,
} as const;

const many = (head: string, row: string, count: number): string =>
  `${head} VALUES ${Array(count).fill(row).join(', ')}`;
const lineHead = 'INSERT INTO order_line (order_id, line_no, product_id, ordered_qty, price, amount_fen, tax_rate_bp)';
const noteLineHead = 'INSERT INTO note_line (note_id, line_no, order_line_id, product_id, lot_id, qty)';
const entHead = `INSERT INTO entitlement (account_id, price, source, order_id, order_line_id, approval_count, order_number, line_no,
  customer_id, customer_py, product_py, owner_id, approved_at, approved_on)`;
const eventHead = `INSERT INTO entitlement_event (entitlement_id, kind, qty, fen, document, document_id, posted_on, posted_at, user_id,
  row_hash)`;
const supplyHead = 'INSERT INTO supply_event (entitlement_id, stage, qty, document, document_id, posted_on, posted_at)';

function open(path: string): Database {
  const sqlite = new BetterSqlite(path);
  for (const pragma of ['foreign_keys = ON', 'cache_size = -32000', 'journal_mode = WAL', 'synchronous = FULL']) {
    sqlite.pragma(pragma);
  }
  return sqlite;
}

function prepareAll(sqlite: Database, lines: number) {
  const prepare = (text: string) => sqlite.prepare<unknown[]>(text);
  const single = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, prepare(text)])) as Record<
    keyof typeof texts,
    ReturnType<typeof prepare>
  >;
  return {
    ...single,
    orderLines: prepare(many(lineHead, '(?, ?, ?, ?, ?, ?, 1300)', lines)),
    noteLines: prepare(many(noteLineHead, '(?, ?, ?, ?, ?, ?)', lines)),
    entitlements: prepare(many(entHead, "(?, ?, 'order', ?, ?, 1, ?, ?, ?, ?, 'py', ?, ?, ?)", lines)),
    events: prepare(many(eventHead, "(?, 'approve', ?, ?, 'sales_order', ?, ?, ?, ?, ?)", lines)),
    supplies: prepare(many(supplyHead, "(?, ?, ?, 'dispatch_note', ?, ?, ?)", lines)),
    /** Parties by buyer, accounts by party and product: every key is made once. */
    parties: new Map<number, number>(),
    accounts: new Map<string, number>(),
    begin: prepare('BEGIN IMMEDIATE'),
    commit: prepare('COMMIT'),
  };
}
type Statements = ReturnType<typeof prepareAll>;

type Step = { readonly user: number; readonly procedure: string; readonly id: string; readonly after: object };
type Changed = readonly [entity: string, entityId: number];

/** One transaction with its command and its audit row. */
function step(run: Statements, { user, procedure, id, after }: Step, work: () => Changed): number {
  run.begin.run();
  const [entity, entityId] = work();
  run.command.run(user, id, procedure, HASH, JSON.stringify({ id: entityId, version: 1 }), START);
  const states = ['{"state":"before"}', JSON.stringify(after)];
  run.audit.run(START, user, 1, procedure, id, entity, entityId, procedure, ...states, HASH.slice(32), HASH);
  run.commit.run();
  return entityId;
}

type Sold = {
  readonly orderId: number;
  readonly firstLine: number;
  readonly firstEnt: number;
  readonly digits: string;
};

/** The key of a line in the invoicing ledger. */
function accountOf(run: Statements, { buyer, people }: Order, productId: number): number {
  const party = run.parties.get(buyer.id) ?? Number(run.party.run(buyer.id, buyer.name).lastInsertRowid);
  run.parties.set(buyer.id, party);
  const key = `${party}:${productId}`;
  const own = () => run.account.run(party, productId, buyer.id, buyer.name, buyer.name, people.sales).lastInsertRowid;
  const account = run.accounts.get(key) ?? Number(own());
  run.accounts.set(key, account);
  return account;
}

/** What the ledger keeps of an approval. @returns the first entitlement */
function entitle(
  run: Statements,
  order: Order,
  { orderId, firstLine, number }: { orderId: number; firstLine: number; number: string },
) {
  const { buyer, people, lines } = order;
  const cells = lines.flatMap(({ productId, price }, at) => {
    const ids = [accountOf(run, order, productId), price, orderId, firstLine + at, number, at + 1];
    return [...ids, buyer.id, buyer.name, people.sales, START, TODAY];
  });
  const firstEnt = Number(run.entitlements.run(...cells).lastInsertRowid) - lines.length + 1;
  run.events.run(
    ...lines.flatMap(({ qty, fen }, at) => [firstEnt + at, qty, fen, orderId, TODAY, START, people.finance, HASH]),
  );
  return firstEnt;
}

/** The goods of a note went a stage further. */
function supply(
  run: Statements,
  { lines }: Order,
  { stage, firstEnt, noteId }: { stage: string; firstEnt: number; noteId: number },
) {
  run.supplies.run(...lines.flatMap(({ qty }, at) => [firstEnt + at, stage, qty, noteId, TODAY, START]));
}

/** Entered, submitted, approved. */
function sell(run: Statements, order: Order, digits: string): Sold {
  const { buyer, people, commandIds: ids, lines, totalFen } = order;
  const { sales: user, finance } = people;
  let firstLine = 0;
  let firstEnt = 0;
  const after = { buyer, lines: lines.map(({ productId, qty, price }) => [productId, qty, price]) };
  const orderId = step(run, { user, procedure: 'orders.create', id: ids[0], after }, () => {
    const who = [user, buyer.id, buyer.name, buyer.name, buyer.name, buyer.address, buyer.phone];
    const made = Number(run.order.run(...who, totalFen, lines.length, user, START, user, START).lastInsertRowid);
    const cells = lines.flatMap(({ productId, qty, price, fen }, at) => [made, at + 1, productId, qty, price, fen]);
    firstLine = Number(run.orderLines.run(...cells).lastInsertRowid) - lines.length + 1;
    return ['sales_order', made];
  });
  const number = `SO${MONTH}-${digits}`;
  step(run, { user, procedure: 'orders.submit', id: ids[1], after: { state: 'submitted', number } }, () => {
    run.series.run('SO', MONTH);
    run.submit.run(number, user, START, TODAY, START, orderId);
    return ['sales_order', orderId];
  });
  const approved = { state: 'approved', approvalCount: 1, checks: [], isSamePerson: false };
  step(run, { user: finance, procedure: 'orders.approve', id: ids[2], after: approved }, () => {
    run.approve.run(finance, START, START, orderId);
    firstEnt = entitle(run, order, { orderId, firstLine, number });
    return ['sales_order', orderId];
  });
  return { orderId, firstLine, firstEnt, digits };
}

/** The note with its lots reserved. */
function issue(run: Statements, order: Order, { orderId, firstLine, digits }: Sold): number {
  const { buyer, people, commandIds: ids, lines } = order;
  const { warehouse: user, sales } = people;
  const number = `CK${MONTH}-${digits}`;
  const after = { number, lines: lines.map(({ lotId, qty }) => ({ lotId, qty })) };
  return step(run, { user, procedure: 'dispatch.issueNote', id: ids[3], after }, () => {
    for (const [at, { lotId, qty }] of lines.entries()) {
      run.reserve.run(qty, lotId, qty);
      run.noted.run(qty, firstLine + at, qty);
    }
    run.series.run('CK', MONTH);
    const head = [number, orderId, `SO${MONTH}-${digits}`, sales, buyer.id, buyer.name, buyer.name, buyer.address];
    const made = Number(run.note.run(...head, buyer.phone, lines.length, user, START, TODAY, START).lastInsertRowid);
    run.noteLines.run(
      ...lines.flatMap(({ productId, lotId, qty }, at) => [made, at + 1, firstLine + at, productId, lotId, qty]),
    );
    return ['dispatch_note', made];
  });
}

/** Picked, checked, shipped. */
function send(run: Statements, order: Order, { noteId, firstEnt }: { noteId: number; firstEnt: number }): void {
  const { people, commandIds: ids, lines, carrier, waybillNo } = order;
  const { warehouse, checker } = people;
  const changed: Changed = ['dispatch_note', noteId];
  const picked = { state: 'to_check', pickedBy: warehouse, pickedAt: START, waitingSince: START };
  step(run, { user: warehouse, procedure: 'dispatch.finishPicking', id: ids[4], after: picked }, () => {
    run.pick.run(warehouse, START, START, noteId);
    return changed;
  });
  const checked = { state: 'checked', checkedBy: checker, checkedAt: START, waitingSince: START };
  step(run, { user: checker, procedure: 'dispatch.checkNote', id: ids[5], after: checked }, () => {
    run.count.run(noteId);
    run.check.run(checker, START, START, noteId);
    supply(run, order, { stage: 'checked', firstEnt, noteId });
    return changed;
  });
  const shipped = { state: 'shipped', shippedBy: warehouse, shippedAt: START, shippedOn: TODAY, carrier, waybillNo };
  step(run, { user: warehouse, procedure: 'dispatch.shipNote', id: ids[6], after: shipped }, () => {
    for (const { lotId, qty } of lines) {
      run.takeOut.run(qty, qty, lotId, qty);
      run.move.run(lotId, -qty, TODAY, START, warehouse, noteId);
    }
    supply(run, order, { stage: 'shipped', firstEnt, noteId });
    run.ship.run(warehouse, START, TODAY, carrier, waybillNo, START, noteId);
    return changed;
  });
}

export type Floor = { cycle(order: Order): void; close(): void };

/** Opens a book that was prepared like the engine's. `lines`: how many lines every order has. */
export function openFloor(path: string, lines: number): Floor {
  const sqlite = open(path);
  const run = prepareAll(sqlite, lines);
  let taken = 0;
  const cycle = (order: Order): void => {
    taken += 1;
    const sold = sell(run, order, String(taken).padStart(5, '0'));
    send(run, order, { noteId: issue(run, order, sold), firstEnt: sold.firstEnt });
  };
  return { cycle, close: () => sqlite.close() };
}
