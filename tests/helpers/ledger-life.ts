/** A firm for random lives: its book, its one person, and commands that break now and then in the middle. */
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite, { type Database, type Statement } from 'better-sqlite3';
import { openBook, PASSWORD, type Book, type Seat } from './book';
import { aCustomer } from './builders/customers';
import { attachFile } from './builders/files';
import { aProduct } from './builders/products';
import { aLot } from './builders/stock';
import * as model from './ledger-model';
import { numbersOf } from './ledger-story';

/** In memory where the system has a place for it: thousands of books sync to nothing. */
const folderOf = (): string => mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'tongdan-life-'));

export type Buyer = {
  readonly id: number;
  readonly name: string;
  readonly taxNo: string;
  readonly isPublic: boolean;
  /** When a line may be invoiced. */
  readonly timing: 'approved' | 'shipped';
  /** The letter that asks for another key. */
  readonly letterId: number;
};
export type Template = {
  readonly folder: string;
  readonly path: string;
  readonly buyers: readonly Buyer[];
  readonly goods: readonly number[];
};

const duals = ['dualSubmitApprove', 'dualPickCheck', 'dualRequestApprove'] as const;
export const rates = [1300, 900, 0];

/** The buyer of a public hospital is invoiced when goods went out, the other as soon as an order is approved. */
async function aBuyer(boss: Seat, { taxNo, isPublic }: Pick<Buyer, 'taxNo' | 'isPublic'>): Promise<Buyer> {
  const ownership = isPublic ? ('public' as const) : ('private' as const);
  const much = { creditLimitFen: 900_000_000_00, paymentDays: 365 };
  const { id, name } = await aCustomer(boss, { taxNo, kind: 'hospital', ownership, ...much });
  const timing = isPublic ? 'shipped' : 'approved';
  const limits = { timing, advanceLimitFen: 900_000_000_00, advanceMaxCount: 1000, advanceMaxDays: 3650 } as const;
  await boss.ok('invoicing.setTerms', { customerId: id, ...limits, version: 0 });
  const letter = await attachFile(boss, { entity: 'customer', entityId: id, kind: 'other', name: '换抬头函.pdf' });
  if (!letter.ok) throw new Error(`no letter: ${JSON.stringify(letter.problem)}`);
  return { id, name, taxNo, isPublic, timing, letterId: letter.value.attachmentId };
}

/** A firm of one person who holds every post, three products of three treatments, two buyers. */
export async function prepareLife(): Promise<Template> {
  const folder = folderOf();
  const path = join(folder, 'template.tongdan');
  const book = await openBook(path);
  const boss = await book.setUp();
  for (const pair of duals) {
    const all = await boss.ok<Record<string, { version: number }>>('settings.all');
    const version = all[pair]?.version ?? 0;
    await boss.ok('settings.signDualPosts', { pair, isAllowed: true, reason: '只有一个人', version });
  }
  for (const [key, value] of [
    ['trialDays', 365],
    ['overdueBlocks', 0],
  ] as const) {
    const all = await boss.ok<Record<string, { version: number }>>('settings.all');
    await boss.ok('settings.changeThreshold', { key, value, version: all[key]?.version ?? 0 });
  }
  const goods: number[] = [];
  for (const taxRateBp of rates) {
    const { id } = await aProduct(boss, { taxRateBp, registrationExpiresOn: '2099-12-31' });
    await aLot(boss, id, { qty: 500_000_000, expiry: '2099-12-31' });
    goods.push(id);
  }
  const buyers = [
    await aBuyer(boss, { taxNo: '12320000466000001A', isPublic: true }),
    await aBuyer(boss, { taxNo: '12320000466000002B', isPublic: false }),
  ];
  await book.close();
  return { folder, path, buyers, goods };
}

export type Note = { readonly noteId: number; readonly lineId: number; qty: number };
export type Order = { readonly orderId: number; readonly buyerId: number };
export type Life = {
  readonly seed: number;
  readonly book: Book;
  readonly seat: Seat;
  readonly db: Database;
  readonly statements: Map<string, Statement>;
  readonly pick: (below: number) => number;
  readonly template: Template;
  readonly ledger: model.Ledger;
  readonly orders: Order[];
  readonly notes: Note[];
  /** The writer breaks at this many statements from now; 0: never. */
  readonly fault: { left: number; hits: number };
  readonly touched: Set<string>;
  readonly done: Map<string, number>;
  closedMonth: string;
  digits: number;
};

export async function openLife(template: Template, seed: number): Promise<Life> {
  const path = join(template.folder, `life-${seed}.tongdan`);
  for (const end of ['', '.key']) copyFileSync(template.path + end, path + end);
  const fault = { left: 0, hits: 0 };
  const book = await openBook(path, (text) => {
    if (fault.left === 0 || /^(BEGIN|COMMIT|ROLLBACK)/u.test(text)) return;
    fault.left -= 1;
    if (fault.left > 0) return;
    fault.hits += 1;
    throw new Error('the disk broke');
  });
  const seat = book.newSeat();
  const db = new BetterSqlite(path, { readonly: true });
  const fresh = { orders: [], notes: [], touched: new Set<string>(), done: new Map<string, number>(), closedMonth: '' };
  const life = {
    ...fresh,
    statements: new Map<string, Statement>(),
    seed,
    book,
    seat,
    db,
    template,
    fault,
    ledger: model.emptyLedger(),
    digits: 0,
  };
  await signIn(life);
  return { ...life, pick: numbersOf(seed) };
}
export const signIn = ({ seat }: Pick<Life, 'seat'>) =>
  seat.ok('session.logIn', { loginName: 'limin', password: PASSWORD });

