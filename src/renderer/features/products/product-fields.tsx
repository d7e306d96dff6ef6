import { Checkbox, DatePicker, Form, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { storageClasses } from '../../../shared/contract/products.contract';
import { useT } from '../../ui/i18n';
import type { TextField } from './product-values';

type FieldProps = {
  readonly name: TextField;
  readonly max: number;
  readonly hint?: string;
  readonly isRequired?: boolean;
  readonly isFirst?: boolean;
};

const Field = ({ name, max, hint, isRequired, isFirst }: FieldProps) => {
  const t = useT();
  const rules = isRequired ? [{ required: true, whitespace: true, message: t('fields.required') }] : [];
  return (
    <Form.Item name={name} label={t(`products.fields.${name}`)} extra={hint} rules={rules}>
      <Input maxLength={max} autoFocus={isFirst} autoComplete="off" />
    </Form.Item>
  );
};

/** A day as the engine writes it, in a picker. */
const dayProps = (value: string) => ({ value: value === '' ? null : dayjs(value) });

const DrugFields = () => {
  const t = useT();
  return (
    <fieldset>
      <legend>{t('products.groups.drug')}</legend>
      <Field name="specification" max={120} />
      <Field name="form" max={40} />
      <Field name="maker" max={120} />
      <Field name="holder" max={120} />
      <Field name="origin" max={60} />
      <Field name="registrationNo" max={60} />
      <Form.Item
        name="registrationExpiresOn"
        label={t('products.fields.registrationExpiresOn')}
        getValueProps={dayProps}
        normalize={(day: dayjs.Dayjs | null) => day?.format('YYYY-MM-DD') ?? ''}
      >
        <DatePicker />
      </Form.Item>
      <Form.Item name="storageClass" label={t('products.fields.storageClass')}>
        <Select options={storageClasses.map((value) => ({ value, label: t(`products.storage.${value}`) }))} />
      </Form.Item>
      <Form.Item name="isPrescription" valuePropName="checked">
        <Checkbox>{t('products.fields.isPrescription')}</Checkbox>
      </Form.Item>
      <Form.Item name="isControlled" valuePropName="checked">
        <Checkbox>{t('products.fields.isControlled')}</Checkbox>
      </Form.Item>
    </fieldset>
  );
};

const TradeFields = () => {
  const t = useT();
  return (
    <fieldset>
      <legend>{t('products.groups.trade')}</legend>
      <Field name="unit" max={10} />
      <Form.Item name="caseQty" label={t('products.fields.caseQty')} extra={t('products.hints.caseQty')}>
        <Input className="td-number" inputMode="decimal" autoComplete="off" />
      </Form.Item>
      <Form.Item name="taxRateBp" label={t('products.fields.taxRateBp')} extra={t('products.hints.taxRateBp')}>
        <Input className="td-number" inputMode="decimal" suffix="%" autoComplete="off" />
      </Form.Item>
      <Field name="taxCode" max={19} hint={t('products.hints.taxCode')} />
      <Field name="taxShortName" max={60} />
      <Field name="scopeClass" max={60} />
      <Field name="category" max={60} />
    </fieldset>
  );
};

/** Everything that people type about a product, in the order in which it stands on the pack. */
export const ProductFields = () => {
  const t = useT();
  return (
    <div className="td-fields">
      <fieldset>
        <legend>{t('products.groups.names')}</legend>
        <Field name="genericName" max={120} isRequired isFirst />
        <Field name="tradeName" max={120} />
        <Field name="code" max={40} />
        <Field name="mnemonic" max={40} />
      </fieldset>
      <DrugFields />
      <TradeFields />
      <fieldset>
        <legend>{t('products.groups.codes')}</legend>
        <Field name="barcode" max={14} />
        <Field name="tracePrefix" max={7} hint={t('products.hints.tracePrefix')} />
        <Field name="medicalCode" max={60} />
      </fieldset>
    </div>
  );
};
