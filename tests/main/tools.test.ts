import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyBackup } from '../../src/main/store/backup';
import { openBook, PASSWORD } from '../helpers/book';
import { runEntry } from '../helpers/kill-child';
import { scratchFolder } from '../helpers/scratch';

const tool = (...args: string[]) => runEntry('src/main/tools.ts', ...args);

describe('npm run backup, npm run restore', () => {
  it('copy a book that is in use and give it back as a new one', async () => {
    const folder = scratchFolder();
    const [path, copy, again] = ['book.tongdan', 'copy.backup', 'again.tongdan'].map((name) => join(folder, name));
    const book = await openBook(path);
    await book.setUp();
    const made = await tool('backup', '--book', String(path), '--to', String(copy));
    expect(made).toEqual({ code: 0, lines: [expect.stringContaining(`Backed up to ${copy} and checked: `)] });
    expect((await verifyBackup(String(copy))).rows).toMatchObject({ user: 1, session: 1 });
    await book.close();
    const back = await tool('restore', '--from', String(copy), '--to', String(again));
    expect(back).toEqual({ code: 0, lines: [expect.stringContaining(`Restored to ${again}: `)] });
    const restored = await openBook(again);
    const seat = restored.newSeat();
    await seat.ok('session.logIn', { loginName: 'limin', password: PASSWORD });
    expect(await seat.ok('settings.about')).toMatchObject({ firmName: '华康医药有限公司' });
    await restored.close();
  });

  it('never overwrite, and say why in one line', async () => {
    const folder = scratchFolder();
    const [path, taken] = [join(folder, 'book.tongdan'), join(folder, 'taken')];
    await (await openBook(path)).close();
    writeFileSync(taken, 'precious');
    const refused = await tool('backup', '--book', path, '--to', taken);
    expect(refused).toEqual({ code: 1, lines: [expect.stringContaining(`${taken} exists already`)] });
    expect(readFileSync(taken, 'utf8')).toBe('precious');
  });

  it.each([
    ['a book that does not exist', ['backup', '--book', 'nowhere.tongdan', '--to', 'x'], 'There is no book'],
    ['a backup that does not exist', ['restore', '--from', 'nowhere.backup', '--to', 'x'], 'There is no backup'],
    ['a file that is no backup', ['restore', '--from', 'package.json', '--to', 'x'], 'is missing or damaged'],
    ['a file that is no book', ['backup', '--book', 'package.json', '--to', 'x'], 'not a Tongdan book'],
    ['a missing name', ['backup', '--book', 'a'], 'Usage'],
    ['an option that does not exist', ['backup', '--all'], 'Unknown option'],
    ['another word', ['delete'], 'Usage'],
  ])('tell %s from a good call in one line', async (_why, args, line) => {
    expect(await tool(...args)).toEqual({ code: 1, lines: [expect.stringContaining(line)] });
    expect(existsSync('x')).toBe(false);
  });
});
