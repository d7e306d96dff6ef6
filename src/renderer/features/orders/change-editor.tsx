/** Sales asks an approved order to be otherwise: its lines, when and where it goes, its remark, and why. */
import { DatePicker, Form, Input } from 'antd';
import dayjs from 'dayjs';
import { useId, useState } from 'react';
import type { OrderDetail } from '../../../shared/contract/orders.schemas';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { Dialog } from '../../ui/dialog';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { REASON_LENGTH } from './ask-reason';
import { ChangeLines } from './change-lines';
import { linesOfWish, wishOf } from './change-model';
import { AddressField } from './head-form';

type Props = { readonly detail: OrderDetail; readonly onClose: () => void };
type Head = Pick<OrderDetail['order'], 'deliveryOn' | 'deliveryAddressId'>;

/** Day and place of delivery, changed or as they stand. */
const HeadFields = ({
  detail,
  head,
  onChange,
}: Omit<Props, 'onClose'> & { head: Head; onChange: (head: Head) => void }) => {
  const t = useT();
  const [day, place] = [useId(), useId()];
  const { buyerId, buyerName } = detail.order;
  return (
    <div className="td-order-head">
      <div>
        <label htmlFor={day}>{t('orders.head.deliveryOn')}</label>
        <DatePicker
          id={day}
          value={head.deliveryOn === null ? null : dayjs(head.deliveryOn)}
          onChange={(date) => onChange({ ...head, deliveryOn: date ? dayjs(date).format('YYYY-MM-DD') : null })}
        />
      </div>
      <div className="is-wide">
        <label htmlFor={place}>{t('orders.head.address')}</label>
        <AddressField
          id={place}
          head={{ buyerId, buyerName, deliveryAddressId: head.deliveryAddressId }}
          onChange={({ deliveryAddressId }) => onChange({ ...head, deliveryAddressId })}
        />
      </div>
    </div>
  );
};

export const ChangeEditor = ({ detail, onClose }: Props) => {
  const t = useT();
  const notice = useNotice();
  const { run } = useCommand(api.orders.askChange);
  const { order } = detail;
  const [lines, setLines] = useState(() => wishOf(detail));
  const [head, setHead] = useState<Head>({ deliveryOn: order.deliveryOn, deliveryAddressId: order.deliveryAddressId });
  const { id: orderId, version, number, buyerId } = order;
  const read = linesOfWish(lines);
  const send = ({ reason, remark = '' }: { reason: string; remark?: string }) =>
    run({ orderId, version, ...head, remark, reason, lines: read ?? [] });
  const done = () => {
    notice.success(t('orders.done.changeAsked'));
    onClose();
  };
  return (
    <Dialog title={t('orders.change.editTitle', { number: number ?? '' })} width={860} onClose={onClose}>
      <p className="td-quiet">{t('orders.change.editHint')}</p>
      <FormPanel<{ reason: string; remark?: string }, unknown>
        initialValues={{ remark: order.remark }}
        isIdle={read === undefined || read.length === 0}
        onSubmit={send}
        onDone={done}
        submitLabel={t('orders.act.sendChange')}
      >
        <ChangeLines buyerId={buyerId} lines={lines} onChange={setLines} />
        <HeadFields detail={detail} head={head} onChange={setHead} />
        <Form.Item name="remark" label={t('orders.head.remark')}>
          <Input maxLength={500} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('orders.reasonLabel')}
          rules={[{ required: true, whitespace: true, message: t('fields.required') }]}
        >
          <Input maxLength={REASON_LENGTH} autoComplete="off" autoFocus />
        </Form.Item>
      </FormPanel>
    </Dialog>
  );
};
