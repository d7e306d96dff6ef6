import { Form } from 'antd';
import type { CustomerDetail } from '../../../shared/contract/customers.contract';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { RecordPicker } from '../../ui/record-picker';
import { useUndo } from '../../ui/undo';
import { ReasonItem } from './disable-form';

type Props = { readonly customer: CustomerDetail['customer']; readonly onChanged: () => void };
type Changed = { readonly version: number };

const loadPeople = (search: string) => api.users.pick({ search });

export const ChangeOwner = ({ customer, onChanged }: Props) => {
  const t = useT();
  const change = useCommand(api.customers.changeOwner);
  const undo = useUndo();
  const { id: customerId, version, ownerId, ownerName } = customer;
  const done = (changed: Changed) => {
    const back = { customerId, version: changed.version, ownerId, reason: t('common.undoReason') };
    undo({ text: t('customers.saved'), onUndo: () => change.run(back) });
    onChanged();
  };
  return (
    <FormPanel<{ ownerId: number; reason: string }, Changed>
      initialValues={{ ownerId }}
      onSubmit={(values) => change.run({ ...values, customerId, version })}
      onDone={done}
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
