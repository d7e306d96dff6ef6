import type { depositsContract } from '../../../shared/contract/deposits.contract';
import { businessDateOf } from '../../../shared/domain/business-date';
import { refuse } from '../../../shared/domain/problem';
import { done, type Command } from '../../store/handler';
import { depositDaysOf, payByOf } from './deposit-days.queries';
import { addDeposit } from './deposit.repo';
import { wishProblem } from './deposit.rules';
import { endOfDay } from './milestones.rules';
import { tenderFacts } from './tenders.queries';

/** Finance is asked for a deposit; by when it must have arrived is the tender's date for its kind unless another is given. */
export const requestDeposit: Command<(typeof depositsContract)['request']> = async (tx, input, ctx) => {
  const { tenderId, arriveByOn: askedOn, ...wish } = input;
  const found = await tenderFacts(tx, tenderId);
  if (!found) return refuse('NOT_FOUND', {}, ['/tenderId']);
  const { arriveByAt, leadWorkdays } = await depositDaysOf(tx, tenderId, { ...ctx, kind: wish.kind });
  const datedOn = arriveByAt === null ? null : businessDateOf(arriveByAt, ctx.timeZone);
  const arriveByOn = askedOn ?? datedOn;
  const problem = wishProblem({ ...wish, arriveByOn });
  if (problem || arriveByOn === null) return problem ?? refuse('VALIDATION_FAILED', {}, ['/arriveByOn']);
  const dates = {
    // Of the tender's own day the hour counts too.
    arriveByAt: arriveByOn === datedOn ? arriveByAt : endOfDay(arriveByOn, ctx.timeZone),
    payByOn: await payByOf(tx, arriveByOn, leadWorkdays),
    leadWorkdays,
  };
  const of = { tenderId, ownerId: found.ownerId, tenderNumber: found.number };
  const names = { tenderTitle: found.title, tenderPy: found.titlePy };
  const made = await addDeposit(tx, { ...wish, ...dates, ...of, ...names, source: 'request', state: 'requested' }, ctx);
  const after = { ...wish, ...dates, tenderId, number: made.number };
  return done(
    { depositId: made.id, number: made.number, version: 0 },
    { entity: 'deposit', id: made.id, action: 'request', after },
  );
};
