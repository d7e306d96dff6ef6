/** Deposits outside of a file: each may find its tender, and whether the book has it already. */
import { addDays } from '../../../shared/domain/business-date';
import { DAYS_UNTIL_BACK } from '../../../shared/domain/deposit-words';
import type { ReadDb } from '../../store/handles';
import { depositsPaidTo, tendersNamed } from '../tenders/import-deposits.queries';
import type { Outside } from '../tenders/import-deposits.repo';
import type { ImportRecord } from './map-rows';
import { asError, numberIn, textIn, wrongRow, type Plan, type PlanInput, type RowProblem } from './plan';

export type DepositPlan = Plan<Outside>;

type Place = { readonly tenderTitle: string; readonly payee: string; readonly paidOn: string | null };
const placeOf = ({ tenderTitle, payee, paidOn }: Place): string => JSON.stringify([tenderTitle, payee, paidOn]);

type Known = Awaited<ReturnType<typeof tendersNamed>>[number];

/** The one tender of that title or number; a title that several have leaves the deposit without one. */
function tenderFinder(known: readonly Known[]) {
  const byTitle = Map.groupBy(known, ({ title }) => title);
  return (text: string): Known | undefined => {
    const [found, ...others] = byTitle.get(text) ?? [];
    return known.find(({ number }) => number === text) ?? (others.length === 0 ? found : undefined);
  };
}

function rowOf(record: ImportRecord, found: Known | undefined): Outside {
  const paidOn = textIn(record, 'paidOn');
  return {
    tender: found ? { id: found.id, number: found.number, ownerId: found.ownerId } : null,
    tenderTitle: found?.title ?? textIn(record, 'tenderTitle'),
    payee: textIn(record, 'payee'),
    amountFen: numberIn(record, 'depositFen'),
    paidOn,
    refundDueOn: textIn(record, 'dueBackOn') || addDays(paidOn, DAYS_UNTIL_BACK),
    note: textIn(record, 'remark'),
  };
}

/** The days of a deposit in their order. */
function wrongDays({ paidOn, refundDueOn }: Outside, today: string): RowProblem | undefined {
  if (paidOn > today) return wrongRow('paidOn', 'notPaidYet', { paidOn });
  return refundDueOn < paidOn ? wrongRow('dueBackOn', 'backFirst', { refundDueOn, paidOn }) : undefined;
}

/** What a file of deposits outside would do. */
export async function planDeposits(db: ReadDb, { records, viewer }: PlanInput): Promise<DepositPlan> {
  const named = await tendersNamed(db, [...new Set(records.map((one) => textIn(one, 'tenderTitle')))], viewer.visible);
  const tenderOf = tenderFinder(named);
  const stored = await depositsPaidTo(db, [...new Set(records.map((one) => textIn(one, 'payee')))]);
  const known = new Map(stored.map((one) => [placeOf(one), one.amountFen]));
  const seen = new Map<string, number>();
  const fresh: Outside[] = [];
  const errors = [];
  let existing = 0;
  for (const record of records) {
    const row = rowOf(record, tenderOf(textIn(record, 'tenderTitle')));
    const place = placeOf(row);
    const [other, same] = [seen.get(place), known.get(place)];
    seen.set(place, other ?? record.row);
    const wrong =
      other === undefined ? wrongDays(row, viewer.today) : wrongRow('tenderTitle', 'sameDeposit', { other });
    if (wrong) errors.push(asError(record, wrong));
    else if (same === undefined) fresh.push(row);
    else if (same === row.amountFen) existing += 1;
    else errors.push(asError(record, wrongRow('depositFen', 'otherDeposit', { storedFen: same })));
  }
  return { fresh, changes: [], existing, repeated: 0, errors };
}
