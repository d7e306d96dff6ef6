import type { customersContract } from '../../../shared/contract/customers.contract';
import { done, type Command } from '../../store/handler';
import { contactsOf } from './customer-card.queries';
import { changeCustomer, replaceContacts } from './customers.repo';

/** The people at a customer. */
export const setContacts: Command<(typeof customersContract)['setContacts']> = async (tx, input) => {
  const { customerId, version, contacts } = input;
  const changed = await changeCustomer(tx, { customerId, version, set: {} });
  if (!changed.ok) return changed;
  const before = { contacts: await contactsOf(tx, customerId) };
  await replaceContacts(tx, customerId, contacts);
  const entry = { entity: 'customer', id: customerId, action: 'set-contacts', before, after: { contacts } };
  return done({ version: changed.value }, entry);
};
