import { Form } from 'antd';
import type { CustomerDetail } from '../../../shared/contract/customers.contract';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { RecordPicker } from '../../ui/record-picker';
import { ReasonItem } from './disable-form';

type Props = { readonly customer: CustomerDetail['customer']; readonly onDone: () => void };

const loadPeople = (search: string) => api.users.pick({ search });

export const ChangeOwner = ({ customer, onDone }: Props) => {
  const t = useT();
  const change = useCommand(api.customers.changeOwner);
  const { id: customerId, version, ownerId, ownerName } = customer;
  return (
    <FormPanel<{ ownerId: number; reason: string }, unknown>
      initialValues={{ ownerId }}
      onSubmit={(values) => change.run({ ...values, customerId, version })}
      onDone={onDone}
    >
      <Form.Item
        name="ownerId"
        label={t('customers.fields.owner')}
        rules={[{ required: true, message: t('fields.required') }]}
      >
        <RecordPicker
          load={loadPeople}
          optionOf={({ id, name }) => ({ id, label: name })}
          chosen={{ id: ownerId, label: ownerName }}
        />
      </Form.Item>
      <ReasonItem />
    </FormPanel>
  );
};
