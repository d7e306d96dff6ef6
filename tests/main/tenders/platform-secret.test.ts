import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sql } from 'drizzle-orm';
import { inlineRunner } from '../../../src/main/rpc/runner';
import { openEngine } from '../../../src/main/rpc/engine';
import { rowsOf } from '../../../src/main/store/handles';
import { openConnection } from '../../../src/main/store/open';
import type {
  PlatformAccountDetail,
  PlatformAccountRow,
} from '../../../src/shared/contract/platform-accounts.contract';
import { commandId, openBook, PASSWORD, START, type Book, type Seat } from '../../helpers/book';
import { anAccount, anAccountWith } from '../../helpers/builders/tender-papers';
import { aPerson } from '../../helpers/builders/users';
import { scratchFolder } from '../../helpers/scratch';

/** Nothing else in the world is called like this. */
const CANARY = 'Kanarie-7f3c9-密钥!';

let book: Book;
let boss: Seat;
beforeEach(async () => {
  book = await openBook();
  boss = await book.setUp();
});
afterEach(() => book.close());

const list = async (seat = boss) => (await seat.ok<{ rows: PlatformAccountRow[] }>('platformAccounts.list')).rows;
const get = (accountId: number, seat = boss) => seat.ok<PlatformAccountDetail>('platformAccounts.get', { accountId });
type Shown = { lookId: number; secret: string; shownSeconds: number };
const look = { field: 'password' };

/** Every row of every table of the book. */
async function everything(path: string): Promise<string> {
  const { db, close } = openConnection({ path, readonly: true, schemaVersion: 9_999 });
  try {
    const tables = await rowsOf<{ name: string }>(db, sql`SELECT name FROM sqlite_schema WHERE type = 'table'`);
    const rows: unknown[] = [];
    for (const { name } of tables) rows.push(await rowsOf(db, sql`SELECT * FROM ${sql.identifier(name)}`));
    return JSON.stringify(rows);
  } finally {
    close();
  }
}

/** In any of the ways a text may lie in a file. */
const forms = [
  CANARY,
  JSON.stringify(CANARY).slice(1, -1),
  Buffer.from(CANARY).toString('base64'),
  encodeURIComponent(CANARY),
];
const holdsCanary = (bytes: Buffer | string): boolean =>
  forms.some((form) =>
    typeof bytes === 'string'
      ? bytes.includes(form)
      : bytes.includes(Buffer.from(form)) || bytes.includes(Buffer.from(form, 'utf16le')),
  );

describe('a secret of a platform', () => {
  it('is shown to whoever looks, for twenty seconds, and each look is written down', async () => {
    const { accountId } = await anAccountWith(boss, CANARY);
    const { seat } = await aPerson(book, boss, { posts: ['sales_assistant'], name: '赵敏' });
    expect(await seat.ok<Shown>('platformAccounts.reveal', { accountId, ...look })).toMatchObject({
      secret: CANARY,
      shownSeconds: 20,
    });
    await boss.ok('platformAccounts.reveal', { accountId, ...look });
    const { looks, history } = await get(accountId);
    expect(looks.map(({ who, field }) => [who, field])).toEqual([
      ['李敏', 'password'],
      ['赵敏', 'password'],
    ]);
    expect(history.map(({ action }) => action)).toEqual(['reveal', 'reveal', 'setSecret', 'add']);
    expect(history[0]?.after).toEqual({ field: 'password' });
  });

  it('keeps the blanks that were typed, and the password apart from the PIN', async () => {
    const { accountId, version } = await anAccountWith(boss, ' a b ');
    await boss.ok('platformAccounts.setSecret', { accountId, version, field: 'ca_pin', secret: '114477' });
    expect(await boss.ok('platformAccounts.reveal', { accountId, field: 'password' })).toMatchObject({
      secret: ' a b ',
    });
    expect(await boss.ok('platformAccounts.reveal', { accountId, field: 'ca_pin' })).toMatchObject({
      secret: '114477',
    });
  });

  it('is the newest one after it was changed, and gone after it was deleted', async () => {
    const { accountId, version } = await anAccountWith(boss, 'old one');
    const next = { accountId, field: 'password' };
    await boss.ok('platformAccounts.setSecret', { ...next, version, secret: 'new one' });
    expect(await boss.ok('platformAccounts.reveal', next)).toMatchObject({ secret: 'new one' });
    await boss.ok('platformAccounts.setSecret', { ...next, version: version + 1, secret: null });
    expect(await boss.call('platformAccounts.reveal', next)).toMatchObject({
      problem: { code: 'RULE_VIOLATED', params: { case: 'platformAccounts.refusals.noSecret' } },
    });
    expect((await get(accountId)).looks).toHaveLength(1);
  });

  it('is answered again to a retry of the same look, not to anybody else, and not after a minute', async () => {
    const { accountId } = await anAccountWith(boss, CANARY);
    const ask = { accountId, ...look, commandId: commandId() };
    expect(await boss.ok('platformAccounts.reveal', ask)).toMatchObject({ secret: CANARY });
    expect(await boss.ok('platformAccounts.reveal', ask)).toMatchObject({ secret: CANARY });
    expect((await get(accountId)).looks).toHaveLength(1);
    book.advance(61_000);
    expect(await boss.call('platformAccounts.reveal', ask)).toMatchObject({
      problem: { params: { case: 'platformAccounts.refusals.lookAgain' } },
    });
    expect((await get(accountId)).looks).toHaveLength(1);
  });

  it('is set once by a retry, and refused to a retry with another one', async () => {
    const account = await anAccount(boss);
    const ask = { ...account, field: 'password', secret: CANARY, commandId: commandId() };
    expect(await boss.ok('platformAccounts.setSecret', ask)).toEqual({ version: 1 });
    expect(await boss.ok('platformAccounts.setSecret', ask)).toEqual({ version: 1 });
    expect(await boss.call('platformAccounts.setSecret', { ...ask, secret: 'other' })).toMatchObject({
      problem: { code: 'IDEMPOTENCY_MISMATCH' },
    });
  });

  it('is not shown to a post without the right, and no look is written down', async () => {
    const { accountId } = await anAccountWith(boss, CANARY);
    for (const posts of [['sales'], ['finance'], ['quality'], ['warehouse'], ['administrator']] as const) {
      const { seat } = await aPerson(book, boss, { posts });
      expect(await seat.call('platformAccounts.reveal', { accountId, ...look })).toMatchObject({
        problem: { code: 'FORBIDDEN' },
      });
    }
    expect((await get(accountId)).looks).toEqual([]);
  });
});

