/** The step that brings a bid nearer to being handed in. Pure. */
import type { CountdownRow } from '../../../shared/contract/tenders.contract';
import type { QuoteNeed } from '../../../shared/domain/award-words';
import type { TenderPart } from './tender-words';

const DAY = 86_400_000;

/** A look at what is not done yet, and the part of the tender's page where it is done. */
export const placeOf = {
  papers: 'documents',
  seals: 'documents',
  ...({ propose: 'items', decide: 'items', wait: 'items' } satisfies Record<Exclude<QuoteNeed, 'none'>, TenderPart>),
  deposit: 'deposits',
  certificate: 'facts',
} as const satisfies Readonly<Record<string, TenderPart>>;
export type LookStep = keyof typeof placeOf;
export type CountdownStep = LookStep | 'evaluate' | 'go' | 'prepare' | 'submit';

export const isLook = (step: CountdownStep): step is LookStep => step in placeOf;

type Known = Pick<CountdownRow, 'papers' | 'seals' | 'quote' | 'depositGap' | 'isCaOpen'> & {
  readonly tender: Pick<CountdownRow['tender'], 'state' | 'actions' | 'bidDeadlineAt'>;
};

/** Papers first, then the quote, then the seals: each needs the one before. */
function lackOf({ papers, quote, seals }: Known): LookStep | undefined {
  if (papers !== null && papers.ready < papers.total) return 'papers';
  if (quote !== 'none') return quote;
  return seals > 0 ? 'seals' : undefined;
}

/** What Enter does on a line of the countdown; `now`: milliseconds. */
export function countdownStep(row: Known, now: number): CountdownStep {
  const { state, actions, bidDeadlineAt } = row.tender;
  if (state === 'found' || state === 'evaluating') {
    return actions.go === true || state === 'evaluating' ? 'go' : 'evaluate';
  }
  if (row.quote === 'decide') return 'decide';
  if (state === 'approved') return 'prepare';
  const isNear = bidDeadlineAt === null || bidDeadlineAt - now < DAY;
  // No bid goes out without its quotes, and others decide on them: within a day they come before papers.
  if (isNear && row.quote !== 'none') return row.quote;
  const lack = lackOf(row);
  if (lack !== undefined) return lack;
  // What is not in our hands holds nothing up on the last day.
  if (!isNear && row.depositGap !== null) return 'deposit';
  return !isNear && row.isCaOpen ? 'certificate' : 'submit';
}
