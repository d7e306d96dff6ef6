/** What bidding for a tender costs beside its deposit; a wrong row is taken back by a row against it. */
import type { bidCostsContract } from '../../../shared/contract/deposits.contract';
import { refuse } from '../../../shared/domain/problem';
import { done, type Command } from '../../store/handler';
import { bidCostRecords } from './bid-costs.queries';
import { addBidCost } from './deposit.repo';
import { dayProblem } from './deposit.rules';

type Contract = typeof bidCostsContract;

export const recordBidCost: Command<Contract['record']> = async (tx, input, ctx) => {
  const wrong = dayProblem(input.spentOn, { paidOn: null, today: ctx.today, field: 'spentOn' });
  if (wrong) return wrong;
  const by = { recordedBy: ctx.actor.userId, recordedAt: ctx.now };
  const costId = await addBidCost(tx, { ...input, ...by });
  return done({ costId }, { entity: 'bid_cost', id: costId, action: 'record', after: { ...input } });
};

export const reverseBidCost: Command<Contract['reverse']> = async (tx, { tenderId, costId, reason }, ctx) => {
  const rows = await bidCostRecords(tx, tenderId);
  const cost = rows.find(({ id }) => id === costId);
  if (!cost) return refuse('NOT_FOUND', {}, ['/costId']);
  if (cost.reversalOf !== null || rows.some(({ reversalOf }) => reversalOf === costId)) {
    return refuse('RULE_VIOLATED', { case: 'deposits.refusals.reversedAlready' }, ['/costId']);
  }
  const { kind, payee, note } = cost;
  const id = await addBidCost(tx, {
    ...{ tenderId, kind, payee, note, reason, reversalOf: costId, amountFen: -cost.amountFen },
    ...{ spentOn: ctx.today, recordedBy: ctx.actor.userId, recordedAt: ctx.now },
  });
  const before = { costId, kind, amountFen: cost.amountFen };
  return done({ costId: id }, { entity: 'bid_cost', id, action: 'reverse', before, reason });
};
