import type { customersContract } from '../../../shared/contract/customers.contract';
import { done, type Command } from '../../store/handler';
import { licencesOf } from './customers.queries';
import { changeCustomer, replaceLicences } from './customers.repo';
import { licencesAreGood } from './customers.rules';

/** The licences of a buyer, kept by quality. */
export const setLicences: Command<(typeof customersContract)['setLicences']> = async (tx, input) => {
  const { customerId, version, licences } = input;
  const good = licencesAreGood(licences);
  if (!good.ok) return good;
  const changed = await changeCustomer(tx, { customerId, version, set: {} });
  if (!changed.ok) return changed;
  const before = { licences: await licencesOf(tx, customerId) };
  await replaceLicences(tx, customerId, licences);
  const entry = { entity: 'customer', id: customerId, action: 'set-licences', before, after: { licences } };
  return done({ version: changed.value }, entry);
};
