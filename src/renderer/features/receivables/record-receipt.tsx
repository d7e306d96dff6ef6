import { Checkbox, DatePicker, Form, Input, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { parseFen } from '../../../shared/domain/money';
import { recordedForms } from '../../../shared/domain/receivable-words';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { RecordPicker } from '../../ui/record-picker';
import { SidePanel } from '../../ui/side-panel';

type ReceiptForm = (typeof recordedForms)[number];
type Values = {
  readonly customerId: number;
  readonly receivedOn: Dayjs;
  readonly amountFen: string;
  readonly form: ReceiptForm;
  readonly payer?: string;
  readonly payerSeen?: boolean;
  readonly remark?: string;
  readonly bill?: { readonly billNo: string; readonly acceptor?: string; readonly dueOn: Dayjs };
};

const loadCustomers = (search: string) => api.customers.pick({ search });
const dayOf = (day: Dayjs): string => day.format('YYYY-MM-DD');

/** What a bill of acceptance carries beside its amount. */
const BillFields = () => {
  const t = useT();
  const required = [{ required: true, message: t('fields.required') }];
  return (
    <>
      <Form.Item name={['bill', 'billNo']} label={t('receivables.columns.billNo')} rules={required}>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item name={['bill', 'acceptor']} label={t('receivables.columns.acceptor')}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name={['bill', 'dueOn']} label={t('receivables.columns.dueOn')} rules={required}>
        <DatePicker allowClear={false} />
      </Form.Item>
    </>
  );
};

const PayerFields = () => {
  const t = useT();
  const payer = Form.useWatch<string | undefined>('payer');
  return (
    <>
      <Form.Item name="payer" label={t('receivables.columns.payer')} extra={t('receivables.payerHint')}>
        <Input maxLength={120} />
      </Form.Item>
      {payer !== undefined && payer.trim() !== '' && (
        <Form.Item name="payerSeen" valuePropName="checked">
          <Checkbox>{t('receivables.payerSeen')}</Checkbox>
        </Form.Item>
      )}
    </>
  );
};

const MoneyFields = () => {
  const t = useT();
  const required = [{ required: true, message: t('fields.required') }];
  const form = Form.useWatch<ReceiptForm | undefined>('form');
  return (
    <>
      <Form.Item name="amountFen" label={t('receivables.columns.amountFen')} rules={required}>
        <Input className="td-number" inputMode="decimal" autoComplete="off" />
      </Form.Item>
      <Form.Item name="receivedOn" label={t('receivables.columns.receivedOn')} rules={required}>
        <DatePicker allowClear={false} />
      </Form.Item>
      <Form.Item name="form" label={t('receivables.columns.form')} rules={required}>
        <Select options={recordedForms.map((one) => ({ value: one, label: t(`receivables.form.${one}`) }))} />
      </Form.Item>
      {form === 'acceptance' && <BillFields />}
    </>
  );
};

/** The cashier types what came in, as the bank wrote it. */
export const RecordReceipt = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useT();
  const notice = useNotice();
  const record = useCommand(api.receivables.record);
  const required = [{ required: true, message: t('fields.required') }];
  const submit = async ({ bill, ...values }: Values) => {
    const amount = parseFen(values.amountFen, '/amountFen');
    if (!amount.ok) return amount;
    const isBill = values.form === 'acceptance' && bill !== undefined;
    return record.run({
      customerId: values.customerId,
      receivedOn: dayOf(values.receivedOn),
      amountFen: amount.value,
      form: values.form,
      payer: values.payer ?? '',
      payerAccount: '',
      payerSeen: values.payerSeen ?? false,
      remark: values.remark ?? '',
      ...(isBill ? { bill: { billNo: bill.billNo, acceptor: bill.acceptor ?? '', dueOn: dayOf(bill.dueOn) } } : {}),
    });
  };
  return (
    <SidePanel title={t('receivables.record')} onClose={onClose}>
      <FormPanel<Values, { number: string }>
        initialValues={{ form: 'transfer', receivedOn: dayjs() }}
        onSubmit={submit}
        onDone={({ number }) => {
          notice.success(t('receivables.recorded', { number }));
          onClose();
        }}
      >
        <Form.Item name="customerId" label={t('receivables.columns.customerName')} rules={required}>
          <RecordPicker
            load={loadCustomers}
            optionOf={({ id, name, city }) => ({ id, label: name, hint: city })}
            autoFocus
          />
        </Form.Item>
        <MoneyFields />
        <PayerFields />
        <Form.Item name="remark" label={t('receivables.columns.remark')}>
          <Input maxLength={200} />
        </Form.Item>
      </FormPanel>
    </SidePanel>
  );
};
