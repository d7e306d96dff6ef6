import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockBook } from '../../../src/main/store/lock';
import { callInChild } from '../../helpers/kill-child';
import { openBook } from '../../helpers/book';
import { scratchFolder } from '../../helpers/scratch';

const newBook = (): string => join(scratchFolder(), 'book.tongdan');

describe('one program per book', () => {
  it('a second opening is told that the book is open already', async () => {
    const book = await openBook();
    await expect(openBook(book.path)).rejects.toThrow('ALREADY_OPEN');
    await book.close();
  });

  it('the book is free again once the first program closed it', () => {
    const path = newBook();
    const unlock = lockBook(path);
    expect(() => lockBook(path)).toThrow('ALREADY_OPEN');
    unlock();
    const again = lockBook(path);
    expect(() => lockBook(path)).toThrow('ALREADY_OPEN');
    again();
  });

  it('two books side by side do not know of each other', () => {
    const unlocks = [lockBook(newBook()), lockBook(newBook())];
    for (const unlock of unlocks) unlock();
    expect(unlocks).toHaveLength(2);
  });

  it('a killed program holds nothing: the book opens at once', async () => {
    const path = newBook();
    const child = await callInChild('src/main/store/lock.ts', 'lockBook', path);
    expect(() => lockBook(path)).toThrow('ALREADY_OPEN');
    await child.kill();
    lockBook(path)();
    expect(child.pid).toBeGreaterThan(0);
  });
});
