/**
 * Passwords: scrypt of node:crypto (N = 2^15, r = 8, p = 1), stored PHC-style. One hash at a time and a
 * queue of 8, so that a storm of log-ins costs neither memory nor the seats that work.
 */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { ProblemError } from '../../shared/domain/problem';

const LOG_N = 15;
const R = 8;
const P = 1;
const BYTES = 32;
const QUEUE = 8;

let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

const derive = (password: string, salt: Buffer, logN: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const options = { N: 2 ** logN, r: R, p: P, maxmem: 64 * 1024 * 1024 };
    scrypt(password.normalize('NFKC'), salt, BYTES, options, (error, key) => (error ? reject(error) : resolve(key)));
  });

/** Runs one hash after another. @throws ProblemError BUSY when eight wait already */
async function queued<T>(work: () => Promise<T>): Promise<T> {
  if (waiting >= QUEUE) throw new ProblemError({ code: 'BUSY', params: {} });
  waiting += 1;
  const turn = last.then(work);
  last = turn.catch(() => undefined);
  try {
    return await turn;
  } finally {
    waiting -= 1;
  }
}

/**
 * Hashes a password for storing: `$scrypt$ln=15,r=8,p=1$salt$hash`.
 * @param salt 16 bytes; random unless a retry must give the same hash
 */
export const hashPassword = (password: string, salt: Buffer = randomBytes(16)): Promise<string> =>
  queued(async () => {
    const hash = await derive(password, salt, LOG_N);
    return `$scrypt$ln=${LOG_N},r=${R},p=${P}$${salt.toString('base64')}$${hash.toString('base64')}`;
  });

const decoy = `$scrypt$ln=${LOG_N},r=${R},p=${P}$${Buffer.alloc(16).toString('base64')}$${Buffer.alloc(BYTES).toString('base64')}`;

/** Compares a password with a stored hash; without one it spends the same time and answers false. */
export const passwordMatches = (password: string, stored: string | null | undefined): Promise<boolean> =>
  queued(async () => {
    const parts = /^\$scrypt\$ln=(\d+),r=8,p=1\$([^$]+)\$([^$]+)$/u.exec(stored ?? decoy);
    if (!parts) return false;
    const [, logN, salt, hash] = parts;
    const expected = Buffer.from(hash ?? '', 'base64');
    const found = await derive(password, Buffer.from(salt ?? '', 'base64'), Number(logN));
    return stored !== null && stored !== undefined && timingSafeEqual(found, expected);
  });
