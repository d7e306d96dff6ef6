/**
 * Passwords are hashed at the front: no thread, record or log ever holds one in the clear. The salt comes
 * from the commandId, so a retry of the same command carries the same hash.
 */
import { createHash } from 'node:crypto';
import { okay, type Result } from '../../shared/domain/problem';
import { passwordIsGood } from '../features/users/users.rules';
import { commonPasswords } from '../platform/common-passwords';
import { hashPassword } from '../platform/password';

const carriers = new Set(['users.create', 'users.setPassword']);

type Input = Readonly<Record<string, unknown>>;

/** Replaces `password` by its hash where a command sets one. @returns PASSWORD_WEAK when it is too easy */
export async function withHashedPassword(path: string, input: Input): Promise<Result<Input>> {
  if (!carriers.has(path)) return okay(input);
  const { password, name, loginName } = input;
  const context = [name, loginName].filter((word) => typeof word === 'string');
  const good = passwordIsGood(String(password), context, commonPasswords());
  if (!good.ok) return good;
  const salt = createHash('sha256').update(String(input['commandId'])).digest().subarray(0, 16);
  return okay({ ...input, password: await hashPassword(String(password), salt) });
}
