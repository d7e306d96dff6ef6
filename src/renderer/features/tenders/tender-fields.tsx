/** The facts of a tender as a person types them. */
import { Checkbox, DatePicker, Form, Input, InputNumber, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { ReactNode } from 'react';
import type { TenderRow } from '../../../shared/contract/tenders.contract';
import { bidders, type TenderKind, tenderKinds } from '../../../shared/domain/tender-words';
import { useT } from '../../ui/i18n';
import { RecordPicker } from '../../ui/record-picker';
import { dayOrNull } from './tender-times';
import { customerOption, loadCustomers } from './tender-words';

export type FactValues = {
  readonly title: string;
  readonly kind: TenderKind;
  readonly isGovernment?: boolean;
  readonly purchaser: string;
  readonly purchaserId?: number;
  readonly platform?: string;
  readonly province?: string;
  readonly city?: string;
  readonly documentsOn?: Dayjs | null;
  readonly estimateYuan?: number | null;
  readonly bidder?: (typeof bidders)[number];
  readonly bidderName?: string;
  readonly note?: string;
};

const FEN = 100;

export const factsOf = (values: FactValues) => ({
  ...{ title: values.title, kind: values.kind, isGovernment: values.isGovernment ?? false },
  ...{ purchaser: values.purchaser, purchaserId: values.purchaserId ?? null, platform: values.platform ?? '' },
  ...{ province: values.province ?? '', city: values.city ?? '', documentsOn: dayOrNull(values.documentsOn) },
  estimateFen:
    values.estimateYuan === null || values.estimateYuan === undefined ? null : Math.round(values.estimateYuan * FEN),
  ...{ bidder: values.bidder ?? 'own', bidderName: values.bidderName ?? '', note: values.note ?? '' },
});

/** The facts of a tender that is there. */
export const valuesOf = (row: TenderRow): FactValues => ({
  ...{ title: row.title, kind: row.kind, isGovernment: row.isGovernment, purchaser: row.purchaser },
  ...(row.purchaserId === null ? {} : { purchaserId: row.purchaserId }),
  ...{ platform: row.platform, province: row.province, city: row.city, note: row.note },
  documentsOn: row.documentsOn === null ? null : dayjs(row.documentsOn),
  estimateYuan: row.estimateFen === null ? null : row.estimateFen / FEN,
  ...{ bidder: row.bidder, bidderName: row.bidderName },
});

type TextField = 'platform' | 'province' | 'city' | 'bidderName';

const TextItem = ({ name, maxLength }: { readonly name: TextField; readonly maxLength: number }) => {
  const t = useT();
  return (
    <Form.Item name={name} label={t(`tenders.columns.${name}`)}>
      <Input maxLength={maxLength} autoComplete="off" />
    </Form.Item>
  );
};

/** Who buys, where, and the customer that he is. */
const Purchaser = ({ chosen }: { readonly chosen?: { id: number; label: string } | undefined }) => {
  const t = useT();
  const required = [{ required: true, whitespace: true, message: t('fields.required') }];
  return (
    <>
      <Form.Item name="purchaser" label={t('tenders.columns.purchaser')} rules={required}>
        <Input maxLength={120} autoComplete="off" />
      </Form.Item>
      <Form.Item name="purchaserId" label={t('tenders.columns.purchaserId')}>
        <RecordPicker load={loadCustomers} optionOf={customerOption} chosen={chosen} allowClear />
      </Form.Item>
      <TextItem name="platform" maxLength={80} />
      <Form.Item name="isGovernment" valuePropName="checked" label={t('tenders.columns.isGovernment')}>
        <Checkbox>{t('tenders.columns.isGovernment')}</Checkbox>
      </Form.Item>
      <TextItem name="province" maxLength={30} />
      <TextItem name="city" maxLength={30} />
    </>
  );
};

const Bidder = () => {
  const t = useT();
  const form = Form.useFormInstance<FactValues>();
  const bidder = Form.useWatch('bidder', form);
  const options = bidders.map((value) => ({ value, label: t(`tenders.bidders.${value}`) }));
  return (
    <>
      <Form.Item name="bidder" label={t('tenders.columns.bidder')}>
        <Select options={options} />
      </Form.Item>
      {bidder === 'entrusted' && <TextItem name="bidderName" maxLength={120} />}
    </>
  );
};

type Props = { readonly chosen?: { id: number; label: string } | undefined; readonly children?: ReactNode };

/** `children`: what a new tender asks besides, behind title and kind. */
export const FactFields = ({ chosen, children }: Props) => {
  const t = useT();
  const required = [{ required: true, whitespace: true, message: t('fields.required') }];
  const kinds = tenderKinds.map((value) => ({ value, label: t(`tenders.kinds.${value}`) }));
  return (
    <div className="td-tender-two">
      <Form.Item name="title" label={t('tenders.columns.title')} className="is-wide" rules={required}>
        <Input maxLength={200} autoFocus autoComplete="off" />
      </Form.Item>
      <Form.Item name="kind" label={t('tenders.columns.kind')}>
        <Select options={kinds} />
      </Form.Item>
      {children}
      <Purchaser chosen={chosen} />
      <Form.Item name="documentsOn" label={t('tenders.columns.documentsOn')}>
        <DatePicker />
      </Form.Item>
      <Form.Item name="estimateYuan" label={t('tenders.columns.estimateFen')}>
        <InputNumber min={0} precision={2} className="td-tender-full" />
      </Form.Item>
      <Bidder />
      <Form.Item name="note" label={t('tenders.columns.note')} className="is-wide">
        <Input.TextArea maxLength={1000} autoSize={{ minRows: 1, maxRows: 4 }} />
      </Form.Item>
    </div>
  );
};
