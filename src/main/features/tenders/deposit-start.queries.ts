import { sql } from 'drizzle-orm';
import type { depositsContract } from '../../../shared/contract/deposits.contract';
import { okay, refuse } from '../../../shared/domain/problem';
import type { Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { depositDaysOf } from './deposit-days.queries';
import { usualShareOf } from './deposit.rules';
import { deposit } from './deposit.tables';
import { clockAmountsOf } from './tender-rules.queries';
import { tenderFacts } from './tenders.queries';
import { tender } from './tenders.tables';

/** Whom the last deposit for this purchaser went to. */
async function lastPayee(db: ReadDb, purchaser: string) {
  const [last] = await db
    .select({ payee: deposit.payee, payeeBank: deposit.payeeBank, payeeAccount: deposit.payeeAccount })
    .from(deposit)
    .innerJoin(tender, sql`${tender.id} = ${deposit.tenderId}`)
    .where(sql`${tender.purchaser} = ${purchaser} AND ${deposit.paidFen} > 0`)
    .orderBy(sql`${deposit.id} DESC`)
    .limit(1);
  return last ?? { payee: purchaser, payeeBank: '', payeeAccount: '' };
}

/** The days of a deposit of a kind, as its form shows them. */
async function daysOf(db: ReadDb, tenderId: number, wanted: Parameters<typeof depositDaysOf>[2]) {
  const { arriveByAt, payByOn, refundDueOn } = await depositDaysOf(db, tenderId, wanted);
  return { arriveByAt, payByOn, refundDueOn };
}

/** What the form of a new deposit begins with. */
export const startDeposit: Query<(typeof depositsContract)['start']> = async (db, { tenderId }, ctx) => {
  const found = await tenderFacts(db, tenderId);
  if (!found) return refuse('NOT_FOUND', {}, ['/tenderId']);
  const days = {
    bid: await daysOf(db, tenderId, { ...ctx, kind: 'bid' }),
    performance: await daysOf(db, tenderId, { ...ctx, kind: 'performance' }),
  };
  const clocks = await clockAmountsOf(db);
  const usualShareBp = { bid: usualShareOf('bid', clocks), performance: usualShareOf('performance', clocks) };
  return okay({
    ...{ tenderNumber: found.number, tenderTitle: found.title, estimateFen: found.estimateFen, usualShareBp, days },
    ...(await lastPayee(db, found.purchaser)),
  });
};
