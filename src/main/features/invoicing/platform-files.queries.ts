/** Which invoice a file belongs to, by the number in its name. */
import { sql } from 'drizzle-orm';
import type { platformRecordsContract } from '../../../shared/contract/tax-platform.contract';
import { okay, refuse, type Problem, type ProblemParams } from '../../../shared/domain/problem';
import { isAnyOfWords } from '../../store/dialect';
import type { Query } from '../../store/handler';
import { invoice } from './invoicing.tables';
import { numberProblem } from './issue-blue.repo';

const ENDINGS = /\.(?:pdf|ofd|xml)$/iu;
const DIGITS = /\d{8,}/gu;

const problemOf = (name: string, params: ProblemParams = {}): Problem =>
  refuse('VALIDATION_FAILED', { case: `taxPlatform.refusals.${name}`, ...params }).problem;

/** Digits in a name that may be an invoice number, the longest first: dates and tax numbers stand beside it. */
export const numbersIn = (name: string): string[] =>
  [...new Set(name.normalize('NFKC').match(DIGITS) ?? [])]
    .filter((digits) => numberProblem(digits).ok)
    .toSorted((a, b) => b.length - a.length);

export const matchFiles: Query<(typeof platformRecordsContract)['matchFiles']> = async (db, { names }, { actor }) => {
  const { visible } = actor;
  const found = await db
    .select({ id: invoice.id, number: invoice.number, customerName: invoice.customerName, ownerId: invoice.ownerId })
    .from(invoice)
    .where(isAnyOfWords(invoice.number, names.flatMap(numbersIn)))
    .orderBy(sql`${invoice.id}`);
  const seen = found.filter(({ ownerId }) => visible === 'all' || visible.includes(ownerId));
  const byNumber = new Map(seen.map((one) => [one.number, one]));
  const rows = names.map((name) => {
    const nobody = { name, invoiceId: null, number: '', customerName: '' };
    if (!ENDINGS.test(name)) return { ...nobody, problem: problemOf('otherKind') };
    const numbers = numbersIn(name);
    const one = numbers.map((number) => byNumber.get(number)).find((match) => match !== undefined);
    if (one) return { name, invoiceId: one.id, number: one.number, customerName: one.customerName, problem: null };
    const [best] = numbers;
    return {
      ...nobody,
      problem: best === undefined ? problemOf('noFileNumber') : problemOf('noInvoice', { value: best }),
    };
  });
  return okay({ rows });
};
