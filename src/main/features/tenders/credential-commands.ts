/** The firm's own papers: entered, changed, renewed, taken out of use, their originals lent. */
import type { credentialsContract } from '../../../shared/contract/credentials.contract';
import { okay, refuse, type Problem, type Refusal, type Result } from '../../../shared/domain/problem';
import { pinyinOf } from '../../platform/pinyin';
import { done, type Command } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { findProduct } from '../products/products.queries';
import { addCredential, addLoan, addTerm, changeCredential, closeLoan } from './credential.repo';
import { backProblem, lentProblem, renewProblem, retiredProblem, termProblem } from './credential.rules';
import { findCredential, loanRecords, loansOut, type CredentialRecord } from './credentials.queries';
import { isTenderVisible } from './tenders.queries';

type Contract = typeof credentialsContract;
const missing = (field: string) => refuse('NOT_FOUND', {}, [field]);
const refusal = (problem: Problem | undefined): Refusal | undefined => problem && { ok: false, problem };

/** The names that lists sort and find by. */
async function namesFor(tx: Tx, { name, productId }: { readonly name: string; readonly productId: number | null }) {
  const { pyFull: namePy, pyInitials: nameInitials } = pinyinOf(name);
  if (productId === null) return { namePy, nameInitials, productName: '', productPy: '' };
  const found = await findProduct(tx, productId);
  return found && { namePy, nameInitials, productName: found.genericName, productPy: found.pyFull };
}

export const addCredentialRecord: Command<Contract['add']> = async (tx, input, { actor, now }) => {
  const problem = termProblem(input);
  if (problem) return problem;
  const names = await namesFor(tx, input);
  if (!names) return missing('/productId');
  const made = { createdAt: now, createdBy: actor.userId };
  const by = { notedBy: actor.userId, notedAt: now };
  const id = await addCredential(tx, { ...input, ...names, ...made }, by);
  return done({ credentialId: id, version: 0 }, { entity: 'credential', id, action: 'add', after: { ...input } });
};

/** One that is in use. */
async function inUse(tx: Tx, credentialId: number): Promise<Result<CredentialRecord>> {
  const found = await findCredential(tx, credentialId);
  if (!found) return missing('/credentialId');
  return refusal(retiredProblem(found)) ?? okay(found);
}

export const changeCredentialFacts: Command<Contract['change']> = async (tx, { credentialId, version, ...facts }) => {
  const found = await inUse(tx, credentialId);
  if (!found.ok) return found;
  const names = await namesFor(tx, facts);
  if (!names) return missing('/productId');
  const changed = await changeCredential(tx, { credentialId, version, set: { ...facts, ...names } });
  if (!changed.ok) return changed;
  const keys = Object.keys(facts) as (keyof typeof facts)[];
  const before = Object.fromEntries(keys.map((key) => [key, found.value[key]]));
  const change = { before, after: { ...facts } };
  return done({ version: changed.value }, { entity: 'credential', id: credentialId, action: 'change', ...change });
};

export const renewCredential: Command<Contract['renew']> = async (tx, { credentialId, version, ...term }, ctx) => {
  const found = await inUse(tx, credentialId);
  if (!found.ok) return found;
  const problem = renewProblem(found.value, term);
  if (problem) return problem;
  const changed = await changeCredential(tx, { credentialId, version, set: {} });
  if (!changed.ok) return changed;
  await addTerm(tx, credentialId, { ...term, notedBy: ctx.actor.userId, notedAt: ctx.now });
  const { number, issuedOn, expiresOn, isLongTerm } = found.value;
  const change = { before: { number, issuedOn, expiresOn, isLongTerm }, after: { ...term } };
  return done({ version: changed.value }, { entity: 'credential', id: credentialId, action: 'renew', ...change });
};

/** Who has the original has to bring it back first. */
const lentOut = async (tx: Tx, credentialId: number): Promise<Refusal | undefined> =>
  lentProblem((await loansOut(tx, [credentialId])).get(credentialId)?.borrower);

export const retireCredential: Command<Contract['retire']> = async (tx, { credentialId, version, reason }, ctx) => {
  const found = await inUse(tx, credentialId);
  if (!found.ok) return found;
  const lent = await lentOut(tx, credentialId);
  if (lent) return lent;
  const set = { retiredAt: ctx.now, retiredBy: ctx.actor.userId, retireReason: reason };
  const changed = await changeCredential(tx, { credentialId, version, set });
  if (!changed.ok) return changed;
  return done({ version: changed.value }, { entity: 'credential', id: credentialId, action: 'retire', reason });
};

export const lendOriginal: Command<Contract['lend']> = async (tx, input, { actor, now, today }) => {
  const { credentialId, borrower, tenderId, dueOn } = input;
  const found = await inUse(tx, credentialId);
  if (!found.ok) return found;
  if (tenderId !== null && !(await isTenderVisible(tx, tenderId, actor))) return missing('/tenderId');
  if (dueOn < today) return refuse('VALIDATION_FAILED', { case: 'credentials.refusals.dueBefore' }, ['/dueOn']);
  const lent = await lentOut(tx, credentialId);
  if (lent) return lent;
  const names = { credentialName: found.value.name, credentialPy: found.value.namePy };
  const id = await addLoan(tx, {
    ...{ ...input, ...names, borrowerPy: pinyinOf(borrower).pyFull },
    ...{ lentOn: today, lentBy: actor.userId, lentAt: now },
  });
  const after = { credentialId, borrower, purpose: input.purpose, tenderId, dueOn };
  return done(
    { loanId: id, version: 0 },
    { entity: 'credential_loan', id, action: 'lend', after },
    { entity: 'credential', id: credentialId, action: 'lend', after: { borrower, dueOn } },
  );
};

export const giveBack: Command<Contract['giveBack']> = async (tx, { loanId, version, returnedOn, note }, ctx) => {
  const [loan] = await loanRecords(tx, [loanId]);
  if (!loan) return missing('/loanId');
  if (loan.returnedOn !== null) return refuse('STATE_CONFLICT', { state: 'credentials.loanStates.returned' });
  const problem = backProblem(loan, returnedOn, ctx.today);
  if (problem) return problem;
  const set = { returnedOn, returnedBy: ctx.actor.userId, returnNote: note };
  const changed = await closeLoan(tx, { loanId, version, set });
  if (!changed.ok) return changed;
  const after = { returnedOn, note };
  return done(
    { version: changed.value },
    { entity: 'credential_loan', id: loanId, action: 'giveBack', after },
    { entity: 'credential', id: loan.credentialId, action: 'giveBack', after: { borrower: loan.borrower, returnedOn } },
  );
};
