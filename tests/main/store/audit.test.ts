import { beforeEach, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { auditKeyOf } from '../../../src/main/store/keys';
import { brokenAuditRow } from '../../../src/main/store/audit';
import { commandId, openBook } from '../../helpers/book';
import { scratchConnection, scratchFolder } from '../../helpers/scratch';
import { join } from 'node:path';

const ROWS = 12;
let path: string;
beforeEach(async () => {
  path = join(scratchFolder(), 'book.tongdan');
  const book = await openBook(path);
  const boss = await book.setUp();
  for (let version = 1; version <= ROWS - 2; version += 1) {
    await boss.ok('settings.renameFirm', { firmName: `华康 ${version}`, version, commandId: commandId() });
  }
  await book.close();
});

/** Changes the file behind the program's back, past the triggers. */
async function firstBrokenAfter(change: string): Promise<number | undefined> {
  const { sqlite, db } = scratchConnection({ path });
  sqlite.exec('DROP TRIGGER IF EXISTS audit_entry_no_update; DROP TRIGGER IF EXISTS audit_entry_no_delete');
  sqlite.exec(change);
  return brokenAuditRow(db, auditKeyOf(path));
}

describe('the chain of the audit trail', () => {
  it('holds as long as nobody touched it, and goes on after a restart', async () => {
    const again = await openBook(path);
    await again.close();
    expect(await firstBrokenAfter('SELECT 1')).toBeUndefined();
    expect(scratchConnection({ path }).sqlite.prepare('SELECT count(*) FROM audit_entry').pluck().get()).toBe(ROWS);
  });

  it.each([
    ['a changed value', "UPDATE audit_entry SET after = '{}' WHERE seq = 5", 5],
    ['a changed time', 'UPDATE audit_entry SET at = at + 1 WHERE seq = 1', 1],
    ['another person', 'UPDATE audit_entry SET user_id = 99 WHERE seq = 7', 7],
    ['a reason made up later', "UPDATE audit_entry SET reason = 'x' WHERE seq = 8", 8],
    ['a missing row', 'DELETE FROM audit_entry WHERE seq = 6', 7],
    ['a missing beginning', 'DELETE FROM audit_entry WHERE seq <= 2', 3],
    [
      'two rows that changed places',
      'UPDATE audit_entry SET seq = 99 WHERE seq = 4; UPDATE audit_entry SET seq = 4 WHERE seq = 5; UPDATE audit_entry SET seq = 5 WHERE seq = 99',
      4,
    ],
    [
      'a row put in between',
      'UPDATE audit_entry SET seq = seq + 100 WHERE seq > 4; INSERT INTO audit_entry SELECT 5, at, user_id, session_id, procedure, command_id, entity, entity_id, action, before, after, reason, key_id, mac FROM audit_entry WHERE seq = 4',
      5,
    ],
    ['a row of another key', "UPDATE audit_entry SET key_id = '00000000' WHERE seq = 3", 3],
  ])('shows %s', async (_name, change, seq) => {
    expect(await firstBrokenAfter(change)).toBe(seq);
  });

  it('shows a changed character in any column of any row', async () => {
    const columns = ['procedure', 'command_id', 'entity', 'action', 'mac', 'key_id'];
    const { sqlite, db } = scratchConnection({ path });
    sqlite.exec('DROP TRIGGER audit_entry_no_update');
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: ROWS }), fc.constantFrom(...columns), async (seq, column) => {
        const was = sqlite.prepare(`SELECT "${column}" FROM audit_entry WHERE seq = ?`).pluck().get(seq);
        const set = sqlite.prepare(`UPDATE audit_entry SET "${column}" = ? WHERE seq = ?`);
        set.run(`${String(was)}x`, seq);
        expect(await brokenAuditRow(db, auditKeyOf(path))).toBe(seq);
        set.run(was, seq);
      }),
      { numRuns: 40 },
    );
    expect(await brokenAuditRow(db, auditKeyOf(path))).toBeUndefined();
  });

  it('cannot be changed or shortened by a statement of the program', () => {
    const { sqlite } = scratchConnection({ path });
    expect(() => sqlite.exec("UPDATE audit_entry SET action = 'x'")).toThrow('POSTED_IMMUTABLE');
    expect(() => sqlite.exec('DELETE FROM audit_entry')).toThrow('POSTED_IMMUTABLE');
  });

  it('holds no password and no token', () => {
    const rows = scratchConnection({ path }).sqlite.prepare('SELECT * FROM audit_entry').all();
    expect(rows).toHaveLength(ROWS);
    expect(JSON.stringify(rows)).not.toMatch(/scrypt|password|token/iu);
  });
});
