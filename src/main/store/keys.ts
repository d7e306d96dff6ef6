/**
 * The key file of a book: 32 random bytes beside it, readable by its owner only, never in a backup. The
 * audit chain and stored secrets use keys derived from it.
 */
import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import type { AuditKey } from './audit';

const KEY_BYTES = 32;

function readOrMake(path: string): Buffer {
  try {
    writeFileSync(path, randomBytes(KEY_BYTES).toString('hex'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'hex');
  if (key.length !== KEY_BYTES) throw new Error('the key file of the book is damaged');
  return key;
}

/** The audit key of a book; the key file is made at the first opening. */
export function auditKeyOf(bookPath: string): AuditKey {
  const master = readOrMake(`${bookPath}.key`);
  const secret = Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), 'tongdan audit', KEY_BYTES));
  return { secret, id: createHash('sha256').update(secret).digest('hex').slice(0, 8) };
}
