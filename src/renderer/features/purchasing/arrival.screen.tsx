/** 登记到货: the goods of one delivery note of a supplier, line by line. */
import { DatePicker, Form, Input } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { labelledExpiry } from '../../../shared/domain/business-date';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { useTabActions } from '../../ui/tab-actions';
import { ArrivalLines, blankArrivalLine, type TypedArrivalLine } from './arrival-lines';
import { SupplierPicker } from './pickers';
import { typedQty, typedTenths } from './typed-values';
import './purchasing.css';

type Values = {
  readonly supplierId: number;
  readonly paperNo: string;
  readonly arrivedOn: Dayjs;
  readonly arrivalTenthC: string;
  readonly remark: string;
  readonly lines: readonly TypedArrivalLine[];
};

const inputOf = ({ arrivedOn, arrivalTenthC, lines, ...head }: Values) => ({
  ...head,
  arrivedOn: arrivedOn.format('YYYY-MM-DD'),
  arrivalTenthC: typedTenths(arrivalTenthC) ?? null,
  lines: lines.map(({ productId, madeOn, qty, expiry, ...line }) => {
    const read = labelledExpiry(expiry);
    return {
      ...line,
      productId: productId ?? 0,
      expiry: read.ok ? read.value.label : expiry,
      madeOn: madeOn?.format('YYYY-MM-DD') ?? null,
      qty: typedQty(qty) ?? 0,
    };
  }),
});

const Head = () => {
  const t = useT();
  const required = { required: true, message: t('fields.required') };
  const check = (_rule: unknown, text = '') =>
    typedTenths(text) === undefined ? Promise.reject(new Error(t('purchases.notATemperature'))) : Promise.resolve();
  return (
    <div className="td-arrival-head">
      <Form.Item name="supplierId" label={t('purchases.columns.supplierName')} rules={[required]}>
        <SupplierPicker label={t('purchases.columns.supplierName')} autoFocus />
      </Form.Item>
      <Form.Item name="paperNo" label={t('purchases.columns.paperNo')} rules={[{ ...required, whitespace: true }]}>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item name="arrivedOn" label={t('purchases.columns.arrivedOn')} rules={[required]}>
        <DatePicker allowClear={false} />
      </Form.Item>
      <Form.Item
        name="arrivalTenthC"
        label={t('purchases.columns.temperature')}
        extra={t('purchases.temperatureHint')}
        rules={[{ validator: check }]}
      >
        <Input inputMode="decimal" autoComplete="off" />
      </Form.Item>
      <Form.Item name="remark" label={t('purchases.columns.remark')}>
        <Input maxLength={300} autoComplete="off" />
      </Form.Item>
    </div>
  );
};

const ArrivalScreen = () => {
  const t = useT();
  const notice = useNotice();
  const { openTab } = useTabActions();
  const record = useCommand(api.purchases.record);
  const [form] = Form.useForm<Values>();
  const [today] = useState(() => dayjs());
  return (
    <div className="td-arrival">
      <p>{t('purchases.arrivalHint')}</p>
      <FormPanel<Values, { number: string }>
        form={form}
        initialValues={{
          ...{ paperNo: '', arrivalTenthC: '', remark: '', lines: [blankArrivalLine] },
          arrivedOn: today,
        }}
        submitLabel={t('purchases.record')}
        onSubmit={(values) => record.run(inputOf(values))}
        onDone={({ number }) => {
          notice.success(t('purchases.recorded', { number }));
          form.resetFields();
          openTab({ key: 'purchases', screen: 'purchases' });
        }}
      >
        <Head />
        <ArrivalLines />
      </FormPanel>
    </div>
  );
};

export default ArrivalScreen;
