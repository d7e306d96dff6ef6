/** What is asked before a delivery agreement is entered or takes a step. */
import { DatePicker, Form, Input } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { ReactNode } from 'react';
import type { AgreementRow } from '../../../shared/contract/awards.contract';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { Dialog } from '../../ui/dialog';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import type { ShownAnswer } from '../../ui/problem-text';
import { RecordPicker } from '../../ui/record-picker';
import { customerOption, loadCustomers, loadProducts, productOption, useToday } from './award-words';
import { dayText } from './typed-figures';
import './awards.css';

export type AgreementStep = keyof AgreementRow['actions'];
type RowProps = { readonly row: AgreementRow; readonly onClose: () => void };
type AskProps<V extends object> = RowProps & {
  readonly step: AgreementStep;
  readonly start?: Partial<V>;
  readonly onSubmit: (values: V) => Promise<ShownAnswer<unknown>>;
  readonly children: ReactNode;
};

/** A window with the fields of one step. */
const Ask = <V extends object>({ row, step, start, onSubmit, onClose, children }: AskProps<V>) => {
  const t = useT();
  const notice = useNotice();
  const done = () => {
    notice.success(t('deliveryAgreements.saved'));
    onClose();
  };
  return (
    <Dialog title={`${t(`deliveryAgreements.act.${step}`)} · ${row.productName}`} onClose={onClose}>
      <FormPanel<V, unknown>
        {...(start && { initialValues: start })}
        submitLabel={t(`deliveryAgreements.act.${step}`)}
        onSubmit={onSubmit}
        onDone={done}
      >
        {children}
      </FormPanel>
    </Dialog>
  );
};

const Day = ({
  name,
  isFirst = false,
}: {
  readonly name: 'on' | 'validFrom' | 'validTo';
  readonly isFirst?: boolean;
}) => {
  const t = useT();
  const label = name === 'on' ? t('deliveryAgreements.ask.on') : t(`deliveryAgreements.columns.${name}`);
  const isOpen = name === 'validTo';
  const rules = isOpen ? [] : [{ required: true, message: t('fields.required') }];
  return (
    <Form.Item
      name={name}
      label={label}
      rules={rules}
      {...(isOpen && { extra: t('deliveryAgreements.hints.validTo') })}
    >
      <DatePicker allowClear={isOpen} autoFocus={isFirst} />
    </Form.Item>
  );
};

const Reason = () => {
  const t = useT();
  const required = { required: true, whitespace: true, message: t('fields.required') };
  return (
    <Form.Item name="reason" label={t('deliveryAgreements.ask.reason')} rules={[required]}>
      <Input maxLength={300} autoFocus autoComplete="off" />
    </Form.Item>
  );
};

type Dated = { readonly on: Dayjs };
type Days = { readonly validFrom: Dayjs; readonly validTo?: Dayjs | null };

const Submit = ({ row, onClose }: RowProps) => {
  const run = useCommand(api.deliveryAgreements.submit).run;
  const seen = { agreementId: row.id, version: row.version };
  return (
    <Ask<Dated>
      {...{ row, onClose, step: 'submit', start: { on: useToday() } }}
      onSubmit={({ on }) => run({ ...seen, on: dayText(on) ?? '' })}
    >
      <Day name="on" isFirst />
    </Ask>
  );
};

const Agree = ({ row, onClose }: RowProps) => {
  const t = useT();
  const run = useCommand(api.deliveryAgreements.agree).run;
  const today = useToday();
  const validTo = row.validTo === null ? null : dayjs(row.validTo);
  const start = { on: today, validFrom: row.validFrom === null ? today : dayjs(row.validFrom), validTo };
  const submit = ({ on, agreementNo = '', ...days }: Dated & Days & { readonly agreementNo?: string }) => {
    const span = { validFrom: dayText(days.validFrom) ?? '', validTo: dayText(days.validTo) };
    return run({ agreementId: row.id, version: row.version, on: dayText(on) ?? '', agreementNo, ...span });
  };
  return (
    <Ask<Dated & Days> {...{ row, onClose, step: 'agree', start }} onSubmit={submit}>
      <Day name="on" />
      <Day name="validFrom" />
      <Day name="validTo" />
      <Form.Item name="agreementNo" label={t('deliveryAgreements.columns.agreementNo')}>
        <Input maxLength={60} autoFocus autoComplete="off" />
      </Form.Item>
    </Ask>
  );
};

