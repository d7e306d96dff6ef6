/**
 * A book with 200,000 entitlements in 20,000 accounts, half of them invoiced, filled by plain statements, and orders of
 * twenty lines that wait for their approval, each with an invoice in advance of twenty lines that will pay for it.
 */
import BetterSqlite, { type Database } from 'better-sqlite3';
import { openBook, type Seat } from '../helpers/book';
import { aCustomer } from '../helpers/builders/customers';
import { aProduct } from '../helpers/builders/products';
import { aLot } from '../helpers/builders/stock';
import { aPerson } from '../helpers/builders/users';

export const LINES = 20;
const QTY = 10_000;
const PRICE = 128_000;
const CUSTOMERS = 2_000;
const PRODUCTS = 200;
const ACCOUNTS = 20_000;
const EACH = 10;

export type Waiting = { readonly orderId: number; readonly version: number };
export type LedgerStage = {
  readonly finance: string | null;
  readonly boss: string | null;
  readonly orders: readonly Waiting[];
};

const upTo = (count: number) =>
  `WITH RECURSIVE k(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM k WHERE n + 1 < ${count})`;
/** Ids far above what the procedures made. */
const BASE = 1_000_000;

const fillings = [
  `INSERT INTO customer (id, owner_id, kind, ownership, name, py_full, py_initials, province, city, created_at)
   ${upTo(CUSTOMERS)} SELECT ${BASE} + n, 1, 'hospital', 'public', 'hospital ' || n, 'yiyuan' || n, 'yy', 'p', 'c', 1760000000000 FROM k`,
  `INSERT INTO product (id, code, generic_name, py_full, py_initials, unit, maker, specification, registration_no, tax_rate_bp, floor_price, is_complete, created_at)
   ${upTo(PRODUCTS)} SELECT ${BASE} + n, 'Q' || n, 'medicine ' || n, 'yao' || n, 'y', 'box', 'm', '1', 'H' || n, 1300, 0, 1, 1760000000000 FROM k`,
  `INSERT INTO tax_party (id, customer_id, title) ${upTo(CUSTOMERS)} SELECT ${BASE} + n, ${BASE} + n, 'hospital ' || n FROM k`,
  `INSERT INTO ledger_account (id, party_id, product_id, treatment_id, customer_id, customer_name, customer_py, product_code, product_name, product_py, rate_bp, owner_id)
   ${upTo(ACCOUNTS)} SELECT ${BASE} + n, ${BASE} + n % ${CUSTOMERS}, ${BASE} + (n / ${CUSTOMERS}) + 10 * (n % 19), 1, ${BASE} + n % ${CUSTOMERS},
     'hospital ' || n % ${CUSTOMERS}, 'yiyuan' || n % ${CUSTOMERS}, 'Q' || n % 19, 'medicine ' || n % 19, 'yao' || n % 19, 1300, 1 FROM k`,
  `INSERT INTO entitlement (id, account_id, price, source, order_number, line_no, customer_id, customer_py, product_py, owner_id, approved_at, approved_on)
   ${upTo(ACCOUNTS * EACH)} SELECT ${BASE} + n, a.id, ${PRICE}, 'opening', 'SO2601-' || n, 1, a.customer_id, a.customer_py, a.product_py, 1,
     1767000000000 + n * 60000, date('2026-01-01', '+' || (n % 300) || ' days')
   FROM k JOIN ledger_account AS a ON a.id = ${BASE} + n % ${ACCOUNTS}`,
  `INSERT INTO entitlement_event (entitlement_id, kind, qty, fen, posted_on, posted_at)
   SELECT id, 'opening', ${QTY}, 12800, approved_on, approved_at FROM entitlement WHERE id >= ${BASE}`,
  `INSERT INTO supply_event (entitlement_id, stage, qty, document, posted_on, posted_at)
   SELECT id, 'shipped', ${QTY}, '', approved_on, approved_at FROM entitlement WHERE id >= ${BASE}`,
  `INSERT INTO invoice (id, number, kind, source, party_id, title, customer_id, customer_name, customer_py, owner_id, total_fen, excl_fen, tax_fen, issued_on, recorded_by, recorded_at)
   ${upTo((ACCOUNTS * EACH) / 2)} SELECT ${BASE} + n, '25' || substr('000000000000000000' || n, -18), 'blue', 'opening', a.party_id, a.customer_name, a.customer_id,
     a.customer_name, a.customer_py, 1, 12800, 11327, 1473, e.approved_on, 1, 1767000000000
   FROM k JOIN entitlement AS e ON e.id = ${BASE} + 2 * n JOIN ledger_account AS a ON a.id = e.account_id`,
  `INSERT INTO invoice_line (id, invoice_id, line_no, account_id, price, invoice_number, issued_on, qty, fen, excl_fen, tax_fen, posted_at)
   SELECT i.id, i.id, 1, e.account_id, ${PRICE}, i.number, i.issued_on, ${QTY}, 12800, 11327, 1473, i.recorded_at
   FROM invoice AS i JOIN entitlement AS e ON e.id = ${BASE} + 2 * (i.id - ${BASE}) WHERE i.id >= ${BASE}`,
  `INSERT INTO allocation (line_id, entitlement_id, qty, entitlement_fen, invoice_fen, cause, posted_on, posted_at)
   SELECT id, ${BASE} + 2 * (id - ${BASE}), qty, fen, fen, 'opening', issued_on, posted_at FROM invoice_line WHERE id >= ${BASE}`,
];

