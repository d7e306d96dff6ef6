/** Hands an order to another salesperson, with a reason. */
import { Form, Input } from 'antd';
import type { OrderRow } from '../../../shared/contract/orders.schemas';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { Dialog } from '../../ui/dialog';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { RecordPicker } from '../../ui/record-picker';
import { useUndo } from '../../ui/undo';
import { REASON_LENGTH } from './ask-reason';

export type Reassigned = Pick<OrderRow, 'id' | 'version' | 'number' | 'ownerId' | 'ownerName'>;
type Props = { readonly order: Reassigned; readonly onClose: () => void };

type Changed = { readonly version: number };

const loadPeople = (search: string) => api.users.pick({ search });

export const ReassignOrder = ({ order, onClose }: Props) => {
  const t = useT();
  const undo = useUndo();
  const { run } = useCommand(api.orders.reassign);
  const { id: orderId, version, number, ownerId, ownerName } = order;
  const required = { required: true, message: t('fields.required') };
  const act = t('orders.act.reassign');
  const done = (changed: Changed) => {
    const back = { orderId, version: changed.version, ownerId, reason: t('common.undoReason') };
    undo({ text: t('orders.done.reassigned'), onUndo: () => run(back) });
    onClose();
  };
  return (
    <Dialog title={`${act} ${number ?? t('orders.draftTitle')}`} onClose={onClose}>
      <FormPanel<{ ownerId: number; reason: string }, Changed>
        initialValues={{ ownerId }}
        onSubmit={(values) => run({ ...values, orderId, version })}
        onDone={done}
        submitLabel={act}
      >
        <Form.Item name="ownerId" label={t('orders.head.owner')} rules={[required]}>
          <RecordPicker
            load={loadPeople}
            optionOf={({ id, name }) => ({ id, label: name })}
            chosen={{ id: ownerId, label: ownerName }}
            autoFocus
          />
        </Form.Item>
        <Form.Item name="reason" label={t('orders.reasonLabel')} rules={[{ ...required, whitespace: true }]}>
          <Input maxLength={REASON_LENGTH} autoComplete="off" />
        </Form.Item>
      </FormPanel>
    </Dialog>
  );
};
