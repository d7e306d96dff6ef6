/**
 * Secrets of platforms are sealed and opened at the front, as passwords are hashed there: no thread, record, log or
 * book ever holds one in the clear. What is stored of a look is that it happened; the secret is added to its answer
 * here, for whoever looked, and only for a minute.
 */
import { okay, refuse, type Result } from '../../shared/domain/problem';
import { secretPlace, type SecretField } from '../../shared/domain/tender-paper-words';
import { isFreshLook } from '../features/tenders/platform-account.rules';
import type { Actor } from '../store/handler';
import { seal, unseal, type SecretKey } from '../store/secret-box';
import type { FrontEngine } from './front-engine';

type Input = Readonly<Record<string, unknown>>;
type Shown = { readonly lookId: number; readonly secret: string };

export type Secrets = {
  /** Seals the secret of an input that carries one. */
  withSealed(path: string, input: Input): Input;
  /** Opens the secret behind the answer of a look. */
  withOpened(path: string, answer: Result<unknown>, actor: Actor): Promise<Result<unknown>>;
};

const ownRefusal = (name: 'keyLost' | 'damaged' | 'lookAgain') =>
  refuse('RULE_VIOLATED', { case: `platformAccounts.refusals.${name}` });

export function openSecrets(engine: FrontEngine, key: SecretKey): Secrets {
  const withSealed: Secrets['withSealed'] = (path, input) => {
    const { secret: text, commandId, accountId, field } = input;
    if (path !== 'platformAccounts.setSecret' || typeof text !== 'string') return input;
    const place = secretPlace(Number(accountId), field as SecretField);
    return { ...input, secret: seal(key, { place, commandId: String(commandId), text }) };
  };
  const opened = async (shown: Shown, { userId }: Actor): Promise<Result<unknown>> => {
    const found = await engine.ask('sealedOfLook', { lookId: shown.lookId, userId });
    if (!found || !isFreshLook(found.lookedAt, engine.now())) return ownRefusal('lookAgain');
    const secret = unseal(key, secretPlace(found.accountId, found.field), found.sealed);
    if (!secret.ok) return ownRefusal(secret.why === 'otherKey' ? 'keyLost' : 'damaged');
    return okay({ ...shown, secret: secret.text });
  };
  const withOpened: Secrets['withOpened'] = async (path, answer, actor) =>
    path === 'platformAccounts.reveal' && answer.ok ? opened(answer.value as Shown, actor) : answer;
  return { withSealed, withOpened };
}
