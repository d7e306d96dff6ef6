import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { auditKeyOf } from '../../../src/main/store/keys';
import { scratchFolder } from '../../helpers/scratch';

const newBook = (): string => join(scratchFolder(), 'book.tongdan');

describe('the key file of a book', () => {
  it('is made once, for its owner only', () => {
    const book = newBook();
    const first = auditKeyOf(book);
    expect(auditKeyOf(book)).toEqual(first);
    expect(statSync(`${book}.key`).mode & 0o777).toBe(0o600);
    expect(readFileSync(`${book}.key`, 'utf8')).toMatch(/^[0-9a-f]{64}$/u);
  });

  it('differs from book to book, and is not what signs the audit trail', () => {
    const [one, other] = [newBook(), newBook()];
    expect(auditKeyOf(one).id).not.toBe(auditKeyOf(other).id);
    expect(readFileSync(`${one}.key`, 'utf8')).not.toBe(auditKeyOf(one).secret.toString('hex'));
  });

  it('that a kill left half written stands in nobody’s way', () => {
    const book = newBook();
    writeFileSync(`${book}.key.part`, 'abc');
    expect(auditKeyOf(book).secret).toHaveLength(32);
    expect(existsSync(`${book}.key.part`)).toBe(false);
  });

  it('that is damaged is not replaced by a new one', () => {
    const book = newBook();
    writeFileSync(`${book}.key`, 'abc');
    expect(() => auditKeyOf(book)).toThrow('damaged');
    expect(readFileSync(`${book}.key`, 'utf8')).toBe('abc');
  });
});
