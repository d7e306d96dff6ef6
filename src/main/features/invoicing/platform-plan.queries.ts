/** What the results of the tax platform would do to the book, row by row. */
import { sql } from 'drizzle-orm';
import { sumFen, taxSplit } from '../../../shared/domain/money';
import { refuse, type Problem, type ProblemParams } from '../../../shared/domain/problem';
import type { ResultVerdict } from '../../../shared/domain/tax-platform-words';
import { isAnyOf } from '../../store/dialect';
import type { ReadDb } from '../../store/handles';
import { invoice } from './invoicing.tables';
import { accountsById, mayPost, TAX_TOLERANCE_FEN } from './issue-blue.repo';
import { serialRequest } from './platform-compare.rules';
import { casesByNumber, isWaitingRequest, type PlatformCase, type Visible } from './platform-requests.queries';
import type { PlatformRow } from './platform-results';
import type { DraftInvoice } from './requests.rules';

export type PlannedRow = {
  readonly row: PlatformRow;
  readonly verdict: ResultVerdict;
  readonly problem: Problem | null;
  readonly requestId: number | null;
  readonly invoiceNo: number;
  readonly customerName: string;
  /** The bureau's own tax on the lines, fen; empty where it gave none. */
  readonly taxes: readonly { readonly lineNo: number; readonly taxFen: number }[];
};
export type PlanWish = { readonly rows: readonly PlatformRow[]; readonly visible: Visible; readonly today: string };

const problemOf = (name: string, params: ProblemParams = {}): Problem =>
  refuse('RULE_VIOLATED', { case: `taxPlatform.refusals.${name}`, ...params }).problem;

type Found = { readonly one: PlatformCase; readonly invoiceNo: number };

/** The invoice that a serial names: the request's number, and behind it which of several. */
function caseOf(cases: ReadonlyMap<string, PlatformCase>, serial: string): Found | undefined {
  const whole = cases.get(serial);
  const first = whole?.lines[0];
  if (whole && first && whole.count === 1) return { one: whole, invoiceNo: first.invoiceNo };
  const number = serialRequest(serial);
  const one = number === serial ? undefined : cases.get(number);
  const invoiceNo = Number(serial.slice(number.length + 1));
  const isThere = one !== undefined && one.count > 1 && one.lines.some((line) => line.invoiceNo === invoiceNo);
  return one && isThere ? { one, invoiceNo } : undefined;
}

type Taxes = { readonly taxes: { lineNo: number; taxFen: number }[]; readonly problem: Problem | null };

/** The bureau rounds the tax of an invoice once, we by line: its figure is spread, at most the tolerance a line. */
function spreadTax(sheet: DraftInvoice, taxFen: number | null, rateOf: (accountId: number) => number): Taxes {
  const own = sheet.lines.map(({ accountId, fen }) => taxSplit(fen, rateOf(accountId)).taxFen);
  if (taxFen === null) return { taxes: [], problem: null };
  const expectedFen = sumFen(own);
  const taxable = sheet.lines.filter(({ accountId }) => rateOf(accountId) > 0).length;
  let rest = taxFen - expectedFen;
  const toleranceFen = TAX_TOLERANCE_FEN * taxable;
  if (Math.abs(rest) > toleranceFen) {
    const numbers = { case: 'invoicing.refusals.tax', taxFen, expectedFen, toleranceFen };
    return { taxes: [], problem: refuse('RULE_VIOLATED', numbers).problem };
  }
  const taxes = sheet.lines.map(({ accountId }, at) => {
    const step = rateOf(accountId) > 0 ? Math.max(-TAX_TOLERANCE_FEN, Math.min(TAX_TOLERANCE_FEN, rest)) : 0;
    rest -= step;
    return { lineNo: at + 1, taxFen: (own[at] ?? 0) + step };
  });
  return { taxes, problem: null };
}

type Planning = {
  readonly db: ReadDb;
  readonly today: string;
  readonly cases: ReadonlyMap<string, PlatformCase>;
  /** Numbers of issued invoices by id. */
  readonly numbers: ReadonlyMap<number, string>;
  readonly rateOf: (accountId: number) => number;
  /** Of rows above in the same file: number → serial, and invoice of a request → number. */
  readonly taken: Map<string, string>;
};

