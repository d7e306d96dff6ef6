import type { returnsContract } from '../../../shared/contract/returns.contract';
import { done, type Command } from '../../store/handler';
import { keepPrint } from '../files/prints.repo';
import { PAPER, paperOf } from './paper.queries';

/** Keeps what the paper showed and counts the copy. */
export const printReturn: Command<(typeof returnsContract)['print']> = async (tx, { returnId }, ctx) => {
  const paper = await paperOf(tx, { returnId }, ctx);
  if (!paper.ok) return paper;
  const { copyNo } = paper.value;
  const printed = { printedBy: ctx.actor.userId, printedAt: ctx.now, content: JSON.stringify(paper.value) };
  await keepPrint(tx, { entity: PAPER.entity, entityId: returnId, kind: PAPER.kind, copyNo, ...printed });
  return done(paper.value, { entity: PAPER.entity, id: returnId, action: 'print', after: { copyNo } });
};
