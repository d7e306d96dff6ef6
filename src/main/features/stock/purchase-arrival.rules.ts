/** Whether goods may come in: supplier, first purchase of a product, dates, cold chain. Pure. */
import { addMonths } from '../../../shared/domain/business-date';
import { type Problem, refuse } from '../../../shared/domain/problem';
import type { Standing } from '../../../shared/domain/quality-words';

/** Cold goods arrive between these, tenths of a degree. */
const COLD = { from: 20, to: 80 } as const;

export type ArrivingLine = {
  readonly name: string;
  readonly batchNo: string;
  readonly expiresOn: string;
  readonly standing: Standing;
  readonly storageClass: 'normal' | 'cool' | 'cold' | 'frozen';
};
export type ArrivalFacts = {
  readonly today: string;
  /** The last day of the trial period; undefined when it never began. */
  readonly trialEndsOn: string | undefined;
  /** Goods that hold for less are told; a setting. */
  readonly minMonths: number;
  /** Tenths of a degree. */
  readonly arrivalTenthC: number | null;
  readonly supplier: {
    readonly name: string;
    readonly isDisabled: boolean;
    readonly standing: Standing;
    /** Names of needed papers that ran out, as keys of the catalogue. */
    readonly expired: readonly string[];
  };
  readonly lines: readonly ArrivingLine[];
};
/** What holds the goods back, and what is told and does not. */
export type ArrivalFindings = { readonly refusals: Problem[]; readonly told: Problem[] };

const rule = (key: string, params: Readonly<Record<string, string | number>>, field: string): Problem =>
  refuse('RULE_VIOLATED', { case: `purchases.refusal.${key}`, ...params }, [field]).problem;

type Level = { readonly isHeld: boolean; readonly problem: Problem };

/** Not approved: told in the trial period, refused after it. */
function unapproved(
  subject: 'supplier' | 'product',
  { name, standing, field }: Unapproved,
  facts: ArrivalFacts,
): Level[] {
  if (standing === 'approved') return [];
  const { today, trialEndsOn: untilOn } = facts;
  const params = { name, state: `quality.standing.${standing}` };
  const isTrial = untilOn !== undefined && today <= untilOn && standing !== 'refused';
  return isTrial
    ? [{ isHeld: false, problem: rule(`${subject}InTrial`, { ...params, untilOn }, field) }]
    : [{ isHeld: true, problem: rule(`${subject}NotApproved`, params, field) }];
}
type Unapproved = { readonly name: string; readonly standing: Standing; readonly field: string };

function ofSupplier(facts: ArrivalFacts): Level[] {
  const { name, isDisabled, standing, expired } = facts.supplier;
  const field = '/supplierId';
  const found = unapproved('supplier', { name, standing, field }, facts);
  if (isDisabled) found.push({ isHeld: true, problem: rule('supplierDisabled', { name }, field) });
  if (expired.length > 0) {
    const missing = expired.join(',');
    found.push({ isHeld: true, problem: rule('supplierExpired', { name, missing }, field) });
  }
  return found;
}

function ofLine(line: ArrivingLine, at: number, facts: ArrivalFacts): Level[] {
  const { name, batchNo: lot, expiresOn, standing } = line;
  const found = unapproved('product', { name, standing, field: `/lines/${at}/productId` }, facts);
  const field = `/lines/${at}/expiry`;
  if (expiresOn < facts.today) {
    found.push({ isHeld: true, problem: rule('expired', { name, lot, expiresOn }, field) });
  } else if (expiresOn < addMonths(facts.today, facts.minMonths)) {
    const months = facts.minMonths;
    found.push({ isHeld: false, problem: rule('shortDated', { name, lot, expiresOn, months }, field) });
  }
  return found;
}

function ofColdChain({ arrivalTenthC, lines }: ArrivalFacts): Level[] {
  const field = '/arrivalTenthC';
  const cold = lines.filter(({ storageClass }) => storageClass === 'cold' || storageClass === 'frozen');
  const [first] = cold;
  if (!first) return [];
  if (arrivalTenthC === null)
    return [{ isHeld: true, problem: rule('temperatureMissing', { name: first.name }, field) }];
  const chilled = cold.find(({ storageClass }) => storageClass === 'cold');
  const isOutside = arrivalTenthC < COLD.from || arrivalTenthC > COLD.to;
  return chilled && isOutside
    ? [{ isHeld: false, problem: rule('temperatureOff', { name: chilled.name }, field) }]
    : [];
}

/** Everything that is to be said about goods that come in. */
export function arrivalFindings(facts: ArrivalFacts): ArrivalFindings {
  const found = [
    ...ofSupplier(facts),
    ...ofColdChain(facts),
    ...facts.lines.flatMap((line, at) => ofLine(line, at, facts)),
  ];
  const of = (isHeld: boolean) => found.filter((one) => one.isHeld === isHeld).map(({ problem }) => problem);
  return { refusals: of(true), told: of(false) };
}
