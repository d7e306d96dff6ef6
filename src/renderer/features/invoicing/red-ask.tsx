/** Asks for one text before a step: why, or the number of the form. */
import { Form, Input } from 'antd';
import { Dialog } from '../../ui/dialog';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import type { ShownAnswer } from '../../ui/problem-text';

export type RedQuestion = {
  readonly title: string;
  readonly label: string;
  readonly first: string;
  readonly isOptional: boolean;
  readonly onSubmit: (text: string) => Promise<ShownAnswer<unknown>>;
  readonly onDone: () => void;
};

export const AskRed = ({ question, onClose }: { readonly question: RedQuestion; readonly onClose: () => void }) => {
  const t = useT();
  const required = { required: true, whitespace: true, message: t('fields.required') };
  const { title, label, first, isOptional, onSubmit, onDone } = question;
  return (
    <Dialog title={title} onClose={onClose}>
      <FormPanel<{ text?: string }, unknown>
        submitLabel={title}
        initialValues={{ text: first }}
        onSubmit={({ text = '' }) => onSubmit(text)}
        onDone={() => {
          onDone();
          onClose();
        }}
      >
        <Form.Item name="text" label={label} rules={isOptional ? [] : [required]}>
          <Input maxLength={300} autoFocus autoComplete="off" />
        </Form.Item>
      </FormPanel>
    </Dialog>
  );
};
