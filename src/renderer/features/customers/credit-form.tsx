/** Credit limit, payment term and what was owed before the book began; money is typed in yuan. */
import { Form, Input, InputNumber, Select } from 'antd';
import type { CustomerDetail } from '../../../shared/contract/customers.contract';
import { paymentTerms, type PaymentTerm } from '../../../shared/domain/customer-words';
import { formatFen } from '../../../shared/domain/format';
import { parseFen } from '../../../shared/domain/money';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { FormPanel } from '../../ui/form/form-panel';
import { type TextKey, useT } from '../../ui/i18n';

type Props = { readonly customer: CustomerDetail['customer']; readonly onDone: () => void };
type Values = {
  readonly creditLimitFen: string;
  readonly paymentTerm: PaymentTerm;
  readonly paymentDays: number | null;
  readonly openingReceivableFen: string;
};

const typedMoney = (fen: number | null): string => (fen === null ? '' : formatFen(fen));

/** The word for the number beside a term; terms without one have none. */
const dayLabels: Readonly<Partial<Record<PaymentTerm, TextKey>>> = {
  after_shipping: 'customers.fields.paymentDays',
  after_signing: 'customers.fields.paymentDays',
  after_invoice: 'customers.fields.paymentDays',
  monthly: 'customers.fields.paymentDays',
  monthly_day: 'customers.fields.paymentDay',
  next_delivery: 'customers.fields.latestDays',
};
const daysOf = ({ paymentTerm, paymentDays }: Values): number =>
  dayLabels[paymentTerm] === undefined ? 0 : (paymentDays ?? 0);

const TermFields = () => {
  const t = useT();
  const term = Form.useWatch<PaymentTerm | undefined>('paymentTerm') ?? 'prepaid';
  const label = dayLabels[term];
  const isDay = term === 'monthly_day';
  return (
    <>
      <Form.Item
        name="paymentTerm"
        label={t('customers.fields.paymentTerm')}
        extra={t(`customers.fields.paymentHint.${term}`)}
      >
        <Select options={paymentTerms.map((value) => ({ value, label: t(`customers.paymentTermName.${value}`) }))} />
      </Form.Item>
      {label && (
        <Form.Item name="paymentDays" label={t(label)}>
          <InputNumber min={isDay ? 1 : 0} max={isDay ? 31 : 720} precision={0} />
        </Form.Item>
      )}
    </>
  );
};

export const CreditForm = ({ customer, onDone }: Props) => {
  const t = useT();
  const set = useCommand(api.customers.setCredit);
  const { id: customerId, version } = customer;
  const submit = async (values: Values) => {
    const limit = values.creditLimitFen.trim() === '' ? undefined : parseFen(values.creditLimitFen, '/creditLimitFen');
    if (limit && !limit.ok) return limit;
    const opening = parseFen(values.openingReceivableFen.trim() || '0', '/openingReceivableFen');
    if (!opening.ok) return opening;
    return set.run({
      customerId,
      version,
      creditLimitFen: limit ? limit.value : null,
      paymentTerm: values.paymentTerm,
      paymentDays: daysOf(values),
      openingReceivableFen: opening.value,
    });
  };
  return (
    <FormPanel<Values, unknown>
      initialValues={{
        creditLimitFen: typedMoney(customer.creditLimitFen),
        paymentTerm: customer.paymentTerm,
        paymentDays: customer.paymentDays,
        openingReceivableFen: typedMoney(customer.openingReceivableFen),
      }}
      onSubmit={submit}
      onDone={onDone}
    >
      <Form.Item
        name="creditLimitFen"
        label={t('customers.fields.creditLimit')}
        extra={t('customers.fields.creditHint')}
      >
        <Input className="td-number" inputMode="decimal" autoComplete="off" autoFocus />
      </Form.Item>
      <TermFields />
      <Form.Item name="openingReceivableFen" label={t('customers.fields.openingReceivable')}>
        <Input className="td-number" inputMode="decimal" autoComplete="off" />
      </Form.Item>
    </FormPanel>
  );
};
