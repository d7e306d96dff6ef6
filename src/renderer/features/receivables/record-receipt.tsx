import { DatePicker, Form, Input, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { receiptForms } from '../../../shared/contract/receivables.contract';
import { parseFen } from '../../../shared/domain/money';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { RecordPicker } from '../../ui/record-picker';
import { SidePanel } from '../../ui/side-panel';

type ReceiptForm = (typeof receiptForms)[number];
type Values = {
  readonly customerId: number;
  readonly receivedOn: Dayjs;
  readonly amountFen: string;
  readonly form: ReceiptForm;
  readonly payer?: string;
  readonly remark?: string;
};

const loadCustomers = (search: string) => api.customers.pick({ search });

/** The cashier types what came in, as the bank wrote it. */
export const RecordReceipt = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useT();
  const notice = useNotice();
  const record = useCommand(api.receivables.record);
  const required = [{ required: true, message: t('fields.required') }];
  const submit = async (values: Values) => {
    const amount = parseFen(values.amountFen, '/amountFen');
    if (!amount.ok) return amount;
    return record.run({
      customerId: values.customerId,
      receivedOn: values.receivedOn.format('YYYY-MM-DD'),
      amountFen: amount.value,
      form: values.form,
      payer: values.payer ?? '',
      remark: values.remark ?? '',
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
        <Form.Item name="amountFen" label={t('receivables.columns.amountFen')} rules={required}>
          <Input className="td-number" inputMode="decimal" autoComplete="off" />
        </Form.Item>
        <Form.Item name="receivedOn" label={t('receivables.columns.receivedOn')} rules={required}>
          <DatePicker allowClear={false} />
        </Form.Item>
        <Form.Item name="form" label={t('receivables.columns.form')} rules={required}>
          <Select options={receiptForms.map((form) => ({ value: form, label: t(`receivables.form.${form}`) }))} />
        </Form.Item>
        <Form.Item name="payer" label={t('receivables.columns.payer')} extra={t('receivables.payerHint')}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="remark" label={t('receivables.columns.remark')}>
          <Input maxLength={200} />
        </Form.Item>
      </FormPanel>
    </SidePanel>
  );
};
