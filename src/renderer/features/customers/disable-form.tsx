import { Form, Input } from 'antd';
import type { CustomerDetail } from '../../../shared/contract/customers.contract';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';

type Props = { readonly customer: CustomerDetail['customer']; readonly onDone: () => void };

export const ReasonItem = () => {
  const t = useT();
  return (
    <Form.Item
      name="reason"
      label={t('customers.fields.reason')}
      rules={[{ required: true, whitespace: true, message: t('common.rights.reasonRequired') }]}
    >
      <Input maxLength={200} autoFocus />
    </Form.Item>
  );
};

export const DisableForm = ({ customer, onDone }: Props) => {
  const set = useCommand(api.customers.setDisabled);
  const { id: customerId, version, isDisabled } = customer;
  return (
    <FormPanel<{ reason: string }, unknown>
      onSubmit={({ reason }) => set.run({ customerId, version, isDisabled: !isDisabled, reason })}
      onDone={onDone}
    >
      <ReasonItem />
    </FormPanel>
  );
};
