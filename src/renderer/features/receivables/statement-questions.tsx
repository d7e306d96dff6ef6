/** What is asked when a statement is sent, answered or voided. */
import { DatePicker, Form, Input, Radio } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { StatementRow } from '../../../shared/contract/receivables-shapes';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { Ask, ReasonField } from './ask';

export type AskedStatement = { readonly kind: 'send' | 'answer' | 'withdraw'; readonly row: StatementRow };
type Props = { readonly asked: AskedStatement | undefined; readonly onClose: () => void };
type Values = {
  readonly on?: Dayjs;
  readonly isConfirmed?: boolean;
  readonly answeredBy?: string;
  readonly remark?: string;
  readonly reason?: string;
};

const AnswerFields = () => {
  const t = useT();
  const options = [
    { value: true, label: t('receivables.statement.confirmed') },
    { value: false, label: t('receivables.statement.disputed') },
  ];
  return (
    <>
      <Form.Item name="isConfirmed">
        <Radio.Group options={options} />
      </Form.Item>
      <Form.Item
        name="answeredBy"
        label={t('receivables.columns.answeredBy')}
        rules={[{ required: true, whitespace: true, message: t('fields.required') }]}
      >
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="remark" label={t('receivables.statement.remark')}>
        <Input.TextArea maxLength={200} rows={2} />
      </Form.Item>
    </>
  );
};

const DayField = ({ label }: { readonly label: string }) => (
  <Form.Item name="on" label={label}>
    <DatePicker allowClear={false} />
  </Form.Item>
);

export const AskStatement = ({ asked, onClose }: Props) => {
  const t = useT();
  const notice = useNotice();
  const send = useCommand(api.receivables.sendStatement);
  const answer = useCommand(api.receivables.answerStatement);
  const withdraw = useCommand(api.receivables.withdrawStatement);
  const kind = asked?.kind ?? 'send';
  const done = { send: 'sent', answer: 'answered', withdraw: 'withdrawn' } as const;
  const submit = ({ on, isConfirmed, answeredBy, remark, reason }: Values) => {
    const seen = { statementId: asked?.row.id ?? 0, version: asked?.row.version ?? 0 };
    const day = (on ?? dayjs()).format('YYYY-MM-DD');
    if (kind === 'send') return send.run({ ...seen, sentOn: day });
    if (kind === 'withdraw') return withdraw.run({ ...seen, reason: reason ?? '' });
    const said = { isConfirmed: isConfirmed ?? true, answeredBy: answeredBy ?? '', remark: remark ?? '' };
    return answer.run({ ...seen, ...said, answeredOn: day });
  };
  return (
    <Ask<Values>
      isOpen={asked !== undefined}
      title={`${t(`receivables.statement.${kind}`)} ${asked?.row.number ?? ''}`}
      initialValues={{ on: dayjs(), isConfirmed: true }}
      onSubmit={submit}
      onDone={() => notice.success(t(`receivables.statement.${done[kind]}`))}
      onClose={onClose}
    >
      {kind === 'send' && <DayField label={t('receivables.statement.sentOn')} />}
      {kind === 'answer' && <DayField label={t('receivables.columns.answeredOn')} />}
      {kind === 'answer' && <AnswerFields />}
      {kind === 'withdraw' && <ReasonField />}
    </Ask>
  );
};