describe('a secret that was typed in', () => {
  it('stands in no row, no byte of the book, no record of a command and no other answer', async () => {
    const { accountId, version } = await anAccountWith(boss, CANARY);
    const revealing = commandId();
    await boss.ok('platformAccounts.reveal', { accountId, ...look, commandId: revealing });
    const stale = { accountId, version: 0, field: 'password', secret: CANARY };
    const answers = [
      await boss.call('platformAccounts.setSecret', stale),
      await boss.call('platformAccounts.setSecret', { ...stale, version, secret: `${CANARY}\n` }),
      await boss.call('platformAccounts.setSecret', { ...stale, version, extra: CANARY }),
      await boss.call('platformAccounts.add', { platform: CANARY.repeat(20), loginName: 'x' }),
      await boss.call('session.outcome', { commandId: revealing }),
      await boss.call('platformAccounts.list'),
      await boss.call('platformAccounts.get', { accountId }),
      await boss.call('platformAccounts.logins', { platform: '福建省药械采购平台' }),
    ];
    expect(answers.filter((answer) => holdsCanary(JSON.stringify(answer)))).toEqual([]);
    expect(answers[4]).toMatchObject({ ok: true, value: { state: 'done', result: { secret: '' } } });
    expect(holdsCanary(await everything(book.path))).toBe(false);
    const files = readdirSync(dirname(book.path)).map((name) => join(dirname(book.path), name));
    expect(files.map((file) => file.slice(book.path.length))).toEqual(expect.arrayContaining(['', '-wal', '.key']));
    expect(files.filter((file) => holdsCanary(readFileSync(file)))).toEqual([]);
  });

  it('would be found by the same look if it stood there in the clear', async () => {
    await anAccount(boss, { remark: CANARY });
    expect(holdsCanary(JSON.stringify(await list()))).toBe(true);
    expect(holdsCanary(await everything(book.path))).toBe(true);
    expect(holdsCanary(readFileSync(`${book.path}-wal`))).toBe(true);
  });

  it('stands in no statement, no log and nothing that is printed, also when the engine fails', async () => {
    const printed: unknown[] = [];
    const spies = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) =>
      vi.spyOn(console, name).mockImplementation((...told) => void printed.push(told)),
    );
    const folder = scratchFolder();
    const path = join(folder, 'book.tongdan');
    const logFile = join(folder, 'log.jsonl');
    const statements: string[] = [];
    let isFailing = false;
    const trace = (text: string) => {
      statements.push(text);
      if (isFailing && text.includes('platform_secret')) throw new Error(`failed at ${text}`);
    };
    const engine = await openEngine({ book: path, logFile, trace, clock: () => START, start: inlineRunner });
    let token: string | null = null;
    const setToken = (next: string | null) => void (token = next);
    const connection = { token: () => token, setToken, address: '127.0.0.1', isHost: true };
    const call = (name: string, input: Readonly<Record<string, unknown>>) => engine.front.call(name, input, connection);
    await call('session.setUp', {
      commandId: commandId(),
      firmName: '华康',
      name: '李敏',
      loginName: 'limin',
      password: PASSWORD,
    });
    const facts = {
      platform: 'P',
      province: '',
      site: '',
      loginName: 'l',
      caCredentialId: null,
      contact: '',
      remark: '',
    };
    await call('platformAccounts.add', { commandId: commandId(), ...facts });
    const ask = { accountId: 1, version: 0, field: 'password', secret: CANARY };
    isFailing = true;
    const failed = await call('platformAccounts.setSecret', { commandId: commandId(), ...ask });
    isFailing = false;
    const done = await call('platformAccounts.setSecret', { commandId: commandId(), ...ask });
    const shown = await call('platformAccounts.reveal', { commandId: commandId(), accountId: 1, field: 'password' });
    await engine.close();
    for (const spy of spies) spy.mockRestore();
    expect(failed).toMatchObject({ problem: { code: 'INTERNAL' } });
    expect([done, shown]).toMatchObject([{ ok: true }, { ok: true, value: { secret: CANARY } }]);
    expect(existsSync(logFile)).toBe(true);
    expect(readFileSync(logFile, 'utf8')).toContain('platformAccounts.setSecret');
    expect(statements.length).toBeGreaterThan(100);
    const seen = [...statements, JSON.stringify(printed), JSON.stringify(failed)];
    expect(seen.filter(holdsCanary)).toEqual([]);
    const files = readdirSync(folder).map((name) => join(folder, name));
    expect(files.filter((file) => holdsCanary(readFileSync(file)))).toEqual([]);
  });

  it('is refused by the book itself where it is not sealed', async () => {
    const { accountId } = await anAccount(boss);
    const { sqlite, close } = openConnection({ path: book.path, readonly: false, schemaVersion: 9_999 });
    const insert = () =>
      sqlite.exec(`INSERT INTO platform_secret VALUES (${accountId}, 'password', 'hunter2', 1, ${START})`);
    expect(insert).toThrow(/CHECK/u);
    close();
  });
});

