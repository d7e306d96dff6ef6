/** The fields of a card, for a new customer and for a change. */
import { Alert, Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useDeferredValue } from 'react';
import { customerKinds, ownerships, type CustomerKind, type Ownership } from '../../../shared/domain/customer-words';
import { api } from '../../rpc/client';
import { useRead } from '../../rpc/use-read';
import { useT } from '../../ui/i18n';

export type HeadValues = {
  readonly kind: CustomerKind;
  readonly ownership: Ownership | null;
  readonly name: string;
  readonly mnemonic: string;
  readonly province: string;
  readonly city: string;
  readonly address: string;
  readonly phone: string;
  readonly taxNo: string;
  readonly minShelfMonths: number;
  readonly hasPricesOnPapers: boolean;
  readonly remark: string;
};

export const emptyHead: HeadValues = {
  kind: 'hospital',
  ownership: null,
  name: '',
  mnemonic: '',
  province: '',
  city: '',
  address: '',
  phone: '',
  taxNo: '',
  minShelfMonths: 0,
  hasPricesOnPapers: true,
  remark: '',
};

/** Customers that are called alike, whoever owns them. */
const SimilarNames = ({ exceptId }: { readonly exceptId: number | null }) => {
  const t = useT();
  const typed = useDeferredValue(Form.useWatch<string | undefined>('name') ?? '').trim();
  const isWanted = typed.length > 1;
  const found = useRead(
    ['customers.similar', typed, exceptId],
    () => api.customers.similar({ name: typed, exceptId }),
    { tables: ['customer'], isWanted },
  );
  const alike = (isWanted && found.value) || [];
  if (alike.length === 0) return null;
  const lines = alike.map(({ name, city, ownerName }) => (
    <div key={`${name}/${city}`}>
      {t(ownerName === null ? 'customers.similar.masked' : 'customers.similar.mine', {
        name,
        city: city || '—',
        owner: ownerName ?? '',
      })}
    </div>
  ));
  return (
    <Alert className="td-similar" type="warning" showIcon title={t('customers.similar.title')} description={lines} />
  );
};

const TextItem = ({ name, max }: { readonly name: keyof HeadValues & keyof Labels; readonly max: number }) => {
  const t = useT();
  return (
    <Form.Item name={name} label={t(`customers.fields.${name}`)}>
      <Input maxLength={max} autoComplete="off" />
    </Form.Item>
  );
};
type Labels = Record<'mnemonic' | 'province' | 'city' | 'address' | 'phone' | 'taxNo' | 'remark', string>;

const KindItems = () => {
  const t = useT();
  return (
    <>
      <Form.Item name="kind" label={t('customers.fields.kind')}>
        <Select options={customerKinds.map((value) => ({ value, label: t(`customers.kind.${value}`) }))} />
      </Form.Item>
      <Form.Item name="ownership" label={t('customers.fields.ownership')}>
        <Select
          options={[
            { value: null, label: t('customers.ownership.unknown') },
            ...ownerships.map((value) => ({ value, label: t(`customers.ownership.${value}`) })),
          ]}
        />
      </Form.Item>
    </>
  );
};

/** `exceptId`: the customer himself, who is not like himself; null for a new one. */
type Props = { readonly exceptId: number | null };

export const HeadFields = ({ exceptId }: Props) => {
  const t = useT();
  return (
    <>
      <Form.Item
        name="name"
        label={t('customers.fields.name')}
        rules={[{ required: true, whitespace: true, message: t('fields.required') }]}
      >
        <Input maxLength={120} autoComplete="off" autoFocus={exceptId === null} />
      </Form.Item>
      <SimilarNames exceptId={exceptId} />
      <div className="td-two">
        <KindItems />
        <TextItem name="province" max={40} />
        <TextItem name="city" max={40} />
      </div>
      <TextItem name="address" max={200} />
      <div className="td-two">
        <TextItem name="phone" max={60} />
        <TextItem name="taxNo" max={30} />
        <TextItem name="mnemonic" max={40} />
        <Form.Item name="minShelfMonths" label={t('customers.fields.minShelfMonths')}>
          <InputNumber min={0} max={60} precision={0} />
        </Form.Item>
      </div>
      <Form.Item name="hasPricesOnPapers" valuePropName="checked">
        <Checkbox>{t('customers.fields.hasPricesOnPapers')}</Checkbox>
      </Form.Item>
      <TextItem name="remark" max={500} />
    </>
  );
};
