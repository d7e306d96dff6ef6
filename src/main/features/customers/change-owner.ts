import type { customersContract } from '../../../shared/contract/customers.contract';
import { refuse } from '../../../shared/domain/problem';
import { done, type Command } from '../../store/handler';
import { handOverLedger } from '../invoicing/accounts.repo';
import { storedCustomer } from './customer-card.queries';
import { changeCustomer } from './customers.repo';
import { mayOwn } from './customers.rules';

/** Hands a customer to somebody the caller sees, with the reason; the history stays. */
export const changeOwner: Command<(typeof customersContract)['changeOwner']> = async (tx, input, ctx) => {
  const { customerId, version, ownerId, reason } = input;
  if (!mayOwn(ownerId, ctx.actor.visible)) return refuse('NOT_FOUND', {}, ['/ownerId']);
  const stored = await storedCustomer(tx, customerId);
  if (!stored) return refuse('NOT_FOUND', {}, ['/customerId']);
  const changed = await changeCustomer(tx, { customerId, version, set: { ownerId } });
  if (!changed.ok) return changed;
  await handOverLedger(tx, customerId, ownerId);
  return done(
    { version: changed.value },
    {
      entity: 'customer',
      id: customerId,
      action: 'change-owner',
      before: { ownerId: stored.ownerId },
      after: { ownerId },
      reason,
    },
  );
};
