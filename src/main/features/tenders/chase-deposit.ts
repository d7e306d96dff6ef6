/** The payee is asked for what is due back: by letter or otherwise, each time with the day of the next time. */
import type { depositsContract } from '../../../shared/contract/deposits.contract';
import { refuse } from '../../../shared/domain/problem';
import { done, type Command } from '../../store/handler';
import { nextCopyNo } from '../files/prints.queries';
import { keepPrint } from '../files/prints.repo';
import { letterOf } from './deposit-letter.queries';
import { depositClerk, findDeposit } from './deposit.queries';
import { addChase } from './deposit.repo';
import { dayProblem, depositProblem } from './deposit.rules';

type Contract = typeof depositsContract;

export const chaseDeposit: Command<Contract['chase']> = async (tx, { depositId, ...said }, ctx) => {
  const found = await findDeposit(tx, depositId);
  if (!found) return refuse('NOT_FOUND', {}, ['/depositId']);
  const problem = depositProblem('chase', found, await depositClerk(tx, ctx));
  if (problem) return { ok: false, problem };
  const wrong = dayProblem(said.chasedOn, { paidOn: found.paidOn, today: ctx.today, field: 'chasedOn' });
  if (wrong) return wrong;
  if (said.nextOn <= said.chasedOn) {
    return refuse('VALIDATION_FAILED', { case: 'deposits.refusals.nextFirst', on: said.chasedOn }, ['/nextOn']);
  }
  await addChase(tx, { depositId, ...said, notedBy: ctx.actor.userId, notedAt: ctx.now });
  const entry = { entity: 'deposit', id: depositId, action: 'chase', after: said };
  return done({ chaseCount: found.chaseCount + 1 }, entry);
};

/** Keeps what the letter showed and counts the copy. */
export const printLetter: Command<Contract['printLetter']> = async (tx, { depositId }, ctx) => {
  const content = await letterOf(tx, depositId, ctx);
  if (!content.ok) return content;
  const paper = { entity: 'deposit', entityId: depositId, kind: 'chase_letter' };
  const copyNo = await nextCopyNo(tx, paper);
  const kept = { content: content.value, copyNo, printedAt: ctx.now, printedBy: ctx.actor.name };
  await keepPrint(tx, {
    ...{ ...paper, copyNo, content: JSON.stringify(kept) },
    ...{ printedBy: ctx.actor.userId, printedAt: ctx.now },
  });
  return done(kept, { entity: 'deposit', id: depositId, action: 'print', after: { copyNo } });
};
