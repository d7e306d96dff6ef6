/** Accounts on platforms: entered, changed, their secrets kept, looked at, their product codes. */
import type { platformAccountsContract } from '../../../shared/contract/platform-accounts.contract';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import { SECRET_SHOWN_SECONDS } from '../../../shared/domain/tender-paper-words';
import { pinyinOf } from '../../platform/pinyin';
import { done, type Command } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { productFacts } from '../products/products.queries';
import { findCredential } from './credentials.queries';
import { addAccount, addLook, changeAccount, writeCodes, writeSecret } from './platform-account.repo';
import { codesProblem, disabledProblem, lookProblem, secretStateOf } from './platform-account.rules';
import { findAccount, secretsOf, type AccountRecord } from './platform-accounts.queries';

type Contract = typeof platformAccountsContract;
const missing = (field: string) => refuse('NOT_FOUND', {}, [field]);
const entity = 'platform_account';

const namesFor = (platform: string) => {
  const { pyFull: platformPy, pyInitials: platformInitials } = pinyinOf(platform);
  return { platformPy, platformInitials };
};
const hasCertificate = async (tx: Tx, credentialId: number | null): Promise<boolean> =>
  credentialId === null || (await findCredential(tx, credentialId)) !== undefined;

export const addPlatformAccount: Command<Contract['add']> = async (tx, input, { actor, now }) => {
  if (!(await hasCertificate(tx, input.caCredentialId))) return missing('/caCredentialId');
  const made = { createdAt: now, createdBy: actor.userId };
  const id = await addAccount(tx, { ...input, ...namesFor(input.platform), ...made });
  return done({ accountId: id, version: 0 }, { entity, id, action: 'add', after: { ...input } });
};

/** One that is in use. */
async function inUse(tx: Tx, accountId: number): Promise<Result<AccountRecord>> {
  const found = await findAccount(tx, accountId);
  if (!found) return missing('/accountId');
  return disabledProblem(found) ?? okay(found);
}

export const changePlatformAccount: Command<Contract['change']> = async (tx, { accountId, version, ...facts }) => {
  const found = await inUse(tx, accountId);
  if (!found.ok) return found;
  if (!(await hasCertificate(tx, facts.caCredentialId))) return missing('/caCredentialId');
  const changed = await changeAccount(tx, { accountId, version, set: { ...facts, ...namesFor(facts.platform) } });
  if (!changed.ok) return changed;
  const keys = Object.keys(facts) as (keyof typeof facts)[];
  const before = Object.fromEntries(keys.map((key) => [key, found.value[key]]));
  return done({ version: changed.value }, { entity, id: accountId, action: 'change', before, after: { ...facts } });
};

export const setAccountDisabled: Command<Contract['setDisabled']> = async (tx, { accountId, version, isDisabled }) => {
  const found = await findAccount(tx, accountId);
  if (!found) return missing('/accountId');
  if (found.isDisabled === isDisabled) {
    return refuse('STATE_CONFLICT', { state: `platformAccounts.states.${isDisabled ? 'disabled' : 'enabled'}` });
  }
  const changed = await changeAccount(tx, { accountId, version, set: { isDisabled } });
  if (!changed.ok) return changed;
  return done({ version: changed.value }, { entity, id: accountId, action: isDisabled ? 'disable' : 'enable' });
};

/** `secret` is sealed by now: the front did it (rpc/secrets.ts), and the table takes nothing else. */
export const setSecret: Command<Contract['setSecret']> = async (tx, input, { actor, now }) => {
  const { accountId, version, field, secret: sealed } = input;
  const found = await inUse(tx, accountId);
  if (!found.ok) return found;
  const changed = await changeAccount(tx, { accountId, version, set: {} });
  if (!changed.ok) return changed;
  await writeSecret(tx, { accountId, field, sealed, setBy: actor.userId, setAt: now });
  const action = sealed === null ? 'dropSecret' : 'setSecret';
  return done({ version: changed.value }, { entity, id: accountId, action, after: { field } });
};

/** Notes the look. The secret itself is added by the front, behind the record of commands. */
export const reveal: Command<Contract['reveal']> = async (tx, { accountId, field }, { actor, now, secretKeyId }) => {
  const found = await findAccount(tx, accountId);
  if (!found) return missing('/accountId');
  const stored = (await secretsOf(tx, [accountId])).find((one) => one.field === field);
  const problem = lookProblem(secretStateOf(stored?.keyId, secretKeyId));
  if (problem) return problem;
  const lookId = await addLook(tx, { accountId, field, lookedBy: actor.userId, lookedAt: now });
  const answer = { lookId, secret: '', shownSeconds: SECRET_SHOWN_SECONDS };
  return done(answer, { entity, id: accountId, action: 'reveal', after: { field } });
};

export const setCodes: Command<Contract['setCodes']> = async (tx, { accountId, version, codes }) => {
  const found = await inUse(tx, accountId);
  if (!found.ok) return found;
  const problem = codesProblem(codes);
  if (problem) return problem;
  const known = new Set(
    (
      await productFacts(
        tx,
        codes.map(({ productId }) => productId),
      )
    ).map(({ id }) => id),
  );
  const unknown = codes.findIndex(({ productId }) => !known.has(productId));
  if (unknown >= 0) return missing(`/codes/${unknown}/productId`);
  const changed = await changeAccount(tx, { accountId, version, set: {} });
  if (!changed.ok) return changed;
  await writeCodes(tx, accountId, codes);
  return done(
    { version: changed.value },
    {
      entity,
      id: accountId,
      action: 'setCodes',
      after: { codes: codes.map(({ productId, code }) => `${productId}:${code}`) },
    },
  );
};