/** An issued row that may be posted, or why not. */
async function issueProblem(
  { db, today, taken, rateOf }: Planning,
  row: PlatformRow,
  { one, invoiceNo }: Found,
): Promise<Taxes> {
  const bad = (problem: Problem): Taxes => ({ taxes: [], problem });
  const sheet = one.open.find((draft) => draft.invoiceNo === invoiceNo);
  const { kind, number: requestNumber, redNumber } = one.request;
  if (!isWaitingRequest(one.request) || !sheet) return bad(problemOf('otherState', { number: requestNumber }));
  // A reissue is posted red and blue at once.
  if (kind === 'reissue' && redNumber === '') return bad(problemOf('redFirst', { number: requestNumber }));
  if (row.problem) return bad(row.problem);
  if (row.number === '') return bad(problemOf('noNumber'));
  if (row.issuedOn === null) return bad(problemOf('noDate', { value: '' }));
  const place = `${one.request.id}:${invoiceNo}`;
  const other = taken.get(place);
  if (other !== undefined) return bad(problemOf('otherNumber', { number: other }));
  if (taken.has(row.number)) return bad(refuse('DUPLICATE', { value: row.number }).problem);
  const may = await mayPost(db, { number: row.number, issuedOn: row.issuedOn }, today);
  if (!may.ok) return bad(may.problem);
  const totalFen = sumFen(sheet.lines.map(({ fen }) => fen));
  if (row.totalFen === null) return bad(problemOf('noAmount', { value: '' }));
  if (row.totalFen !== totalFen) return bad(problemOf('otherTotal', { totalFen: row.totalFen, expectedFen: totalFen }));
  const spread = spreadTax(sheet, row.taxFen, rateOf);
  if (!spread.problem) {
    taken.set(place, row.number);
    taken.set(row.number, row.serial);
  }
  return spread;
}

async function planRow(planning: Planning, row: PlatformRow): Promise<PlannedRow> {
  const found = caseOf(planning.cases, row.serial);
  const nobody = { row, requestId: null, invoiceNo: 0, customerName: row.buyer, taxes: [] };
  if (!found) return { ...nobody, verdict: 'unknown', problem: problemOf('unknownSerial', { value: row.serial }) };
  const { one, invoiceNo } = found;
  const { id: requestId, customerName, state, number } = one.request;
  const base = { row, requestId, invoiceNo, customerName, taxes: [], problem: null };
  const own = one.lines.filter((line) => line.invoiceNo === invoiceNo);
  const issuedAs = own.map(({ invoiceId }) => planning.numbers.get(invoiceId ?? 0)).find((one) => one !== undefined);
  if (issuedAs !== undefined) {
    const isSame = !row.isFailed && row.number === issuedAs;
    return isSame
      ? { ...base, verdict: 'known' }
      : { ...base, verdict: 'refused', problem: problemOf('otherNumber', { number: issuedAs }) };
  }
  if (row.isFailed) {
    const isKnown = state === 'failed' && own.some(({ failReason }) => failReason === row.reason);
    if (isKnown) return { ...base, verdict: 'known' };
    if (isWaitingRequest(one.request)) return { ...base, verdict: 'fail' };
    return { ...base, verdict: 'refused', problem: problemOf('otherState', { number }) };
  }
  const { taxes, problem } = await issueProblem(planning, row, found);
  return problem ? { ...base, verdict: 'refused', problem } : { ...base, verdict: 'issue', taxes };
}

/** What each row means: nothing is written here, and what was posted before is known. */
export async function planResults(db: ReadDb, { rows, visible, today }: PlanWish): Promise<PlannedRow[]> {
  const numbers = rows.flatMap(({ serial }) => [serial, serialRequest(serial)]).filter((text) => text !== '');
  const cases = await casesByNumber(db, numbers, { visible, today });
  const issuedIds = cases.flatMap(({ lines }) => lines.flatMap(({ invoiceId }) => invoiceId ?? []));
  const issued = await db
    .select({ id: invoice.id, number: invoice.number })
    .from(invoice)
    .where(isAnyOf(invoice.id, issuedIds));
  const accountIds = cases.flatMap(({ open }) => open.flatMap(({ lines }) => lines.map(({ accountId }) => accountId)));
  const accounts = await accountsById(db, [...new Set(accountIds)]);
  const planning: Planning = {
    ...{ db, today, taken: new Map() },
    cases: new Map(cases.map((one) => [one.request.number, one])),
    numbers: new Map(issued.map(({ id, number }) => [id, number])),
    rateOf: (accountId) => accounts.get(accountId)?.rateBp ?? 0,
  };
  const planned: PlannedRow[] = [];
  for (const row of rows) planned.push(await planRow(planning, row));
  return planned;
}

/** Invoices of the book between two days, for the comparison; the request's number with each. */
export const invoicesBetween = (
  db: ReadDb,
  { from, to, visible }: { readonly from: string; readonly to: string; readonly visible: Visible },
) =>
  db
    .select()
    .from(invoice)
    .where(
      sql`${invoice.issuedOn} BETWEEN ${from} AND ${to} AND ${visible === 'all' ? sql`1 = 1` : isAnyOf(invoice.ownerId, visible)}`,
    )
    .orderBy(sql`${invoice.issuedOn}, ${invoice.id}`);
