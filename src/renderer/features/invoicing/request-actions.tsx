/** The steps of a request: decided by finance, taken back, and the invoices that the clerk enters. */
import { useState } from 'react';
import { Form, Input } from 'antd';
import type { PreviewInvoice, RequestRow } from '../../../shared/contract/invoicing-shapes';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { ActionButton } from '../../ui/action-button';
import { Dialog } from '../../ui/dialog';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import type { ShownAnswer } from '../../ui/problem-text';
import { IssueForm } from './issue-form';

type Step = 'approve' | 'refuse' | 'withdraw';
const decisions: readonly Step[] = ['approve', 'refuse', 'withdraw'];

type AskProps = {
  readonly title: string;
  readonly isOptional: boolean;
  readonly onSubmit: (reason: string) => Promise<ShownAnswer<unknown>>;
  readonly onDone: () => void;
  readonly onClose: () => void;
};
const AskWhy = ({ title, isOptional, onSubmit, onDone, onClose }: AskProps) => {
  const t = useT();
  const required = { required: true, whitespace: true, message: t('fields.required') };
  return (
    <Dialog title={title} onClose={onClose}>
      <FormPanel<{ reason?: string }, unknown>
        submitLabel={title}
        onSubmit={({ reason = '' }) => onSubmit(reason)}
        onDone={() => {
          onDone();
          onClose();
        }}
      >
        <Form.Item name="reason" label={t('common.words.reason')} rules={isOptional ? [] : [required]}>
          <Input maxLength={300} autoFocus />
        </Form.Item>
      </FormPanel>
    </Dialog>
  );
};

type Props = { readonly row: RequestRow; readonly invoices: readonly PreviewInvoice[] };

/** Only what the state of the request leaves open is offered. */
const offered = ({ state }: RequestRow): readonly Step[] =>
  decisions.filter((step) =>
    step === 'withdraw' ? ['requested', 'approved', 'failed'].includes(state) : state === 'requested',
  );

export const RequestActions = ({ row, invoices }: Props) => {
  const t = useT();
  const notice = useNotice();
  const [asking, setAsking] = useState<Step>();
  const [isIssuing, setIsIssuing] = useState(false);
  const commands = {
    approve: useCommand(api.invoicing.approve),
    refuse: useCommand(api.invoicing.refuse),
    withdraw: useCommand(api.invoicing.withdraw),
  };
  const { id: requestId, number, version, state, actions } = row;
  const mayIssueNow = ['approved', 'exported', 'failed'].includes(state);
  return (
    <>
      {mayIssueNow && (
        <ActionButton type="primary" state={actions.issue} onClick={() => setIsIssuing(true)}>
          {t('invoicing.steps.issue')}
        </ActionButton>
      )}
      {offered(row).map((step) => (
        <ActionButton
          key={step}
          type={step === 'approve' ? 'primary' : 'default'}
          danger={step === 'refuse'}
          state={actions[step]}
          onClick={() => setAsking(step)}
        >
          {t(`invoicing.steps.${step}`)}
        </ActionButton>
      ))}
      {asking && (
        <AskWhy
          title={`${t(`invoicing.steps.${asking}`)} ${number}`}
          isOptional={asking === 'approve'}
          onSubmit={(reason) => commands[asking].run({ requestId, version, reason })}
          onDone={() => notice.success(t(`invoicing.done.${asking}`))}
          onClose={() => setAsking(undefined)}
        />
      )}
      {isIssuing && (
        <IssueForm
          request={row}
          invoices={invoices.filter((one) => one.number === '')}
          onClose={() => setIsIssuing(false)}
        />
      )}
    </>
  );
};
