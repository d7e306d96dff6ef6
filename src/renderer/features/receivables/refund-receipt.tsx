import { DatePicker, Form, Input } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { ReceiptRow } from '../../../shared/contract/receivables-shapes';
import { formatFen } from '../../../shared/domain/format';
import { parseFen } from '../../../shared/domain/money';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { Ask, ReasonField } from './ask';

type Props = { readonly receipt: ReceiptRow | undefined; readonly onClose: () => void };
type Values = { readonly amountFen: string; readonly refundedOn: Dayjs; readonly reason: string };

/** Pays back what a receipt does not pay: all of it unless less is typed. */
export const RefundReceipt = ({ receipt, onClose }: Props) => {
  const t = useT();
  const notice = useNotice();
  const refund = useCommand(api.receivables.refund);
  const submit = async ({ amountFen, refundedOn, reason }: Values) => {
    const amount = parseFen(amountFen, '/amountFen');
    if (!amount.ok) return amount;
    const answer = await refund.run({
      receiptId: receipt?.id ?? 0,
      amountFen: amount.value,
      refundedOn: refundedOn.format('YYYY-MM-DD'),
      reason,
    });
    if (answer.ok) notice.success(t('receivables.refund.done', { number: answer.value.number }));
    return answer;
  };
  const freeFen = receipt ? receipt.amountFen - receipt.matchedFen : 0;
  return (
    <Ask<Values>
      isOpen={receipt !== undefined}
      title={t('receivables.refund.title')}
      hint={t('receivables.refund.hint')}
      initialValues={{ amountFen: formatFen(freeFen), refundedOn: dayjs() }}
      onSubmit={submit}
      onDone={() => undefined}
      onClose={onClose}
    >
      <Form.Item name="amountFen" label={t('receivables.refund.amount')}>
        <Input className="td-number" inputMode="decimal" autoComplete="off" />
      </Form.Item>
      <Form.Item name="refundedOn" label={t('receivables.refund.on')}>
        <DatePicker allowClear={false} />
      </Form.Item>
      <ReasonField />
    </Ask>
  );
};
