import type { customersContract } from '../../../shared/contract/customers.contract';
import { done, type Command } from '../../store/handler';
import { profilesOf } from './customer-card.queries';
import { changeCustomer, replaceProfiles } from './customers.repo';
import { withOneDefault } from './customers.rules';

/** What invoices to this customer carry; one default. */
export const setInvoiceProfiles: Command<(typeof customersContract)['setInvoiceProfiles']> = async (tx, input) => {
  const { customerId, version } = input;
  const rows = withOneDefault(input.invoiceProfiles, '/invoiceProfiles');
  if (!rows.ok) return rows;
  const changed = await changeCustomer(tx, { customerId, version, set: {} });
  if (!changed.ok) return changed;
  const before = { invoiceProfiles: await profilesOf(tx, customerId) };
  await replaceProfiles(tx, customerId, rows.value);
  const after = { invoiceProfiles: rows.value };
  return done(
    { version: changed.value },
    { entity: 'customer', id: customerId, action: 'set-invoice-profiles', before, after },
  );
};
