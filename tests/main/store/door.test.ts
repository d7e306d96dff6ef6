import { setTimeout as pause } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import BetterSqlite from 'better-sqlite3';
import { okay, refuse } from '../../../src/shared/domain/problem';
import { id, table, text } from '../../../src/main/store/columns';
import { HeldOpenError, openDoor, type Door } from '../../../src/main/store/door';
import type { Tx } from '../../../src/main/store/handles';
import { scratchConnection } from '../../helpers/scratch';

const note = table('note', { id: id(), text: text().notNull() });

let book: ReturnType<typeof scratchConnection>;
let door: Door;
beforeEach(() => {
  book = scratchConnection();
  book.sqlite.exec("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE CHECK (text <> '')) STRICT");
  door = openDoor(book);
});

const add = (tx: Tx, value: string) => tx.insert(note).values({ text: value });
const kept = (): unknown => book.sqlite.prepare('SELECT text FROM note ORDER BY id').pluck().all();
const write = (value: string) =>
  door.write(async (tx) => {
    await add(tx, value);
    return okay(value);
  });

describe('the write door', () => {
  it('keeps what a work wrote once it answered', async () => {
    expect(await write('a')).toEqual(okay('a'));
    expect(kept()).toEqual(['a']);
  });

  it('takes everything back on a refusal', async () => {
    const answer = await door.write(async (tx) => {
      await add(tx, 'a');
      return refuse('STOCK_SHORT', { missing: 3 });
    });
    expect(answer).toEqual(refuse('STOCK_SHORT', { missing: 3 }));
    expect(kept()).toEqual([]);
  });

  it('takes everything back when the work throws, and goes on with the next one', async () => {
    const broken = door.write(async (tx) => {
      await add(tx, 'a');
      throw new TypeError('a bug');
    });
    await expect(broken).rejects.toThrow('a bug');
    await write('b');
    expect(kept()).toEqual(['b']);
  });

  it('runs works one after another in the order they came', async () => {
    const steps: string[] = [];
    const work = (name: string) =>
      door.write(async (tx) => {
        steps.push(`${name} begins`);
        await add(tx, name);
        await tx.select().from(note);
        steps.push(`${name} ends`);
        return okay(name);
      });
    await Promise.all([work('a'), work('b'), work('c')]);
    expect(steps).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
    expect(kept()).toEqual(['a', 'b', 'c']);
  });

  it('leaves a long work alone as long as it awaits nothing but the database', async () => {
    const answer = await door.write(async (tx) => {
      for (let at = 0; at < 2000; at += 1) await add(tx, `n${at}`);
      return okay(true);
    });
    expect(answer.ok).toBe(true);
    expect(kept()).toHaveLength(2000);
  });
});

describe('a work that awaits something else than the database', () => {
  const held = (late: (tx: Tx) => Promise<unknown>) =>
    door.write(async (tx) => {
      await add(tx, 'early');
      await pause(5);
      await late(tx);
      return okay(true);
    });

  it('is aborted, and neither what it wrote before nor after is kept', async () => {
    await expect(held((tx) => add(tx, 'late'))).rejects.toThrow(HeldOpenError);
    expect(kept()).toEqual([]);
  });

  it('is aborted even when it hides the failure of its late statement', async () => {
    await expect(held((tx) => Promise.resolve(add(tx, 'late')).catch(() => undefined))).rejects.toThrow(HeldOpenError);
    expect(kept()).toEqual([]);
  });

  it('does not harm the works that wait behind it', async () => {
    const first = held((tx) => add(tx, 'late'));
    const second = write('b');
    await expect(first).rejects.toThrow(HeldOpenError);
    expect(await second).toEqual(okay('b'));
    expect(kept()).toEqual(['b']);
  });
});

describe('errors of the driver', () => {
  it('a second row with the same key is DUPLICATE and names the column', async () => {
    await write('a');
    expect(await write('a')).toEqual(refuse('DUPLICATE', { value: 'text' }));
    expect(kept()).toEqual(['a']);
  });

  it('a full disk is STORAGE_FULL; reads go on, and writes too once there is room', async () => {
    await write('a');
    book.sqlite.pragma(`max_page_count = ${Number(book.sqlite.pragma('page_count', { simple: true })) + 1}`);
    expect(await write('x'.repeat(50_000))).toEqual(refuse('STORAGE_FULL'));
    expect(kept()).toEqual(['a']);
    book.sqlite.pragma('max_page_count = 1000000');
    await write('b');
    expect(kept()).toEqual(['a', 'b']);
  });

  it('another program that holds the book is BUSY', async () => {
    book.sqlite.pragma('busy_timeout = 0');
    const other = new BetterSqlite(book.path);
    other.exec('BEGIN IMMEDIATE');
    expect(await write('a')).toEqual(refuse('BUSY'));
    other.close();
    expect(await write('a')).toEqual(okay('a'));
  });

  it('a broken CHECK is a bug of the command, not a refusal', async () => {
    await expect(write('')).rejects.toThrow(/CHECK|Failed query/u);
    expect(kept()).toEqual([]);
  });
});