function fill(sqlite: Database): void {
  sqlite.pragma('synchronous = OFF');
  sqlite.pragma('foreign_keys = OFF');
  sqlite.pragma('cache_size = -400000');
  for (const text of fillings) sqlite.exec(`BEGIN; ${text}; COMMIT;`);
  sqlite.exec('ANALYZE');
  sqlite.pragma('wal_checkpoint(TRUNCATE)');
}

let numbers = 0;
/** An invoice in advance over all of these goods. */
async function anAdvance(
  by: { readonly boss: Seat; readonly finance: Seat },
  customerId: number,
  goods: readonly number[],
) {
  const lines = goods.map((productId) => ({ productId, qty: QTY, price: PRICE }));
  const wish = { customerId, lines, basis: '合同', expectedOn: '2026-12-01', reason: '月底' };
  const { requestId, version } = await by.boss.ok<{ requestId: number; version: number }>(
    'invoicing.requestAdvance',
    wish,
  );
  const approved = await by.finance.ok<{ version: number }>('invoicing.approve', { requestId, version });
  numbers += 1;
  const invoices = [{ invoiceNo: 1, number: `2632${String(numbers).padStart(16, '0')}`, issuedOn: '2026-11-21' }];
  await by.boss.ok('invoicing.issue', { requestId, version: approved.version, invoices });
}

/** Makes the book; `count` orders wait. */
export async function makeLedgerBook(path: string, count: number): Promise<LedgerStage> {
  const book = await openBook(path);
  const boss = await book.setUp();
  const finance = await aPerson(book, boss, { posts: ['finance', 'finance_manager', 'boss'] });
  const { id: buyerId } = await aCustomer(boss, { creditLimitFen: 900_000_000_00 });
  const limits = { timing: null, advanceLimitFen: 900_000_000_00, advanceMaxCount: 1000, advanceMaxDays: 3650 };
  await boss.ok('invoicing.setTerms', { customerId: buyerId, ...limits, version: 0 });
  const goods: number[] = [];
  for (let at = 0; at < LINES; at += 1) {
    const { id } = await aProduct(boss);
    await aLot(boss, id, { qty: 100_000_000 });
    goods.push(id);
  }
  const orders: Waiting[] = [];
  for (let at = 0; at < count; at += 1) {
    await anAdvance({ boss, finance: finance.seat }, buyerId, goods);
    const lines = goods.map((productId) => ({ productId, orderedQty: QTY, price: PRICE }));
    const draft = await boss.ok<Waiting>('orders.create', { buyerId, lines });
    const sent = await boss.ok<{ version: number }>('orders.submit', { ...draft, duplicateSeen: true });
    orders.push({ orderId: draft.orderId, version: sent.version });
  }
  const tokens = { finance: finance.seat.connection.token(), boss: boss.connection.token() };
  await book.close();
  const sqlite = new BetterSqlite(path);
  fill(sqlite);
  sqlite.close();
  return { ...tokens, orders };
}
