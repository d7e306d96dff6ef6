/** The list of receipts. */
import { sql } from 'drizzle-orm';
import type { receivablesContract } from '../../../shared/contract/receivables.contract';
import { may } from '../../../shared/domain/permissions';
import { okay, type Problem } from '../../../shared/domain/problem';
import { contains, hasPrefix, isAnyOf } from '../../store/dialect';
import { gridIds, gridTotalsOf, inOrderOf, type GridSpec } from '../../store/grid-query';
import type { Actor, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { readSettings } from '../settings/settings.queries';
import { matchedOf } from './paid.queries';
import { matcherProblem } from './receivables.rules';
import { receipt } from './receivables.tables';
import { isToMatch } from './to-match.queries';

type Contract = typeof receivablesContract;

export const receiptGrid: GridSpec = {
  table: receipt,
  id: receipt.id,
  columns: {
    number: { kind: 'text', column: receipt.number },
    customerName: {
      kind: 'text',
      column: receipt.customerName,
      sortBy: receipt.customerPy,
      also: [receipt.customerPy],
    },
    receivedOn: { kind: 'date', column: receipt.receivedOn },
    amountFen: { kind: 'integer', column: receipt.amountFen, sum: true },
    form: { kind: 'state', column: receipt.form },
  },
  search: (text) =>
    sql`(${hasPrefix(receipt.number, text.toUpperCase())} OR ${contains(receipt.customerName, text)} OR ${contains(receipt.customerPy, text)})`,
  defaultSort: { column: 'number', direction: 'desc' },
};

const denied = (code: Problem['code']): Problem => ({ code, params: {} });

type Row = typeof receipt.$inferSelect;
type Known = { readonly matchedFen: number; readonly isReversed: boolean };

type Matcher = Pick<Actor, 'posts' | 'userId'> & { readonly dualRecordMatch: boolean };

/** What may be done with a receipt: a refund and a waived rest have no part to match or to pay back. */
function actionsOf(row: Row, { matchedFen, isReversed }: Known, { posts, ...by }: Matcher) {
  const over = isReversed || row.reversalOf !== null ? denied('STATE_CONFLICT') : undefined;
  const isRefund = row.form === 'refund';
  const free = row.amountFen > matchedFen ? undefined : denied('STATE_CONFLICT');
  const reverse = isRefund ? may(posts, 'receipts.refund') : may(posts, 'receipts.record');
  return {
    reverse: over ?? (matchedFen !== 0 && !isRefund ? denied('IN_USE') : reverse),
    match: over ?? (isRefund ? denied('STATE_CONFLICT') : (matcherProblem(row, by) ?? may(posts, 'receipts.match'))),
    refund:
      over ?? (isRefund || row.form === 'rounding' ? denied('STATE_CONFLICT') : free) ?? may(posts, 'receipts.refund'),
  };
}

/** A refund took its whole part from other receipts. */
const matchedIn = (row: Row, matched: ReadonlyMap<number, number>): number =>
  row.form === 'refund' && row.reversalOf === null ? row.amountFen : (matched.get(row.id) ?? 0);

/** Receipts as the list shows them. */
export async function receiptRows(db: ReadDb, ids: readonly number[], actor: Actor) {
  const rows = await db.select().from(receipt).where(isAnyOf(receipt.id, ids));
  const reversals = await db.select({ of: receipt.reversalOf }).from(receipt).where(isAnyOf(receipt.reversalOf, ids));
  const reversed = new Set(reversals.map(({ of }) => of));
  const matched = await matchedOf(db, ids);
  const { posts, userId } = actor;
  const by = { posts, userId, dualRecordMatch: (await readSettings(db)).dualRecordMatch };
  return inOrderOf(
    ids,
    rows.map((row) => {
      const known = { matchedFen: matchedIn(row, matched), isReversed: reversed.has(row.id) };
      const { id, number, customerId, customerName, receivedOn, amountFen, form } = row;
      const { payer, payerAccount, isOtherPayer, remark } = row;
      return {
        ...{ id, number, customerId, customerName, receivedOn, amountFen, form, payer, payerAccount, isOtherPayer },
        ...{ remark, ...known, isReversal: row.reversalOf !== null, actions: actionsOf(row, known, by) },
      };
    }),
  );
}

const gridOf = (segment: 'toMatch' | undefined, today: string): GridSpec =>
  segment ? { ...receiptGrid, only: isToMatch(today) } : receiptGrid;

export const listReceipts: Query<Contract['list']> = async (db, { segment, ...request }, { actor, today }) => {
  const found = await gridIds(db, gridOf(segment, today), { request, actor });
  if (!found.ok) return found;
  return okay({ rows: await receiptRows(db, found.value.ids, actor), hasMore: found.value.hasMore });
};

export const receiptTotals: Query<Contract['totals']> = (db, { segment, ...criteria }, { actor, today }) =>
  gridTotalsOf(db, gridOf(segment, today), { criteria, actor });
