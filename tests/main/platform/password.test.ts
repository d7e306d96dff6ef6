import { describe, expect, it } from 'vitest';
import { hashPassword, passwordMatches } from '../../../src/main/platform/password';

const RIGHT = 'right horse 7 battery';

describe('a password', () => {
  it('is stored as a salted scrypt hash that says how it was made', async () => {
    const [one, other] = [await hashPassword(RIGHT), await hashPassword(RIGHT)];
    expect(one).toMatch(/^\$scrypt\$ln=15,r=8,p=1\$[A-Za-z0-9+/=]{24}\$[A-Za-z0-9+/=]{44}$/u);
    expect(one).not.toBe(other);
  });

  it('matches when it is right and not when one character differs', async () => {
    const stored = await hashPassword(RIGHT);
    expect(await passwordMatches(RIGHT, stored)).toBe(true);
    for (const wrong of ['', RIGHT.slice(1), `${RIGHT} `, RIGHT.toUpperCase()]) {
      expect(await passwordMatches(wrong, stored)).toBe(false);
    }
  });

  it('typed through an input method in another normal form is the same password', async () => {
    const stored = await hashPassword('café１２３密码');
    expect(await passwordMatches('cafe\u0301123密码', stored)).toBe(true);
  });

  it('of nobody, or of somebody who has none, never matches', async () => {
    for (const nobody of [null, undefined, '', 'plain text', '$scrypt$ln=15,r=8,p=1$$']) {
      expect(await passwordMatches('', nobody)).toBe(false);
      expect(await passwordMatches(RIGHT, nobody)).toBe(false);
    }
  });

  it('waits in a queue of eight; the next is told that the hub is busy', async () => {
    const answers = await Promise.allSettled(Array.from({ length: 12 }, () => passwordMatches(RIGHT, null)));
    const refused = answers.filter((answer) => answer.status === 'rejected');
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(8);
    expect(refused.map(({ reason }) => (reason as Error).message)).toEqual(['BUSY', 'BUSY', 'BUSY', 'BUSY']);
    expect(await passwordMatches(RIGHT, await hashPassword(RIGHT))).toBe(true);
  });
});
