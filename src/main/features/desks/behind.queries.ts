/** All rows behind a computed reminder as a list: they are no records of one table, so no other list has them. */
import type { DeskRow, desksContract } from '../../../shared/contract/desks.contract';
import { keysFor, type ComputedKey } from '../../../shared/domain/desk-words';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import { blockOf, passing, type ComputedList } from '../../store/computed-list';
import type { Ctx, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { computedRows } from './computed.queries';
import { deskFacts } from './facts.queries';

type Contract = typeof desksContract;

const list: ComputedList<DeskRow> = {
  sortBy: {
    title: ({ title }) => title,
    who: ({ who }) => who,
    sinceAt: ({ sinceAt }) => sinceAt,
    sinceOn: ({ sinceOn }) => sinceOn,
    amountFen: ({ amountFen }) => amountFen,
    qty: ({ qty }) => qty,
  },
  search: ({ title, who }) => [title, who],
};

async function rowsBehind(
  db: ReadDb,
  key: ComputedKey,
  ctx: Ctx,
): Promise<Result<{ rows: DeskRow[]; isCapped: boolean }>> {
  if (!keysFor(ctx.actor.posts).includes(key)) return refuse('NOT_FOUND', {}, ['/key']);
  const found = await computedRows(db, [key], await deskFacts(db, ctx));
  return okay(found.get(key) ?? { rows: [], isCapped: false });
}

export const behind: Query<Contract['behind']> = async (db, { key, ...request }, ctx) => {
  const found = await rowsBehind(db, key, ctx);
  return found.ok ? blockOf(list, found.value.rows, request) : found;
};

export const behindTotals: Query<Contract['behindTotals']> = async (db, { key, ...criteria }, ctx) => {
  const found = await rowsBehind(db, key, ctx);
  if (!found.ok) return found;
  const rows = passing(list, found.value.rows, criteria);
  if (!rows.ok) return rows;
  const amountFen = rows.value.reduce((sum, row) => sum + (row.amountFen ?? 0), 0);
  return okay({ count: rows.value.length, isCapped: found.value.isCapped, sums: { amountFen } });
};
