import type { customersContract } from '../../../shared/contract/customers.contract';
import { refuse } from '../../../shared/domain/problem';
import { done, type Command } from '../../store/handler';
import { changedFields } from './changed-fields';
import { storedCustomer } from './customer-card.queries';
import { changeCustomer } from './customers.repo';

/** Credit limit (null: not set, 0: none), payment term and what was owed before the book began. */
export const setCredit: Command<(typeof customersContract)['setCredit']> = async (tx, input) => {
  const { customerId, version, ...terms } = input;
  const isDayOfMonth = terms.paymentDays >= 1 && terms.paymentDays <= 31;
  if (terms.paymentTerm === 'monthly_day' && !isDayOfMonth) {
    return refuse('VALIDATION_FAILED', { case: 'receivables.rules.dayOfMonth' }, ['/paymentDays']);
  }
  const stored = await storedCustomer(tx, customerId);
  if (!stored) return refuse('NOT_FOUND', {}, ['/customerId']);
  const changed = await changeCustomer(tx, { customerId, version, set: terms });
  if (!changed.ok) return changed;
  const { before, after } = changedFields(stored, terms);
  return done({ version: changed.value }, { entity: 'customer', id: customerId, action: 'set-credit', before, after });
};
