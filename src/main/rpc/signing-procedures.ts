/** Badges and PINs: made and hashed at the front, kept by the engine as one command each. */
import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { InputOf, OutputOf } from '../../shared/contract/procedure';
import type { signingContract } from '../../shared/contract/signing.contract';
import { BADGE_DIGITS } from '../../shared/domain/signed-steps';
import { okay, type Result } from '../../shared/domain/problem';
import { pinIsGood } from '../features/users/pin.rules';
import { hashPassword } from '../platform/password';
import type { Connection } from './connection';
import type { FrontEngine } from './front-engine';
import { checkPassword } from './session-procedures';
import type { Session } from './sessions';
import { hashBadge } from './signatures';

type Contract = typeof signingContract;
type Answer<N extends keyof Contract> = (
  input: InputOf<Contract[N]>,
  connection: Connection,
  session: Session,
) => Promise<Result<OutputOf<Contract[N]>>>;

/** A retry carries the same hash, and nothing that is stored tells the PIN. */
const hashOf = (pin: string, commandId: string): Promise<string> =>
  hashPassword(pin, createHash('sha256').update(commandId).digest().subarray(0, 16));

/** The procedures of badges and PINs that the front answers. */
export function signingProcedures(engine: FrontEngine): { readonly [N in keyof Contract]: Answer<N> } {
  // Gone with this process: within it a retry of the same press gives the same badge.
  const secret = randomBytes(32);
  const codeOf = (commandId: string): string => {
    const bits = createHmac('sha256', secret).update(commandId).digest('hex');
    return (BigInt(`0x${bits}`) % 10n ** BigInt(BADGE_DIGITS)).toString().padStart(BADGE_DIGITS, '0');
  };
  const passwordHolds = async (password: string, { loginName }: Session, address: string): Promise<Result<unknown>> => {
    const { isDemo } = await engine.ask('readSettings', {});
    return isDemo ? okay(true) : checkPassword({ engine }, { loginName, password }, address);
  };
  return {
    issueBadge: async (input, _, session) => {
      const code = codeOf(input.commandId);
      const put = await engine.tell('putBadge', { ...input, badgeHash: hashBadge(code) }, session.actor);
      return put.ok ? okay({ ...put.value, code }) : put;
    },
    setPin: async ({ pin, ...input }, _, session) => {
      const good = pinIsGood(pin);
      if (!good.ok) return good;
      return engine.tell('putPin', { ...input, pinHash: await hashOf(pin, input.commandId) }, session.actor);
    },
    setMyPin: async ({ pin, password, commandId }, { address }, session) => {
      const good = pinIsGood(pin);
      if (!good.ok) return good;
      const known = await passwordHolds(password, session, address);
      if (!known.ok) return known;
      const own = { commandId, pinHash: await hashOf(pin, commandId) };
      return engine.tell('putMyPin', own, session.actor);
    },
  };
}
