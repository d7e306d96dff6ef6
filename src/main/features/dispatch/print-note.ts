import type { dispatchContract } from '../../../shared/contract/dispatch.contract';
import { done, type Command } from '../../store/handler';
import { addPrint } from './dispatch.repo';
import { paperOf } from './print.queries';

/** Keeps what the paper showed and counts the copy; from the second on it is marked as printed again. */
export const printNote: Command<(typeof dispatchContract)['printNote']> = async (tx, input, ctx) => {
  const paper = await paperOf(tx, input, ctx);
  if (!paper.ok) return paper;
  const { kind, copyNo } = paper.value;
  const { noteId } = input;
  const content = JSON.stringify(paper.value);
  await addPrint(tx, { noteId, kind, copyNo, content, printedBy: ctx.actor.userId, printedAt: ctx.now });
  return done(paper.value, { entity: 'dispatch_note', id: noteId, action: 'print', after: { kind, copyNo } });
};
