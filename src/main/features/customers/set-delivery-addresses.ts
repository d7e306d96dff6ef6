import type { customersContract } from '../../../shared/contract/customers.contract';
import { refuse } from '../../../shared/domain/problem';
import { done, type Command } from '../../store/handler';
import { registeredAddressesOf } from './customers.queries';
import { changeCustomer, replaceAddresses } from './customers.repo';
import { withOneDefault } from './customers.rules';

/** Where goods of this customer may go; one default. */
export const setDeliveryAddresses: Command<(typeof customersContract)['setDeliveryAddresses']> = async (tx, input) => {
  const { customerId, version } = input;
  const rows = withOneDefault(input.deliveryAddresses, '/deliveryAddresses');
  if (!rows.ok) return rows;
  const stored = await registeredAddressesOf(tx, customerId);
  const foreign = rows.value.findIndex(({ id }) => id !== null && !stored.some((one) => one.id === id));
  if (foreign >= 0) return refuse('NOT_FOUND', {}, [`/deliveryAddresses/${foreign}/id`]);
  const changed = await changeCustomer(tx, { customerId, version, set: {} });
  if (!changed.ok) return changed;
  await replaceAddresses(tx, customerId, rows.value);
  const before = { deliveryAddresses: stored };
  const after = { deliveryAddresses: rows.value };
  return done(
    { version: changed.value },
    { entity: 'customer', id: customerId, action: 'set-delivery-addresses', before, after },
  );
};
