import { sql } from 'drizzle-orm';
import type { bidCostsContract } from '../../../shared/contract/deposits.contract';
import { bidCostKinds } from '../../../shared/domain/deposit-words';
import { may } from '../../../shared/domain/permissions';
import { okay, refuse } from '../../../shared/domain/problem';
import type { Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { namesOfUsers } from './deposit-people.queries';
import { bidCost } from './deposit.tables';

/** Every row of a tender, the newest first. */
export const bidCostRecords = (db: ReadDb, tenderId: number) =>
  db.select().from(bidCost).where(sql`${bidCost.tenderId} = ${tenderId}`).orderBy(sql`${bidCost.id} DESC`);

export const bidCostsOfTender: Query<(typeof bidCostsContract)['ofTender']> = async (db, { tenderId }, { actor }) => {
  const found = await bidCostRecords(db, tenderId);
  const names = await namesOfUsers(
    db,
    found.map(({ recordedBy }) => recordedBy),
  );
  const reversed = new Set(found.flatMap(({ reversalOf }) => reversalOf ?? []));
  const right = may(actor.posts, 'deposits.request');
  const gone = refuse('RULE_VIOLATED', { case: 'deposits.refusals.reversedAlready' }).problem;
  const rows = found.map(({ tenderId: _, recordedBy, ...row }) => {
    const isReversed = reversed.has(row.id);
    const reverse = isReversed || row.reversalOf !== null ? gone : right;
    return { ...row, isReversed, recordedBy: names.get(recordedBy) ?? '', actions: { reverse } };
  });
  const total = (of: typeof rows) => of.reduce((sum, { amountFen }) => sum + amountFen, 0);
  const sums = Object.fromEntries(bidCostKinds.map((kind) => [kind, total(rows.filter((row) => row.kind === kind))]));
  return okay({
    rows,
    sumFen: total(rows),
    sums: sums as Record<(typeof bidCostKinds)[number], number>,
    actions: { record: right },
  });
};
