import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import BetterSqlite from 'better-sqlite3';
import { brokenAuditRow } from '../../../src/main/store/audit';
import { auditKeyOf } from '../../../src/main/store/keys';
import { openConnection } from '../../../src/main/store/open';
import { commandId, openBook, type Book, type Seat } from '../../helpers/book';

let book: Book;
let boss: Seat;
beforeEach(async () => {
  book = await openBook();
  boss = await book.setUp();
});
afterEach(() => book.close());

const rename = (firmName: string, version: number, id = commandId()) => ({ firmName, version, commandId: id });

describe('a command through the door', () => {
  it('renames the firm and shows the new name and version', async () => {
    const { version } = await boss.ok<{ version: number }>('settings.about');
    await boss.ok('settings.renameFirm', rename('恒瑞同仁医药', version));
    expect(await boss.ok('settings.about')).toMatchObject({ firmName: '恒瑞同仁医药', version: version + 1 });
  });

  it('answers a retry with the same commandId from its record and posts once', async () => {
    const input = rename('甲', 1);
    const first = await boss.ok('settings.renameFirm', input);
    expect(await boss.ok('settings.renameFirm', input)).toEqual(first);
    expect(await boss.ok('settings.about')).toMatchObject({ version: 2 });
  });

  it('refuses the same commandId for another request', async () => {
    const id = commandId();
    await boss.ok('settings.renameFirm', rename('甲', 1, id));
    const again = await boss.call('settings.renameFirm', rename('乙', 2, id));
    expect(again).toMatchObject({ ok: false, problem: { code: 'IDEMPOTENCY_MISMATCH' } });
  });

  it('refuses a stale screen with the versions and leaves nothing behind, so a retry is judged anew', async () => {
    const id = commandId();
    const stale = await boss.call('settings.renameFirm', rename('乙', 7, id));
    expect(stale).toMatchObject({ ok: false, problem: { code: 'CONFLICT', params: { expected: 7, found: 1 } } });
    expect(await boss.ok('session.outcome', { commandId: id })).toEqual({ state: 'unknown' });
    await boss.ok('settings.renameFirm', rename('乙', 1, id));
    expect(await boss.ok('session.outcome', { commandId: id })).toEqual({ state: 'done', result: { version: 2 } });
  });

  it('commits exactly once per user action', async () => {
    book.statements();
    await boss.ok('settings.renameFirm', rename('甲', 1));
    const statements = book.statements();
    expect(statements.filter((text) => text === 'COMMIT')).toHaveLength(1);
    expect(statements.filter((text) => text.startsWith('BEGIN'))).toEqual(['BEGIN IMMEDIATE']);
  });

  it('publishes the changed tables after the commit and nothing after a refusal', async () => {
    const heard: string[][] = [];
    book.engine.front.subscribe(({ tables }) => heard.push(tables));
    await boss.call('settings.renameFirm', rename('乙', 9));
    await boss.ok('settings.renameFirm', rename('甲', 1));
    expect(heard).toEqual([['setting']]);
  });

  it('writes one audit row in the same transaction, and the chain finds a changed row', async () => {
    await boss.ok('settings.renameFirm', rename('甲', 1));
    const path = book.path;
    const key = auditKeyOf(path);
    const reader = openConnection({ path, readonly: true, schemaVersion: 99 });
    expect(await brokenAuditRow(reader.db, key)).toBeUndefined();
    reader.close();
    const tamper = new BetterSqlite(path);
    tamper.exec("DROP TRIGGER audit_entry_no_update; UPDATE audit_entry SET after = '{}' WHERE action = 'rename-firm'");
    tamper.close();
    const after = openConnection({ path, readonly: true, schemaVersion: 99 });
    expect(await brokenAuditRow(after.db, key)).toBeGreaterThan(0);
    after.close();
  });
});

describe('what the front refuses before a thread is asked', () => {
  it('a call without a session', async () => {
    expect(await book.newSeat().call('settings.about')).toMatchObject({ problem: { code: 'UNAUTHENTICATED' } });
  });

  it('unknown keys, with their pointer', async () => {
    const answer = await boss.call('settings.about', { drop: 1 });
    expect(answer).toMatchObject({ problem: { code: 'VALIDATION_FAILED', fields: ['/drop'] } });
  });

  it('a procedure that does not exist', async () => {
    expect(await boss.call('settings.drop')).toMatchObject({ problem: { code: 'NOT_FOUND' } });
  });

  it('everything but unlocking once thirty minutes were idle', async () => {
    book.advance(31 * 60_000);
    expect(await boss.call('settings.about')).toMatchObject({ problem: { code: 'SESSION_LOCKED' } });
    await boss.ok('session.unlock', { password: 'right horse 7 battery' });
    expect(await boss.call('settings.about')).toMatchObject({ ok: true });
  });

  it('a session older than twelve hours', async () => {
    book.advance(12 * 3_600_000 + 1);
    expect(await boss.call('settings.about')).toMatchObject({ problem: { code: 'UNAUTHENTICATED' } });
  });
});
