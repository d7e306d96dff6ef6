import type { customersContract } from '../../../shared/contract/customers.contract';
import { done, type Command } from '../../store/handler';
import { changeCustomer } from './customers.repo';

/** A disabled customer takes no new orders; what there is goes on. */
export const setDisabled: Command<(typeof customersContract)['setDisabled']> = async (tx, input) => {
  const { customerId, version, isDisabled, reason } = input;
  const changed = await changeCustomer(tx, { customerId, version, set: { isDisabled } });
  if (!changed.ok) return changed;
  const action = isDisabled ? 'disable' : 'enable';
  return done(
    { version: changed.value },
    { entity: 'customer', id: customerId, action, after: { isDisabled }, reason },
  );
};
