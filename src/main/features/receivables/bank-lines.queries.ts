/** Lines of bank statements: the list of what nobody claimed yet, and facts for the commands. */
import { sql } from 'drizzle-orm';
import type { receivablesContract } from '../../../shared/contract/receivables.contract';
import { may } from '../../../shared/domain/permissions';
import { okay, type Problem } from '../../../shared/domain/problem';
import { contains, isAnyOf, isAnyOfWords } from '../../store/dialect';
import { gridIds, gridTotalsOf, inOrderOf, type GridSpec } from '../../store/grid-query';
import type { Actor, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { proposalsFor } from './payers.queries';
import { bankLine, receipt } from './receivables.tables';

type Contract = typeof receivablesContract;

export const bankLineGrid: GridSpec = {
  table: bankLine,
  id: bankLine.id,
  columns: {
    receivedOn: { kind: 'date', column: bankLine.receivedOn },
    amountFen: { kind: 'integer', column: bankLine.amountFen, sum: true },
    payer: { kind: 'text', column: bankLine.payer, sortBy: bankLine.payerPy, also: [bankLine.payerPy] },
    payerAccount: { kind: 'text', column: bankLine.payerAccount },
    state: { kind: 'state', column: bankLine.state },
    customerName: { kind: 'text', column: bankLine.customerName, sortBy: bankLine.customerPy },
  },
  search: (text) =>
    sql`(${contains(bankLine.payer, text)} OR ${contains(bankLine.payerPy, text)} OR ${contains(bankLine.payerAccount, text)} OR ${contains(bankLine.reference, text)})`,
  defaultSort: { column: 'receivedOn', direction: 'desc' },
};

type Row = typeof bankLine.$inferSelect;

/** One line, if it exists. */
export async function findBankLine(db: ReadDb, id: number): Promise<Row | undefined> {
  const [found] = await db.select().from(bankLine).where(sql`${bankLine.id} = ${id}`);
  return found;
}

/** Which of these lines the book has already. */
export async function knownKeys(db: ReadDb, keys: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .select({ key: bankLine.sourceKey })
    .from(bankLine)
    .where(isAnyOfWords(bankLine.sourceKey, keys));
  return new Set(rows.map(({ key }) => key));
}

const other: Problem = { code: 'STATE_CONFLICT', params: {} };

function actionsOf({ state }: Row, { posts }: Actor) {
  const claim = may(posts, 'receipts.claim');
  const whenOpen = state === 'open' ? claim : other;
  return {
    claim: whenOpen,
    ignore: whenOpen,
    restore: state === 'ignored' ? claim : other,
    unclaim: state === 'claimed' ? claim : other,
  };
}

async function rowsByIds(db: ReadDb, ids: readonly number[], actor: Actor) {
  const rows = await db
    .select({ line: bankLine, receiptNumber: receipt.number })
    .from(bankLine)
    .leftJoin(receipt, sql`${receipt.id} = ${bankLine.receiptId}`)
    .where(isAnyOf(bankLine.id, ids));
  const open = rows.filter(({ line }) => line.state === 'open');
  const found = await proposalsFor(
    db,
    open.map(({ line }) => line),
  );
  const proposals = new Map(open.map(({ line }, at) => [line.id, found[at] ?? null]));
  return inOrderOf(
    ids,
    rows.map(({ line, receiptNumber }) => {
      const { id, receivedOn, amountFen, payer, payerAccount, reference, state } = line;
      const { customerName, receiptId, remark, version } = line;
      return {
        ...{
          id,
          receivedOn,
          amountFen,
          payer,
          payerAccount,
          reference,
          state,
          customerName,
          receiptId,
          remark,
          version,
        },
        receiptNumber: receiptNumber ?? '',
        proposal: proposals.get(id) ?? null,
        actions: actionsOf(line, actor),
      };
    }),
  );
}

export const listBankLines: Query<Contract['bankLines']> = async (db, request, { actor }) => {
  const found = await gridIds(db, bankLineGrid, { request, actor });
  if (!found.ok) return found;
  return okay({ rows: await rowsByIds(db, found.value.ids, actor), hasMore: found.value.hasMore });
};

export const bankLineTotals: Query<Contract['bankLineTotals']> = (db, criteria, { actor }) =>
  gridTotalsOf(db, bankLineGrid, { criteria, actor });
