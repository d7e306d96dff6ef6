/** The head of an order while it is typed. Choosing the buyer leads straight to the lines. */
import { DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useId } from 'react';
import type { PickedCustomer } from '../../../shared/contract/customers.contract';
import { invoiceDemands } from '../../../shared/domain/order-words';
import { api } from '../../rpc/client';
import { useRead } from '../../rpc/use-read';
import { useT } from '../../ui/i18n';
import { RecordPicker } from '../../ui/record-picker';
import type { DraftHead } from './draft-model';

const loadCustomers = (search: string) => api.customers.pick({ search });
const optionOf = ({ id, name, city }: PickedCustomer) => ({ id, label: name, hint: city });

type FieldProps = {
  readonly label: string;
  readonly id: string;
  readonly isWide?: boolean;
  readonly children: ReactNode;
};

const Field = ({ label, id, isWide = false, children }: FieldProps) => (
  <div className={isWide ? 'is-wide' : undefined}>
    <label htmlFor={id}>{label}</label>
    {children}
  </div>
);

type Props = {
  readonly head: DraftHead;
  readonly onChange: (next: Partial<DraftHead>) => void;
  /** The buyer was chosen: on to the lines. */
  readonly onBuyer: () => void;
};

type AddressProps = {
  readonly id: string;
  readonly head: Pick<DraftHead, 'buyerId' | 'buyerName' | 'deliveryAddressId'>;
  readonly onChange: (next: Pick<DraftHead, 'deliveryAddressId'>) => void;
};

/** One of the buyer's addresses; the default one where nothing was chosen. */
export const AddressField = ({ head, onChange, id }: AddressProps) => {
  const { buyerId, buyerName, deliveryAddressId } = head;
  const found = useRead(['customers.pick', buyerName], () => api.customers.pick({ search: buyerName }), {
    tables: ['customer'],
    isWanted: buyerId !== undefined,
  });
  const addresses = found.value?.find((one) => one.id === buyerId)?.addresses ?? [];
  const byDefault = addresses.find(({ isDefault }) => isDefault) ?? addresses[0];
  const value = deliveryAddressId ?? byDefault?.id ?? 0;
  return (
    <Select<number>
      id={id}
      value={addresses.length > 0 ? value : undefined}
      disabled={addresses.length === 0}
      options={addresses.map((one) => ({
        value: one.id ?? 0,
        label: [one.receiver, one.phone, one.address].filter((part) => part !== '').join(' '),
      }))}
      onChange={(chosen) => onChange({ deliveryAddressId: chosen === 0 ? null : chosen })}
    />
  );
};

const Parties = ({ head, onChange, onBuyer }: Props) => {
  const t = useT();
  const [buyer, agent, address] = [useId(), useId(), useId()];
  return (
    <>
      <Field id={buyer} label={t('orders.head.buyer')}>
        <RecordPicker<PickedCustomer>
          id={buyer}
          autoFocus={head.buyerId === undefined}
          value={head.buyerId}
          chosen={head.buyerId === undefined ? undefined : { id: head.buyerId, label: head.buyerName }}
          load={loadCustomers}
          optionOf={optionOf}
          onChange={(buyerId, record) => {
            onChange({ buyerId, buyerName: record?.name ?? head.buyerName, deliveryAddressId: null });
            if (buyerId !== undefined) onBuyer();
          }}
        />
      </Field>
      <Field id={address} label={t('orders.head.address')} isWide>
        <AddressField id={address} head={head} onChange={onChange} />
      </Field>
      <Field id={agent} label={t('orders.head.agent')}>
        <RecordPicker<PickedCustomer>
          id={agent}
          allowClear
          value={head.agentId ?? undefined}
          chosen={head.agentId === null ? undefined : { id: head.agentId, label: head.agentName }}
          load={loadCustomers}
          optionOf={optionOf}
          onChange={(agentId, record) => onChange({ agentId: agentId ?? null, agentName: record?.name ?? '' })}
        />
      </Field>
    </>
  );
};

export const HeadForm = (props: Props) => {
  const t = useT();
  const { head, onChange } = props;
  const [customerNo, delivery, invoice, shipping, remark] = [useId(), useId(), useId(), useId(), useId()];
  const text = (key: 'customerOrderNo' | 'shippingDemand' | 'remark', id: string, maxLength: number) => (
    <Input
      id={id}
      value={head[key]}
      maxLength={maxLength}
      autoComplete="off"
      onChange={({ target }) => onChange({ [key]: target.value })}
    />
  );
  return (
    <div className="td-order-head">
      <Parties {...props} />
      <Field id={customerNo} label={t('orders.head.customerOrderNo')}>
        {text('customerOrderNo', customerNo, 60)}
      </Field>
      <Field id={delivery} label={t('orders.head.deliveryOn')}>
        <DatePicker
          id={delivery}
          value={head.deliveryOn === null ? null : dayjs(head.deliveryOn)}
          onChange={(date) => onChange({ deliveryOn: date ? dayjs(date).format('YYYY-MM-DD') : null })}
        />
      </Field>
      <Field id={invoice} label={t('orders.head.invoiceDemand')}>
        <Select
          id={invoice}
          value={head.invoiceDemand}
          options={invoiceDemands.map((value) => ({ value, label: t(`orders.invoiceDemand.${value}`) }))}
          onChange={(invoiceDemand) => onChange({ invoiceDemand })}
        />
      </Field>
      <Field id={shipping} label={t('orders.head.shippingDemand')} isWide>
        {text('shippingDemand', shipping, 300)}
      </Field>
      <Field id={remark} label={t('orders.head.remark')} isWide>
        {text('remark', remark, 500)}
      </Field>
    </div>
  );
};
