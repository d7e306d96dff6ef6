/** Asks for one text before a step is taken: why, an opinion, a number. */
import { Form, Input, Modal } from 'antd';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import type { ShownAnswer } from '../../ui/problem-text';

export type TextQuestion = {
  readonly title: string;
  readonly hint?: string;
  readonly label: string;
  readonly initial?: string;
  readonly isOptional?: boolean;
  readonly onSubmit: (text: string) => Promise<ShownAnswer<unknown>>;
  readonly onDone: () => void;
};
type Props = { readonly question: TextQuestion | undefined; readonly onClose: () => void };

export const AskText = ({ question, onClose }: Props) => {
  const t = useT();
  const required = { required: true, whitespace: true, message: t('fields.required') };
  return (
    <Modal open={question !== undefined} title={question?.title} footer={null} onCancel={onClose} destroyOnHidden>
      {question && (
        <FormPanel<{ text?: string }, unknown>
          initialValues={{ text: question.initial ?? '' }}
          submitLabel={question.title}
          onSubmit={({ text = '' }) => question.onSubmit(text)}
          onDone={() => {
            question.onDone();
            onClose();
          }}
        >
          {question.hint && <p>{question.hint}</p>}
          <Form.Item name="text" label={question.label} rules={question.isOptional ? [] : [required]}>
            <Input maxLength={200} autoFocus autoComplete="off" />
          </Form.Item>
        </FormPanel>
      )}
    </Modal>
  );
};
