import type { TenderStep } from '../../../shared/domain/tender-paths';
import type { TenderState } from '../../../shared/domain/tender-words';
import { id, instant, json, ref, table, text } from '../../store/columns';
import type { StepChange } from './take-back.rules';

/** Append-only but for its taking back; triggers keep the tender's previous state. */
export const tenderStep = table('tender_step', {
  id: id(),
  tenderId: ref().notNull(),
  step: text<TenderStep>().notNull(),
  fromState: text<TenderState>().notNull(),
  toState: text<TenderState>().notNull(),
  /** Null of steps from before they were written down. */
  changed: json<StepChange>(),
  takenBy: ref().notNull(),
  takenAt: instant().notNull(),
  takenBackAt: instant(),
  takenBackBy: ref(),
  backReason: text().notNull().default(''),
});
