import type { periodsContract } from '../../../shared/contract/periods.contract';
import { refuse } from '../../../shared/domain/problem';
import { done, type Command } from '../../store/handler';
import { takeNumber } from '../../store/series';
import { nextCopyNo } from '../files/prints.queries';
import { keepPrint } from '../files/prints.repo';
import { letterOf } from './period-letter.queries';

/** Gives a letter its number and keeps what it says. */
export const printLetter: Command<(typeof periodsContract)['printLetter']> = async (tx, asked, ctx) => {
  if (asked.on > ctx.today) return refuse('VALIDATION_FAILED', { case: 'periods.refusals.future' }, ['/on']);
  const found = await letterOf(tx, asked);
  if (!found.ok) return found;
  const paper = { entity: 'customer', entityId: asked.customerId, kind: 'invoice_letter' };
  const copyNo = await nextCopyNo(tx, paper);
  const number = await takeNumber(tx, 'DH', ctx.today);
  const content = { ...found.value, number };
  const kept = JSON.stringify(content);
  await keepPrint(tx, { ...paper, copyNo, content: kept, printedBy: ctx.actor.userId, printedAt: ctx.now });
  const answer = { content, printedAt: ctx.now, printedBy: ctx.actor.name };
  return done(answer, {
    entity: 'customer',
    id: asked.customerId,
    action: 'invoice-letter',
    after: { number, on: asked.on },
  });
};
