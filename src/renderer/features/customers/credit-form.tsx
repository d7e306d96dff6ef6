/** Credit limit, payment term and what was owed before the book began; money is typed in yuan. */
import { Form, Input, InputNumber, Select } from 'antd';
import type { CustomerDetail } from '../../../shared/contract/customers.contract';
import { paymentTerms, type PaymentTerm } from '../../../shared/domain/customer-words';
import { formatFen } from '../../../shared/domain/format';
import { parseFen } from '../../../shared/domain/money';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';

type Props = { readonly customer: CustomerDetail['customer']; readonly onDone: () => void };
type Values = {
  readonly creditLimitFen: string;
  readonly paymentTerm: PaymentTerm;
  readonly paymentDays: number | null;
  readonly openingReceivableFen: string;
};

const typedMoney = (fen: number | null): string => (fen === null ? '' : formatFen(fen));

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
      paymentDays: values.paymentTerm === 'prepaid' ? 0 : (values.paymentDays ?? 0),
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
      <Form.Item name="paymentTerm" label={t('customers.fields.paymentTerm')}>
        <Select options={paymentTerms.map((value) => ({ value, label: t(`customers.paymentTermName.${value}`) }))} />
      </Form.Item>
      <Form.Item name="paymentDays" label={t('customers.fields.paymentDays')}>
        <InputNumber min={0} max={720} precision={0} />
      </Form.Item>
      <Form.Item name="openingReceivableFen" label={t('customers.fields.openingReceivable')}>
        <Input className="td-number" inputMode="decimal" autoComplete="off" />
      </Form.Item>
    </FormPanel>
  );
};
