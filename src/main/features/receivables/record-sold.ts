/** 实销: a buyer says what he sold of goods that he pays as he sells them, or that he was mistaken. */
import type { receivablesContract } from '../../../shared/contract/receivables.contract';
import { amountFen, sumFen } from '../../../shared/domain/money';
import { refuse } from '../../../shared/domain/problem';
import { done, type Command } from '../../store/handler';
import { takeNumber } from '../../store/series';
import { customerFacts } from '../customers/customers.queries';
import { findSoldReport, isTakenBack } from './sold-grid.queries';
import { soldLinesOf } from './sold.queries';
import { addSoldReport } from './sold.repo';
import { reportFits } from './sold.rules';

type Contract = typeof receivablesContract;

/** From that day on the shipments that the reports cover are due. */
export const recordSold: Command<Contract['recordSold']> = async (tx, input, ctx) => {
  const { customerId, soldOn, remark, lines: asked } = input;
  const customer = await customerFacts(tx, customerId);
  if (!customer) return refuse('NOT_FOUND', {}, ['/customerId']);
  if (soldOn > ctx.today) return refuse('RULE_VIOLATED', { case: 'receivables.rules.future' }, ['/soldOn']);
  const lines = await soldLinesOf(tx, customerId);
  const fits = reportFits(lines, asked, soldOn);
  if (!fits.ok) return fits;
  const prices = new Map(lines.map(({ orderLineId, price }) => [orderLineId, price]));
  const sum = sumFen(asked.map(({ orderLineId, qty }) => amountFen(qty, prices.get(orderLineId) ?? 0)));
  const number = await takeNumber(tx, 'XS', ctx.today);
  const { name: buyerName, pyFull: buyerPy, ownerId } = customer;
  const row = { number, buyerId: customerId, buyerName, buyerPy, ownerId, soldOn, amountFen: sum, remark };
  const reportId = await addSoldReport(tx, { ...row, recordedBy: ctx.actor.userId, recordedAt: ctx.now }, asked);
  const after = { number, customerId, soldOn, amountFen: sum, lines: asked.length };
  return done({ reportId, number, amountFen: sum }, { entity: 'sold_report', id: reportId, action: 'record', after });
};

/** Both reports stay; what the first one covered is not due any more. */
export const takeBackSold: Command<Contract['takeBackSold']> = async (tx, { reportId, reason }, ctx) => {
  const found = await findSoldReport(tx, reportId);
  if (!found) return refuse('NOT_FOUND', {}, ['/reportId']);
  if (found.reversalOf !== null || (await isTakenBack(tx, reportId))) {
    return refuse('STATE_CONFLICT', { state: 'soldReports.states.reversed' }, ['/reportId']);
  }
  const number = await takeNumber(tx, 'XS', ctx.today);
  const { buyerId, buyerName, buyerPy, ownerId, soldOn } = found;
  const by = { recordedBy: ctx.actor.userId, recordedAt: ctx.now };
  const against = { number, buyerId, buyerName, buyerPy, ownerId, soldOn, ...by };
  const backId = await addSoldReport(tx, {
    ...{ ...against, amountFen: -found.amountFen, remark: reason, reversalOf: reportId },
  });
  return done(
    { reportId: backId, number },
    { entity: 'sold_report', id: reportId, action: 'takeBack', after: { number }, reason },
    { entity: 'sold_report', id: backId, action: 'record', after: { number, reversalOf: found.number }, reason },
  );
};
