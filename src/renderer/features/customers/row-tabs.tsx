/** Addresses, invoice profiles and contacts of a customer. */
import { Form, Input } from 'antd';
import type { CustomerDetail } from '../../../shared/contract/customers.contract';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { useT } from '../../ui/i18n';
import { RowForm } from './row-form';

type Props = { readonly detail: CustomerDetail };

export const AddressesTab = ({ detail: { customer, deliveryAddresses } }: Props) => {
  const t = useT();
  const set = useCommand(api.customers.setDeliveryAddresses);
  const { id: customerId, version } = customer;
  return (
    <>
      {deliveryAddresses.length === 0 && <p className="td-quiet">{t('customers.ownAddress')}</p>}
      <RowForm<{ id: number | null; receiver: string; phone: string; address: string; isDefault: boolean }>
        name="deliveryAddresses"
        rows={deliveryAddresses}
        fresh={{ id: null, receiver: '', phone: '', address: '', isDefault: deliveryAddresses.length === 0 }}
        fields={[
          { key: 'receiver', label: t('customers.fields.receiver'), max: 60 },
          { key: 'phone', label: t('customers.fields.phone'), max: 60 },
          { key: 'address', label: t('customers.fields.address'), max: 200, isRequired: true, isWide: true },
        ]}
        hasDefault
        emptyText={t('customers.nothing.addresses')}
        mayWrite={customer.actions.update === true}
        more={(at) => (
          <Form.Item name={[at, 'id']} hidden>
            <Input />
          </Form.Item>
        )}
        onSave={(rows) => set.run({ customerId, version, deliveryAddresses: rows })}
      />
    </>
  );
};

export const ProfilesTab = ({ detail: { customer, invoiceProfiles } }: Props) => {
  const t = useT();
  const set = useCommand(api.customers.setInvoiceProfiles);
  const { id: customerId, version, name, taxNo } = customer;
  return (
    <RowForm<{ title: string; taxNo: string; addressPhone: string; bankAccount: string; isDefault: boolean }>
      name="invoiceProfiles"
      rows={invoiceProfiles.map(({ title, addressPhone, bankAccount, isDefault, ...row }) => ({
        title,
        taxNo: row.taxNo,
        addressPhone,
        bankAccount,
        isDefault,
      }))}
      fresh={{ title: name, taxNo, addressPhone: '', bankAccount: '', isDefault: invoiceProfiles.length === 0 }}
      fields={[
        { key: 'title', label: t('customers.fields.title'), max: 120, isRequired: true },
        { key: 'taxNo', label: t('customers.fields.taxNo'), max: 30 },
        { key: 'addressPhone', label: t('customers.fields.addressPhone'), max: 200, isWide: true },
        { key: 'bankAccount', label: t('customers.fields.bankAccount'), max: 200, isWide: true },
      ]}
      hasDefault
      emptyText={t('customers.nothing.profiles')}
      mayWrite={customer.actions.update === true}
      onSave={(rows) => set.run({ customerId, version, invoiceProfiles: rows })}
    />
  );
};

export const ContactsTab = ({ detail: { customer, contacts } }: Props) => {
  const t = useT();
  const set = useCommand(api.customers.setContacts);
  const { id: customerId, version } = customer;
  return (
    <RowForm<{ name: string; title: string; phone: string }>
      name="contacts"
      rows={contacts.map(({ name, title, phone }) => ({ name, title, phone }))}
      fresh={{ name: '', title: '', phone: '' }}
      fields={[
        { key: 'name', label: t('customers.fields.contactName'), max: 60, isRequired: true },
        { key: 'title', label: t('customers.fields.contactTitle'), max: 60 },
        { key: 'phone', label: t('customers.fields.phone'), max: 60 },
      ]}
      emptyText={t('customers.nothing.contacts')}
      mayWrite={customer.actions.update === true}
      onSave={(rows) => set.run({ customerId, version, contacts: rows })}
    />
  );
};
