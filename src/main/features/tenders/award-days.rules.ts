/** The days that an award wizard proposes, and where each comes from. Pure. */
import { addDays } from '../../../shared/domain/business-date';
import type { ClockAmounts, ClockKey } from '../../../shared/domain/tender-clocks';
import type { TenderKind } from '../../../shared/domain/tender-words';
import { addWorkdays, type Calendar } from '../../../shared/domain/workdays';
import { isUnderLaw } from './milestones.rules';

/** `date`: a date of the tender says so; `clock`: counted; `documents`: nothing is known but what they say. */
type ProposedDay = {
  readonly on: string | null;
  readonly source: 'date' | 'clock' | 'documents';
  readonly clock: ClockKey | null;
  readonly amount: number | null;
};
type ProposedDays = Readonly<Record<'contractOn' | 'bondOn' | 'depositBackOn', ProposedDay>>;

type Facts = {
  readonly kind: TenderKind;
  readonly isGovernment: boolean;
  readonly noticeOn: string;
  /** What the tender's own dates say; of the contract also what somebody typed. */
  readonly contractOn: string | null;
  readonly bondOn: string | null;
  readonly depositBackOn: string | null;
};
type Rules = { readonly clocks: ClockAmounts; readonly calendar: Calendar };

const inDocuments: ProposedDay = { on: null, source: 'documents', clock: null, amount: null };
const known = (on: string | null): ProposedDay =>
  on === null ? inDocuments : { on, source: 'date', clock: null, amount: null };
const counted = (on: string, clock: ClockKey, { clocks }: Rules): ProposedDay => {
  return { on, source: 'clock', clock, amount: clocks[clock] };
};

function depositBack({ isGovernment, depositBackOn }: Facts, contractOn: string | null, rules: Rules): ProposedDay {
  if (depositBackOn !== null || contractOn === null) return known(depositBackOn);
  const { clocks, calendar } = rules;
  return isGovernment
    ? counted(addWorkdays(calendar, contractOn, clocks.depositBackGovernment), 'depositBackGovernment', rules)
    : counted(addDays(contractOn, clocks.depositBack), 'depositBack', rules);
}

/**
 * The contract so many days after the notice, the deposit back so long after the contract. Volume procurement and
 * listings follow their own documents: nothing is counted for them.
 */
export function proposedDays(facts: Facts, rules: Rules): ProposedDays {
  const { contractOn: knownOn, noticeOn, bondOn, depositBackOn } = facts;
  if (!isUnderLaw(facts.kind)) {
    return { contractOn: known(knownOn), bondOn: known(bondOn), depositBackOn: known(depositBackOn) };
  }
  const counts = counted(addDays(noticeOn, rules.clocks.contract), 'contract', rules);
  const contractOn = knownOn === null ? counts : known(knownOn);
  return { contractOn, bondOn: known(bondOn), depositBackOn: depositBack(facts, contractOn.on, rules) };
}