const Refuse = ({ row, onClose }: RowProps) => {
  const run = useCommand(api.deliveryAgreements.refuse).run;
  const seen = { agreementId: row.id, version: row.version };
  return (
    <Ask<Dated & { readonly reason: string }>
      {...{ row, onClose, step: 'refuse', start: { on: useToday() } }}
      onSubmit={({ on, reason }) => run({ ...seen, on: dayText(on) ?? '', reason })}
    >
      <Day name="on" />
      <Reason />
    </Ask>
  );
};

const MakeVoid = ({ row, onClose }: RowProps) => {
  const run = useCommand(api.deliveryAgreements.void).run;
  return (
    <Ask<{ readonly reason: string }>
      {...{ row, onClose, step: 'void' }}
      onSubmit={({ reason }) => run({ agreementId: row.id, version: row.version, reason })}
    >
      <Reason />
    </Ask>
  );
};

const ChangeDates = ({ row, onClose }: RowProps) => {
  const run = useCommand(api.deliveryAgreements.changeDates).run;
  const start = {
    ...(row.validFrom !== null && { validFrom: dayjs(row.validFrom) }),
    ...(row.validTo !== null && { validTo: dayjs(row.validTo) }),
  };
  const submit = ({ validFrom, validTo }: Days) => {
    const days = { validFrom: dayText(validFrom), validTo: dayText(validTo) };
    return run({ agreementId: row.id, version: row.version, ...days });
  };
  return (
    <Ask<Days> {...{ row, onClose, step: 'changeDates', start }} onSubmit={submit}>
      <Day name="validFrom" isFirst />
      <Day name="validTo" />
    </Ask>
  );
};

/** The window of each step. */
export const agreementWindows = {
  submit: Submit,
  agree: Agree,
  refuse: Refuse,
  void: MakeVoid,
  changeDates: ChangeDates,
} as const;

type New = {
  readonly productId: number;
  readonly province?: string;
  readonly city?: string;
  readonly distributorId?: number;
  readonly hospitalId?: number;
  readonly note?: string;
};

type NewProps = { readonly onClose: () => void; readonly onCreated: (agreementId: number) => void };

export const NewAgreement = ({ onClose, onCreated }: NewProps) => {
  const t = useT();
  const notice = useNotice();
  const create = useCommand(api.deliveryAgreements.create);
  const required = [{ required: true, message: t('fields.required') }];
  const customer = (name: 'distributorId' | 'hospitalId', key: 'distributor' | 'hospital') => (
    <Form.Item
      name={name}
      label={t(`deliveryAgreements.columns.${key}Name`)}
      extra={t(`deliveryAgreements.hints.${key}`)}
      className="is-wide"
    >
      <RecordPicker load={loadCustomers} optionOf={customerOption} allowClear />
    </Form.Item>
  );
  const text = (name: 'province' | 'city' | 'note', max: number) => (
    <Form.Item
      name={name}
      label={t(`deliveryAgreements.columns.${name}`)}
      {...(name === 'note' && { className: 'is-wide' })}
    >
      <Input maxLength={max} autoComplete="off" />
    </Form.Item>
  );
  const submit = ({ productId, province = '', city = '', note = '', ...parties }: New) => {
    const named = { distributorId: parties.distributorId ?? null, hospitalId: parties.hospitalId ?? null };
    return create.run({ productId, province, city, note, ...named, validFrom: null, validTo: null });
  };
  return (
    <Dialog title={t('deliveryAgreements.new')} onClose={onClose}>
      <FormPanel<New, { readonly agreementId: number }>
        onSubmit={submit}
        onDone={({ agreementId }) => {
          notice.success(t('deliveryAgreements.created'));
          onCreated(agreementId);
        }}
      >
        <div className="td-award-two">
          <Form.Item
            name="productId"
            label={t('deliveryAgreements.columns.productName')}
            className="is-wide"
            rules={required}
          >
            <RecordPicker load={loadProducts} optionOf={productOption} autoFocus />
          </Form.Item>
          {text('province', 30)}
          {text('city', 30)}
          {customer('hospitalId', 'hospital')}
          {customer('distributorId', 'distributor')}
          {text('note', 300)}
        </div>
      </FormPanel>
    </Dialog>
  );
};
