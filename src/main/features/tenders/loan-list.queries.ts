/** Originals that left the safe. */
import { sql, type SQL } from 'drizzle-orm';
import type { credentialsContract, LoanRow } from '../../../shared/contract/credentials.contract';
import { okay } from '../../../shared/domain/problem';
import type { LoanSegment } from '../../../shared/domain/tender-paper-words';
import { contains } from '../../store/dialect';
import { gridIds, gridTotalsOf, inOrderOf, type GridSpec } from '../../store/grid-query';
import type { Ctx, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { isOverdue, loanActions } from './credential.rules';
import { credentialLoan } from './credential.tables';
import { loanRecords, type LoanRecord } from './credentials.queries';
import { namesOfPeople } from './people-names.queries';
import { tenderRecords } from './tenders.queries';

type Contract = typeof credentialsContract;

const search = (text: string): SQL =>
  sql`(${contains(credentialLoan.credentialName, text)} OR ${contains(credentialLoan.credentialPy, text)} OR ${contains(credentialLoan.borrower, text)} OR ${contains(credentialLoan.borrowerPy, text)} OR ${contains(credentialLoan.purpose, text)})`;

export const loanGrid: GridSpec = {
  table: credentialLoan,
  id: credentialLoan.id,
  columns: {
    credentialName: {
      kind: 'text',
      column: credentialLoan.credentialName,
      sortBy: credentialLoan.credentialPy,
      also: [credentialLoan.credentialPy],
    },
    borrower: {
      kind: 'text',
      column: credentialLoan.borrower,
      sortBy: credentialLoan.borrowerPy,
      also: [credentialLoan.borrowerPy],
    },
    lentOn: { kind: 'date', column: credentialLoan.lentOn },
    dueOn: { kind: 'date', column: credentialLoan.dueOn },
    returnedOn: { kind: 'date', column: credentialLoan.returnedOn },
  },
  search,
  defaultSort: { column: 'dueOn', direction: 'asc' },
};

/** Not back on the day after it was due. */
export const isLoanOverdue = (today: string): SQL =>
  sql`${credentialLoan.returnedOn} IS NULL AND ${credentialLoan.dueOn} < ${today}`;

/** The list with what of it is looked at on a day. */
function loanGridOf(segment: LoanSegment, today: string): GridSpec {
  switch (segment) {
    case 'all':
      return loanGrid;
    case 'out':
      return { ...loanGrid, only: sql`${credentialLoan.returnedOn} IS NULL` };
    case 'overdue':
      return { ...loanGrid, only: isLoanOverdue(today) };
  }
}

/** Loans as they are shown; a tender that the reader may not open is not named. */
export async function loanRowsOf(db: ReadDb, loans: readonly LoanRecord[], { actor, today }: Ctx): Promise<LoanRow[]> {
  const name = await namesOfPeople(
    db,
    loans.map(({ lentBy }) => lentBy),
  );
  const wanted = [...new Set(loans.flatMap(({ tenderId }) => tenderId ?? []))];
  const tenders = wanted.length === 0 ? [] : await tenderRecords(db, wanted);
  const seen = tenders.filter(({ ownerId }) => actor.visible === 'all' || actor.visible.includes(ownerId));
  const numbers = new Map(seen.map(({ id, number }) => [id, number]));
  return loans.map((loan) => {
    const { id, credentialId, credentialName, borrower, purpose, lentOn, dueOn, returnedOn, returnNote, version } =
      loan;
    const number = loan.tenderId === null ? undefined : numbers.get(loan.tenderId);
    return {
      ...{ id, credentialId, credentialName, borrower, purpose, lentOn, dueOn, returnedOn, returnNote, version },
      tenderId: number === undefined ? null : loan.tenderId,
      tenderNumber: number ?? '',
      lentBy: name(loan.lentBy),
      isOverdue: isOverdue(loan, today),
      actions: loanActions(loan, actor.posts),
    };
  });
}

export const listLoans: Query<Contract['loans']> = async (db, { segment, ...request }, ctx) => {
  const block = await gridIds(db, loanGridOf(segment, ctx.today), { request, actor: ctx.actor });
  if (!block.ok) return block;
  const { ids, hasMore } = block.value;
  return okay({ rows: inOrderOf(ids, await loanRowsOf(db, await loanRecords(db, ids), ctx)), hasMore });
};

export const loanTotals: Query<Contract['loanTotals']> = (db, { segment, ...criteria }, { actor, today }) =>
  gridTotalsOf(db, loanGridOf(segment, today), { criteria, actor });
