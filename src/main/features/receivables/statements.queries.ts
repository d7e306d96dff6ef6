/** Statements that were made, with what the customers answered. */
import { sql } from 'drizzle-orm';
import type { receivablesContract } from '../../../shared/contract/receivables.contract';
import type { StatementContent, StatementPaper } from '../../../shared/contract/receivables-shapes';
import { may } from '../../../shared/domain/permissions';
import { okay, refuse, type Problem, type Result } from '../../../shared/domain/problem';
import { contains, hasPrefix, isAnyOf } from '../../store/dialect';
import { gridIds, gridTotalsOf, inOrderOf, type GridSpec } from '../../store/grid-query';
import type { Actor, Ctx, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { nextCopyNo } from '../files/prints.queries';
import { customerStatement } from './receivables.tables';
import { answerSteps, type StatementStep } from './statement-steps.rules';

type Contract = typeof receivablesContract;

export const statementGrid: GridSpec = {
  table: customerStatement,
  id: customerStatement.id,
  owner: customerStatement.ownerId,
  columns: {
    number: { kind: 'text', column: customerStatement.number },
    customerName: {
      kind: 'text',
      column: customerStatement.customerName,
      sortBy: customerStatement.customerPy,
      also: [customerStatement.customerPy],
    },
    fromOn: { kind: 'date', column: customerStatement.fromOn },
    untilOn: { kind: 'date', column: customerStatement.untilOn },
    closingFen: { kind: 'integer', column: customerStatement.closingFen },
    overdueFen: { kind: 'integer', column: customerStatement.overdueFen },
    state: { kind: 'state', column: customerStatement.state },
  },
  search: (text) =>
    sql`(${hasPrefix(customerStatement.number, text.toUpperCase())} OR ${contains(customerStatement.customerName, text)} OR ${contains(customerStatement.customerPy, text)})`,
  defaultSort: { column: 'number', direction: 'desc' },
};

type Row = typeof customerStatement.$inferSelect;

/** One statement, if it exists. */
export async function findStatement(db: ReadDb, id: number): Promise<Row | undefined> {
  const [found] = await db.select().from(customerStatement).where(sql`${customerStatement.id} = ${id}`);
  return found;
}

const closed: Problem = { code: 'STATE_CONFLICT', params: {} };

function actionsOf({ state }: Row, { posts }: Actor) {
  const allowed = may(posts, 'receivables.state');
  const whenFrom = (step: StatementStep) => (answerSteps[step].includes(state) ? allowed : closed);
  return {
    send: whenFrom('send'),
    answer: whenFrom('answer'),
    withdraw: whenFrom('withdraw'),
    print: whenFrom('print'),
  };
}

async function rowsByIds(db: ReadDb, ids: readonly number[], actor: Actor) {
  const rows = await db.select().from(customerStatement).where(isAnyOf(customerStatement.id, ids));
  return inOrderOf(
    ids,
    rows.map((row) => {
      const { customerPy: _, ownerId: __, content: ___, madeBy: ____, madeAt: _____, ...shown } = row;
      return { ...shown, actions: actionsOf(row, actor) };
    }),
  );
}

export const listStatements: Query<Contract['statements']> = async (db, request, { actor }) => {
  const found = await gridIds(db, statementGrid, { request, actor });
  if (!found.ok) return found;
  return okay({ rows: await rowsByIds(db, found.value.ids, actor), hasMore: found.value.hasMore });
};

export const statementTotals: Query<Contract['statementTotals']> = (db, criteria, { actor }) =>
  gridTotalsOf(db, statementGrid, { criteria, actor });

/** A statement as it would be printed now: what stood on it when it was made. */
export async function paperOf(db: ReadDb, statementId: number, ctx: Ctx): Promise<Result<StatementPaper>> {
  const found = await findStatement(db, statementId);
  if (!found) return refuse('NOT_FOUND', {}, ['/statementId']);
  if (!answerSteps.print.includes(found.state)) return refuse('STATE_CONFLICT', {}, ['/statementId']);
  const content = JSON.parse(found.content) as StatementContent;
  const copyNo = await nextCopyNo(db, { entity: 'customer_statement', entityId: statementId, kind: 'statement' });
  return okay({ content, copyNo, printedAt: ctx.now, printedBy: ctx.actor.name });
}

export const previewStatement: Query<Contract['previewStatement']> = (db, { statementId }, ctx) =>
  paperOf(db, statementId, ctx);
