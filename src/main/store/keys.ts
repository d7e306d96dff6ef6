/**
 * The key file of a book: 32 random bytes beside it, readable by its owner only, never in a backup. The
 * audit chain and stored secrets use keys derived from it.
 */
import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { AuditKey } from './audit';
import type { SecretKey } from './secret-box';

const KEY_BYTES = 32;

/** Written beside and renamed, so that a kill in between leaves no torn key; the book's lock keeps others out. */
function make(path: string): void {
  const temporary = `${path}.part`;
  writeFileSync(temporary, randomBytes(KEY_BYTES).toString('hex'), { mode: 0o600, flush: true });
  renameSync(temporary, path);
}

function readOrMake(path: string): Buffer {
  if (!existsSync(path)) make(path);
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'hex');
  if (key.length !== KEY_BYTES) throw new Error('the key file of the book is damaged');
  return key;
}

/** A key of its own for each use: whoever learns one knows nothing of the others. */
function derivedFrom(bookPath: string, use: string): AuditKey {
  const master = readOrMake(`${bookPath}.key`);
  const secret = Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), use, KEY_BYTES));
  return { secret, id: createHash('sha256').update(secret).digest('hex').slice(0, 8) };
}

/** The audit key of a book; the key file is made at the first opening. */
export const auditKeyOf = (bookPath: string): AuditKey => derivedFrom(bookPath, 'tongdan audit');

/** The key that the secrets of a book are sealed with. Behind a lost key file stands another one, with another id. */
export const secretKeyOf = (bookPath: string): SecretKey => derivedFrom(bookPath, 'tongdan secrets');
