/**
 * A book of a million orders for the bench: 20,000 customers, 100 salespeople in ten departments, three
 * lines an order. Made by INSERT … SELECT once and kept between runs; a changed schema makes it anew.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import BetterSqlite, { type Database } from 'better-sqlite3';
import { inlineRunner } from '../../src/main/rpc/runner';
import { openEngine } from '../../src/main/rpc/engine';
import { newCommandId } from '../../src/shared/domain/ids';

/** The password of everybody in the book. */
export const PASSWORD = 'right horse 7 battery';
/** Sees everything; one salesperson of a hundred; the superior of ten of them, himself included. */
export const readers = { all: 'boss', one: 's17', ten: 's20' } as const;

const ORDERS = 1_000_000;
const CUSTOMERS = 20_000;
const SALESPEOPLE = 100;
const PRODUCTS = 1_000;
const LINES = 3;

/** 0 … n−1 as a table to select from. */
const upTo = (n: number): string =>
  `WITH RECURSIVE k(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM k WHERE n < ${n - 1})`;

/** A number that looks random and is the same in every run. */
const mixed = (n: string, salt: number): string => `abs((${n} * 2654435761 + ${salt}) % 1000003)`;

const people = `
INSERT INTO org_unit (id, parent_id, name) ${upTo(10)} SELECT 100 + n, 1, 'unit ' || n FROM k;
INSERT INTO user (id, org_unit_id, login_name, name, py_full, py_initials, password_hash)
  ${upTo(SALESPEOPLE)} SELECT 1000 + n, 100 + n / 10, 's' || n, 'sales ' || n, 'sales' || n, 's' || n,
    (SELECT password_hash FROM user WHERE login_name = 'boss') FROM k;
INSERT INTO post (user_id, post) ${upTo(SALESPEOPLE)} SELECT 1000 + n, CASE n % 10 WHEN 0 THEN 'manager' ELSE 'sales' END FROM k;`;

const customers = `
INSERT INTO customer (id, owner_id, kind, ownership, name, py_full, py_initials, province, city, created_at)
  ${upTo(CUSTOMERS)}
  SELECT 1 + n, 1000 + n % ${SALESPEOPLE}, 'hospital', 'public', 'hospital ' || n,
    char(97 + n % 26) || char(97 + n / 26 % 26) || 'yiyuan' || n, char(97 + n % 26) || char(97 + n / 26 % 26) || 'yy',
    'province ' || n % 31, 'city ' || n, 1760000000000 + n FROM k;`;

const products = `
INSERT INTO product (id, code, generic_name, py_full, py_initials, unit, maker, specification, registration_no, tax_rate_bp, floor_price, is_complete, created_at)
  ${upTo(PRODUCTS)}
  SELECT 1 + n, 'P' || n, 'medicine ' || n, 'yao' || n, 'y', 'box', 'maker', '1', 'H' || n, 1300, 10000, 1, 1760000000000 FROM k;`;

const orders = `
INSERT INTO sales_order (id, number, state, owner_id, owner_name, owner_py, buyer_id, buyer_name, buyer_py, buyer_initials,
    customer_order_no, delivery_on, payment_term, total_fen, line_count, created_by, created_at, edited_by,
    submitted_by, submitted_at, submitted_on, waiting_since)
  ${upTo(ORDERS)}
  SELECT 1 + n, 'SO' || substr('2401250226032704', 1 + 4 * (n % 4), 4) || '-' || substr('0000000' || n, -7),
    CASE n % 20 WHEN 0 THEN 'draft' WHEN 1 THEN 'submitted' WHEN 2 THEN 'approved' WHEN 3 THEN 'cancelled' ELSE 'completed' END,
    c.owner_id, 'sales ' || (c.owner_id - 1000), 'sales' || (c.owner_id - 1000), c.id, c.name, c.py_full, c.py_initials,
    'C' || n, date('2024-01-01', '+' || (n % 1000) || ' days'), 'monthly', 1000 + ${mixed('n', 7)} * 3, ${LINES},
    c.owner_id, 1700000000000 + n * 60000, c.owner_id, c.owner_id, 1700000000000 + n * 60000,
    date('2023-11-14', '+' || (n / 1440) || ' days'), 1700000000000 + ${mixed('n', 3)} * 60000
  FROM k JOIN customer c ON c.id = 1 + ${mixed('n', 11)} % ${CUSTOMERS};
INSERT INTO order_line (order_id, line_no, product_id, ordered_qty, noted_qty, price, amount_fen, tax_rate_bp)
  SELECT o.id, l.n + 1, 1 + (o.id * 7 + l.n) % ${PRODUCTS}, 1000 * (1 + o.id % 50),
    CASE o.state WHEN 'completed' THEN 1000 * (1 + o.id % 50) ELSE 0 END, 128000, 1280 * (1 + o.id % 50), 1300
  FROM sales_order o JOIN (${upTo(LINES)} SELECT n FROM k) l;`;

const fillings = [people, customers, products, orders];

async function makeEmpty(path: string): Promise<void> {
  const engine = await openEngine({ book: path, start: inlineRunner });
  let token: string | null = null;
  const connection = {
    token: () => token,
    setToken: (next: string | null) => {
      token = next;
    },
    address: '127.0.0.1',
    isHost: true,
  };
  const commandId = newCommandId(Date.now(), (bytes) => crypto.getRandomValues(bytes));
  const firm = { firmName: 'Bench', name: 'Boss', loginName: 'boss', password: PASSWORD };
  const made = await engine.front.call('session.setUp', { ...firm, commandId }, connection);
  await engine.close();
  if (!made.ok) throw new Error(JSON.stringify(made.problem));
}

function fill(sqlite: Database): void {
  sqlite.pragma('synchronous = OFF');
  sqlite.pragma('foreign_keys = OFF');
  sqlite.pragma('cache_size = -400000');
  for (const text of fillings) sqlite.exec(`BEGIN; ${text} COMMIT;`);
  sqlite.pragma('wal_checkpoint(TRUNCATE)');
}

const root = resolve(import.meta.dirname, '..', '..');
const migrations = join(root, 'resources', 'migrations', 'sqlite');

/** Changes with the schema and with what fills it. */
function nameOfBook(): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(migrations).toSorted()) hash.update(readFileSync(join(migrations, name)));
  for (const text of fillings) hash.update(text);
  return `big-${hash.digest('hex').slice(0, 12)}.tongdan`;
}

const ends = ['', '-wal', '-shm', '.key', '.lock', '.log'];

/** Books of older schemas go: each takes most of a gigabyte. */
function removeOthers(folder: string, name: string): void {
  for (const file of readdirSync(folder)) {
    if (/^big-[0-9a-f]{12}\.tongdan/u.test(file) && !file.startsWith(name)) rmSync(join(folder, file), { force: true });
  }
}

/** Where the bench keeps what it makes: TONGDAN_BENCH, else a folder of the system for temporary files. */
const benchFolder = (): string => process.env['TONGDAN_BENCH'] || join(tmpdir(), 'tongdan-bench');

/** The path of the big book; made when it is not there yet, which takes about two minutes. */
export async function bigBook(): Promise<string> {
  const path = join(benchFolder(), nameOfBook());
  if (existsSync(path)) return path;
  mkdirSync(dirname(path), { recursive: true });
  removeOthers(dirname(path), nameOfBook());
  const part = `${path}.part`;
  for (const end of ends) rmSync(part + end, { force: true });
  await makeEmpty(part);
  const sqlite = new BetterSqlite(part);
  fill(sqlite);
  sqlite.close();
  renameSync(`${part}.key`, `${path}.key`);
  renameSync(part, path);
  return path;
}
