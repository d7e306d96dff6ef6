/** What is asked before a rest is waived, or an opening document comes or goes. */
import { DatePicker, Form, Input } from 'antd';
import type { Dayjs } from 'dayjs';
import type { DueRow } from '../../../shared/contract/receivables-shapes';
import { parseFen } from '../../../shared/domain/money';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { Ask, ReasonField } from './ask';

type RowProps = { readonly row: DueRow | undefined; readonly onClose: () => void };
type Reason = { readonly reason: string };

export const WaiveRest = ({ row, onClose }: RowProps) => {
  const t = useT();
  const notice = useNotice();
  const waive = useCommand(api.receivables.waive);
  const submit = ({ reason }: Reason) => {
    const target =
      row?.documentId === undefined || row.documentId === null
        ? ({ kind: 'order', orderId: row?.orderId ?? 0 } as const)
        : ({ kind: 'document', documentId: row.documentId } as const);
    return waive.run({ target, reason });
  };
  const fen = row?.openFen ?? 0;
  return (
    <Ask<Reason>
      isOpen={row !== undefined}
      title={t('receivables.waive')}
      hint={t('receivables.waiveHint', { fen })}
      onSubmit={submit}
      onDone={() => notice.success(t('receivables.waived', { fen }))}
      onClose={onClose}
    >
      <ReasonField />
    </Ask>
  );
};

export const WithdrawOpening = ({ row, onClose, customerId }: RowProps & { readonly customerId: number }) => {
  const t = useT();
  const notice = useNotice();
  const withdraw = useCommand(api.receivables.withdrawOpening);
  return (
    <Ask<Reason>
      isOpen={row !== undefined}
      title={t('receivables.ageing.withdrawDocument')}
      onSubmit={({ reason }) => withdraw.run({ customerId, documentId: row?.documentId ?? 0, reason })}
      onDone={() => notice.success(t('receivables.ageing.withdrawn'))}
      onClose={onClose}
    >
      <ReasonField />
    </Ask>
  );
};

type Opening = {
  readonly documents: readonly [
    {
      readonly number: string;
      readonly documentOn: Dayjs;
      readonly dueOn: Dayjs;
      readonly amountFen: string;
      readonly remark?: string;
    },
  ];
};
type AddProps = { readonly customerId: number; readonly isOpen: boolean; readonly onClose: () => void };

export const AddOpening = ({ customerId, isOpen, onClose }: AddProps) => {
  const t = useT();
  const notice = useNotice();
  const record = useCommand(api.receivables.recordOpening);
  const required = [{ required: true, message: t('fields.required') }];
  const submit = async ({ documents: [one] }: Opening) => {
    const amount = parseFen(one.amountFen, '/documents/0/amountFen');
    if (!amount.ok) return amount;
    const days = { documentOn: one.documentOn.format('YYYY-MM-DD'), dueOn: one.dueOn.format('YYYY-MM-DD') };
    const document = { number: one.number, ...days, amountFen: amount.value, remark: one.remark ?? '' };
    return record.run({ customerId, documents: [document] });
  };
  return (
    <Ask<Opening>
      isOpen={isOpen}
      title={t('receivables.ageing.addDocument')}
      hint={t('receivables.ageing.documentHint')}
      onSubmit={submit}
      onDone={() => notice.success(t('receivables.ageing.documentAdded'))}
      onClose={onClose}
    >
      <Form.Item name={['documents', 0, 'number']} label={t('receivables.ageing.documentNumber')} rules={required}>
        <Input maxLength={60} autoFocus autoComplete="off" />
      </Form.Item>
      <Form.Item name={['documents', 0, 'documentOn']} label={t('receivables.ageing.documentOn')} rules={required}>
        <DatePicker allowClear={false} />
      </Form.Item>
      <Form.Item name={['documents', 0, 'dueOn']} label={t('receivables.columns.dueOn')} rules={required}>
        <DatePicker allowClear={false} />
      </Form.Item>
      <Form.Item name={['documents', 0, 'amountFen']} label={t('receivables.columns.amountFen')} rules={required}>
        <Input className="td-number" inputMode="decimal" autoComplete="off" />
      </Form.Item>
      <Form.Item name={['documents', 0, 'remark']} label={t('receivables.columns.remark')}>
        <Input maxLength={200} />
      </Form.Item>
    </Ask>
  );
};
