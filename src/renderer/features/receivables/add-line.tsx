import { DatePicker, Form, Input } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { parseFen } from '../../../shared/domain/money';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { SidePanel } from '../../ui/side-panel';

type Values = {
  readonly receivedOn: Dayjs;
  readonly amountFen: string;
  readonly payer?: string;
  readonly payerAccount?: string;
  readonly reference?: string;
};

/** Money of a payer nobody knows, typed by hand. */
export const AddLine = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useT();
  const notice = useNotice();
  const add = useCommand(api.receivables.addBankLine);
  const required = [{ required: true, message: t('fields.required') }];
  const submit = async ({ receivedOn, amountFen, payer, payerAccount, reference }: Values) => {
    const amount = parseFen(amountFen, '/amountFen');
    if (!amount.ok) return amount;
    return add.run({
      receivedOn: receivedOn.format('YYYY-MM-DD'),
      amountFen: amount.value,
      payer: payer ?? '',
      payerAccount: payerAccount ?? '',
      reference: reference ?? '',
    });
  };
  return (
    <SidePanel title={t('receivables.claims.add')} onClose={onClose}>
      <FormPanel<Values, unknown>
        initialValues={{ receivedOn: dayjs() }}
        onSubmit={submit}
        onDone={() => {
          notice.success(t('receivables.claims.added'));
          onClose();
        }}
      >
        <Form.Item name="amountFen" label={t('receivables.columns.amountFen')} rules={required}>
          <Input className="td-number" inputMode="decimal" autoComplete="off" autoFocus />
        </Form.Item>
        <Form.Item name="receivedOn" label={t('receivables.columns.receivedOn')} rules={required}>
          <DatePicker allowClear={false} />
        </Form.Item>
        <Form.Item name="payer" label={t('receivables.columns.payer')} rules={required}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="payerAccount" label={t('receivables.columns.payerAccount')}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="reference" label={t('receivables.columns.reference')}>
          <Input maxLength={200} />
        </Form.Item>
      </FormPanel>
    </SidePanel>
  );
};
