import type { dispatchContract } from '../../../shared/contract/dispatch.contract';
import { done, type Command } from '../../store/handler';
import { keepPrint } from '../files/prints.repo';
import { addPrint } from './dispatch.repo';
import { paperOf } from './print.queries';

/** Keeps what the paper showed and counts the copy; from the second on it is marked as printed again. */
export const printNote: Command<(typeof dispatchContract)['printNote']> = async (tx, input, ctx) => {
  const paper = await paperOf(tx, input, ctx);
  if (!paper.ok) return paper;
  const { kind, copyNo } = paper.value;
  const { noteId } = input;
  const content = JSON.stringify(paper.value);
  const printed = { printedBy: ctx.actor.userId, printedAt: ctx.now };
  await keepPrint(tx, { entity: 'dispatch_note', entityId: noteId, kind, copyNo, content, ...printed });
  await addPrint(tx, noteId);
  return done(paper.value, { entity: 'dispatch_note', id: noteId, action: 'print', after: { kind, copyNo } });
};