export async function closeLife({ book, db }: Life): Promise<void> {
  db.close();
  await book.close();
  for (const end of ['', '.key', '.lock', '-wal', '-shm', '.log']) rmSync(book.path + end, { force: true });
}

export const today = ({ book }: Life): string => new Date(book.now() + 8 * 3_600_000).toISOString().slice(0, 10);
export const oneOf = <T>(rows: readonly T[], pick: Life['pick']): T | undefined => rows[pick(Math.max(1, rows.length))];
export const prices = [128_000, 33_333];
/** Halves of a unit, up to a most; never nothing. */
export const qtyOf = (life: Life, most: number): number =>
  Math.min(most, 500 * (1 + life.pick(Math.max(1, Math.floor(most / 500)))));
/** Buyer, whom the invoice names, product and treatment. */
export type LedgerKey = {
  readonly buyerId: number;
  readonly taxNo: string;
  readonly productId: number;
  readonly rateBp: number;
};
export const accountOf = ({ buyerId, taxNo, productId, rateBp }: LedgerKey): string =>
  `${buyerId}:${taxNo}:${productId}:${rateBp}`;
/** The same of a row of accounts `a` with its tax party `t`. */
export const ACCOUNT = "a.customer_id || ':' || t.tax_no || ':' || a.product_id || ':' || a.rate_bp";
export function keyOf(account: string): LedgerKey {
  const [buyerId, taxNo = '', productId, rateBp] = account.split(':');
  return { buyerId: Number(buyerId), taxNo, productId: Number(productId), rateBp: Number(rateBp) };
}
/** The key of what is sold: as the card of the buyer and of the product say. */
export const soldKey = ({ template }: Life, buyerId: number, productId: number): string => {
  const taxNo = template.buyers.find(({ id }) => id === buyerId)?.taxNo ?? '';
  const rateBp = rates[template.goods.indexOf(productId)] ?? 0;
  return accountOf({ buyerId, taxNo, productId, rateBp });
};

export function rows<T>({ db, statements }: Life, text: string, ...params: unknown[]): T[] {
  const known = statements.get(text) ?? db.prepare(text);
  statements.set(text, known);
  return known.all(...params) as T[];
}
export const row = <T>(life: Life, text: string, ...params: unknown[]): T => {
  const [first] = rows<T>(life, text, ...params);
  if (first === undefined) throw new Error(`nothing: ${text} ${JSON.stringify(params)}`);
  return first;
};
export const versionOf = (life: Life, table: string, id: number): number =>
  row<{ version: number }>(life, `SELECT version FROM ${table} WHERE id = ?`, id).version;

/** A figure that changes with every row of the book. */
const print = (life: Life): string =>
  JSON.stringify(
    rows(
      life,
      `SELECT (SELECT count(*) FROM audit_entry) AS a, (SELECT count(*) FROM entitlement) AS e, (SELECT count(*) FROM entitlement_event) AS v,
      (SELECT count(*) FROM allocation) AS l, (SELECT count(*) FROM invoice_line) AS i, (SELECT count(*) FROM red_pending) AS p,
      (SELECT sum(last_no) FROM series) AS s, (SELECT count(*) FROM stock_move) AS m, (SELECT count(*) FROM command_record) AS c`,
    ),
  );

/**
 * A command; now and then the writer breaks in the middle of it. Then nothing of it may be there, and the same command
 * sent again must take effect once.
 */
export async function run<T>(life: Life, path: string, input: Readonly<Record<string, unknown>>): Promise<T> {
  if (life.pick(20) !== 0) return life.seat.ok<T>(path, input);
  life.digits += 1;
  const commandId = `01900000-0000-7000-8000-${String(life.digits).padStart(12, '0')}`;
  const before = print(life);
  // The front asks for the session first; the writer's own statements follow.
  life.fault.left = 3 + life.pick(60);
  const broken = await life.seat.call<T>(path, { commandId, ...input });
  const hasBroken = life.fault.left === 0;
  life.fault.left = 0;
  if (hasBroken && !broken.ok && print(life) !== before) throw new Error(`${path} broke and left something behind`);
  const answer = await life.seat.ok<T>(path, { commandId, ...input });
  const after = print(life);
  const again = await life.seat.ok<T>(path, { commandId, ...input });
  if (JSON.stringify(again) !== JSON.stringify(answer) || print(life) !== after)
    throw new Error(`${path} took effect twice`);
  return answer;
}

/** A command that must be refused and leave nothing behind. */
export async function runRefused(
  life: Life,
  path: string,
  { input, code }: { readonly input: Readonly<Record<string, unknown>>; readonly code: string },
): Promise<void> {
  const before = print(life);
  const answer = await life.seat.call(path, input);
  const said = answer.ok ? 'was done' : answer.problem.code;
  if (said !== code || print(life) !== before) throw new Error(`${path} should be refused with ${code}, but ${said}`);
}
/** Notes how often something happened, beside the steps. */
export const note = ({ done }: Life, name: string): void => void done.set(name, (done.get(name) ?? 0) + 1);

export const reason = '客户要求';
export const shipment = { carrier: '自送', waybillNo: '', boxCount: 1, departureTenthC: null };