describe('a key file that was lost', () => {
  /** The book again, with another key file beside it. */
  async function reopened(path: string) {
    const again = await openBook(path);
    const seat = again.newSeat();
    await seat.ok('session.logIn', { loginName: 'limin', password: PASSWORD });
    return { again, seat };
  }

  it('leaves everything else open and says that the secrets must be entered again', async () => {
    const folder = scratchFolder();
    const path = join(folder, 'book.tongdan');
    const first = await openBook(path);
    const owner = await first.setUp();
    const { accountId, version } = await anAccountWith(owner, CANARY);
    await first.close();
    renameSync(`${path}.key`, `${path}.key.kept`);
    const { again, seat } = await reopened(path);
    expect(await list(seat)).toMatchObject([{ id: accountId, password: 'keyLost', caPin: 'none' }]);
    expect(await seat.call('platformAccounts.reveal', { accountId, ...look })).toMatchObject({
      problem: { code: 'RULE_VIOLATED', params: { case: 'platformAccounts.refusals.keyLost' } },
    });
    expect((await get(accountId, seat)).looks).toEqual([]);
    await seat.ok('platformAccounts.setSecret', { accountId, version, ...look, secret: 'entered again' });
    expect(await seat.ok('platformAccounts.reveal', { accountId, ...look })).toMatchObject({ secret: 'entered again' });
    expect(await list(seat)).toMatchObject([{ password: 'stored' }]);
    await again.close();
  });

  it('opens them again when it is put back', async () => {
    const folder = scratchFolder();
    const path = join(folder, 'book.tongdan');
    const first = await openBook(path);
    const { accountId } = await anAccountWith(await first.setUp(), CANARY);
    await first.close();
    const kept = readFileSync(`${path}.key`);
    renameSync(`${path}.key`, `${path}.lost`);
    await (await reopened(path)).again.close();
    writeFileSync(`${path}.key`, kept);
    const { again, seat } = await reopened(path);
    expect(await seat.ok('platformAccounts.reveal', { accountId, ...look })).toMatchObject({ secret: CANARY });
    await again.close();
  });
});
