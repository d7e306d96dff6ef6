/** The card: facts to read; who may, changes them in place. */
import type { ReactNode } from 'react';
import type { CustomerDetail } from '../../../shared/contract/customers.contract';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { MoneyText } from '../../ui/money-text';
import { useNotice } from '../../ui/notice';
import { CreditText, PaymentTermText } from './customer-columns';
import { HeadFields, type HeadValues } from './head-fields';

type Customer = CustomerDetail['customer'];
type Props = { readonly detail: CustomerDetail };

const Fact = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </>
);

/** What the office keeps and the salesperson only reads. */
const Terms = ({ customer }: { readonly customer: Customer }) => {
  const t = useT();
  return (
    <dl className="td-facts">
      <Fact label={t('customers.columns.owner')}>{customer.ownerName}</Fact>
      <Fact label={t('customers.columns.paymentTerm')}>
        <PaymentTermText paymentTerm={customer.paymentTerm} paymentDays={customer.paymentDays} />
      </Fact>
      <Fact label={t('customers.columns.creditLimitFen')}>
        <CreditText fen={customer.creditLimitFen} />
      </Fact>
      <Fact label={t('customers.columns.openingReceivableFen')}>
        <MoneyText fen={customer.openingFen} />
      </Fact>
    </dl>
  );
};

const Facts = ({ customer }: { readonly customer: Customer }) => {
  const t = useT();
  const texts = ['province', 'city', 'address', 'phone', 'taxNo', 'mnemonic', 'remark'] as const;
  return (
    <dl className="td-facts">
      <Fact label={t('customers.fields.kind')}>{t(`customers.kind.${customer.kind}`)}</Fact>
      <Fact label={t('customers.fields.ownership')}>{t(`customers.ownership.${customer.ownership ?? 'unknown'}`)}</Fact>
      {texts.map((key) => (
        <Fact key={key} label={t(`customers.fields.${key}`)}>
          {customer[key]}
        </Fact>
      ))}
    </dl>
  );
};

const headOf = (customer: Customer): HeadValues => {
  const { kind, ownership, name, mnemonic, province, city, address, phone, taxNo } = customer;
  const { minShelfMonths, hasPricesOnPapers, remark } = customer;
  const place = { province, city, address, phone };
  return { kind, ownership, name, mnemonic, ...place, taxNo, minShelfMonths, hasPricesOnPapers, remark };
};

export const CardTab = ({ detail: { customer } }: Props) => {
  const t = useT();
  const notice = useNotice();
  const update = useCommand(api.customers.update);
  const { id: customerId, version } = customer;
  return (
    <>
      <Terms customer={customer} />
      {customer.actions.update === true ? (
        <FormPanel<HeadValues, unknown>
          initialValues={headOf(customer)}
          onSubmit={(values) => update.run({ ...values, customerId, version })}
          onDone={() => notice.success(t('customers.saved'))}
        >
          <HeadFields exceptId={customerId} />
        </FormPanel>
      ) : (
        <Facts customer={customer} />
      )}
    </>
  );
};
