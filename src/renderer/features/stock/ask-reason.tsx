/** Asks why before a document is refused, given up or closed. */
import { Form, Input, Modal } from 'antd';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import type { ShownAnswer } from '../../ui/problem-text';

export type ReasonQuestion = {
  readonly title: string;
  readonly hint?: string;
  readonly label: string;
  readonly isOptional?: boolean;
  readonly onSubmit: (reason: string) => Promise<ShownAnswer<unknown>>;
  readonly onDone: () => void;
};
type Props = { readonly question: ReasonQuestion | undefined; readonly onClose: () => void };

export const AskReason = ({ question, onClose }: Props) => {
  const t = useT();
  const required = { required: true, whitespace: true, message: t('fields.required') };
  return (
    <Modal open={question !== undefined} title={question?.title} footer={null} onCancel={onClose} destroyOnHidden>
      {question && (
        <FormPanel<{ reason?: string }, unknown>
          submitLabel={question.title}
          onSubmit={({ reason = '' }) => question.onSubmit(reason)}
          onDone={() => {
            question.onDone();
            onClose();
          }}
        >
          {question.hint && <p>{question.hint}</p>}
          <Form.Item name="reason" label={question.label} rules={question.isOptional ? [] : [required]}>
            <Input maxLength={200} autoFocus />
          </Form.Item>
        </FormPanel>
      )}
    </Modal>
  );
};
