/** The procedures of customers, as main/rpc registers them. */
import { changeOwner } from './change-owner';
import { create } from './create-customer';
import { get } from './customer-card.queries';
import { list, pick, similar, totals } from './customer-list.queries';
import { setContacts } from './set-contacts';
import { setCredit } from './set-credit';
import { setDeliveryAddresses } from './set-delivery-addresses';
import { setDisabled } from './set-disabled';
import { setInvoiceProfiles } from './set-invoice-profiles';
import { setLicences } from './set-licences';
import { update } from './update-customer';

export const customers = {
  list,
  totals,
  get,
  pick,
  similar,
  create,
  update,
  changeOwner,
  setDisabled,
  setCredit,
  setContacts,
  setInvoiceProfiles,
  setDeliveryAddresses,
  setLicences,
};
