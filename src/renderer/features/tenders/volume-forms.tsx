/** An agreed volume is entered, changed, made void. */
import { DatePicker, Form, Input } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { VolumeRow } from '../../../shared/contract/awards.contract';
import { parseQty } from '../../../shared/domain/quantity';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { Dialog } from '../../ui/dialog';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { RecordPicker } from '../../ui/record-picker';
import { customerOption, loadCustomers, loadProducts, productOption } from './award-words';
import { dayText, qtyText } from './typed-figures';
import './awards.css';

type Span = {
  readonly qty: string;
  readonly validFrom: Dayjs;
  readonly validTo: Dayjs;
  readonly note?: string;
  readonly reason?: string;
};

/** What both forms ask: how much, from when to when. */
const SpanFields = () => {
  const t = useT();
  const required = [{ required: true, message: t('fields.required') }];
  return (
    <>
      <Form.Item name="qty" label={t('agreedVolumes.columns.qty')} rules={required}>
        <Input className="td-number" inputMode="decimal" autoComplete="off" />
      </Form.Item>
      <Form.Item name="note" label={t('agreedVolumes.columns.note')}>
        <Input maxLength={300} autoComplete="off" />
      </Form.Item>
      <Form.Item name="validFrom" label={t('agreedVolumes.columns.validFrom')} rules={required}>
        <DatePicker />
      </Form.Item>
      <Form.Item name="validTo" label={t('agreedVolumes.columns.validTo')} rules={required}>
        <DatePicker />
      </Form.Item>
    </>
  );
};

const spanOf = ({ validFrom, validTo, note = '' }: Span) => ({
  ...{ validFrom: dayText(validFrom) ?? '', validTo: dayText(validTo) ?? '', note },
});

type New = Span & { readonly hospitalId: number; readonly productId: number };

export const NewVolume = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useT();
  const notice = useNotice();
  const create = useCommand(api.agreedVolumes.create);
  const required = [{ required: true, message: t('fields.required') }];
  const submit = async ({ hospitalId, productId, ...values }: New) => {
    const qty = parseQty(values.qty, '/qty');
    return qty.ok ? create.run({ hospitalId, productId, qty: qty.value, ...spanOf(values) }) : qty;
  };
  const done = () => {
    notice.success(t('agreedVolumes.created'));
    onClose();
  };
  return (
    <Dialog title={t('agreedVolumes.new')} onClose={onClose}>
      <FormPanel<New, unknown> onSubmit={submit} onDone={done}>
        <div className="td-award-two">
          <Form.Item
            name="hospitalId"
            label={t('agreedVolumes.columns.hospitalName')}
            className="is-wide"
            rules={required}
          >
            <RecordPicker load={loadCustomers} optionOf={customerOption} autoFocus />
          </Form.Item>
          <Form.Item
            name="productId"
            label={t('agreedVolumes.columns.productName')}
            className="is-wide"
            rules={required}
          >
            <RecordPicker load={loadProducts} optionOf={productOption} />
          </Form.Item>
          <SpanFields />
        </div>
      </FormPanel>
    </Dialog>
  );
};

type RowProps = { readonly row: VolumeRow; readonly onClose: () => void };

const Reason = () => {
  const t = useT();
  const required = { required: true, whitespace: true, message: t('fields.required') };
  return (
    <Form.Item name="reason" label={t('agreedVolumes.reason')} className="is-wide" rules={[required]}>
      <Input maxLength={200} autoFocus autoComplete="off" />
    </Form.Item>
  );
};

export const ChangeVolume = ({ row, onClose }: RowProps) => {
  const t = useT();
  const notice = useNotice();
  const change = useCommand(api.agreedVolumes.change);
  const submit = async ({ reason = '', ...values }: Span) => {
    const qty = parseQty(values.qty, '/qty');
    if (!qty.ok) return qty;
    return change.run({ volumeId: row.id, version: row.version, qty: qty.value, reason, ...spanOf(values) });
  };
  const start = { qty: qtyText(row.qty), note: row.note, validFrom: dayjs(row.validFrom), validTo: dayjs(row.validTo) };
  const done = () => {
    notice.success(t('agreedVolumes.saved'));
    onClose();
  };
  return (
    <Dialog title={`${t('agreedVolumes.act.change')} · ${row.hospitalName}`} onClose={onClose}>
      <FormPanel<Span, unknown> initialValues={start} onSubmit={submit} onDone={done}>
        <div className="td-award-two">
          <SpanFields />
          <Reason />
        </div>
      </FormPanel>
    </Dialog>
  );
};

export const VoidVolume = ({ row, onClose }: RowProps) => {
  const t = useT();
  const notice = useNotice();
  const voids = useCommand(api.agreedVolumes.void);
  const done = () => {
    notice.success(t('agreedVolumes.voided'));
    onClose();
  };
  return (
    <Dialog title={`${t('agreedVolumes.act.void')} · ${row.hospitalName}`} onClose={onClose}>
      <FormPanel<{ reason: string }, unknown>
        submitLabel={t('agreedVolumes.act.void')}
        onSubmit={({ reason }) => voids.run({ volumeId: row.id, version: row.version, reason })}
        onDone={done}
      >
        <Reason />
      </FormPanel>
    </Dialog>
  );
};
