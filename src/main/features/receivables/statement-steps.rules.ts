/** The life of a statement: made, sent, answered; a disputed one may still be confirmed. Pure. */
import type { StatementState } from '../../../shared/domain/receivable-words';

export type StatementStep = 'send' | 'answer' | 'withdraw' | 'print';

/** From which states each step may be taken. */
export const answerSteps: Readonly<Record<StatementStep, readonly StatementState[]>> = {
  send: ['made'],
  answer: ['sent', 'disputed'],
  withdraw: ['made', 'sent', 'disputed'],
  print: ['made', 'sent', 'confirmed', 'disputed'],
};
