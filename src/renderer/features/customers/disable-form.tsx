import { Form, Input } from 'antd';
import type { CustomerDetail } from '../../../shared/contract/customers.contract';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useUndo } from '../../ui/undo';

type Props = { readonly customer: CustomerDetail['customer']; readonly onChanged: () => void };
type Changed = { readonly version: number };

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

export const DisableForm = ({ customer, onChanged }: Props) => {
  const t = useT();
  const undo = useUndo();
  const set = useCommand(api.customers.setDisabled);
  const { id: customerId, version, isDisabled } = customer;
  const done = (changed: Changed) => {
    const back = { customerId, version: changed.version, isDisabled, reason: t('common.undoReason') };
    undo({ text: t('customers.saved'), onUndo: () => set.run(back) });
    onChanged();
  };
  return (
    <FormPanel<{ reason: string }, Changed>
      onSubmit={({ reason }) => set.run({ customerId, version, isDisabled: !isDisabled, reason })}
      onDone={done}
    >
      <ReasonItem />
    </FormPanel>
  );
};
