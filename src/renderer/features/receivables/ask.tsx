/** A question in a window of its own before something is done: a day, a reason, a few fields. */
import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { Dialog } from '../../ui/dialog';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import type { ShownAnswer } from '../../ui/problem-text';

type Props<V extends object> = {
  readonly title: string;
  readonly hint?: string;
  readonly isOpen: boolean;
  readonly initialValues?: Partial<V>;
  readonly onSubmit: (values: V) => Promise<ShownAnswer<unknown>>;
  readonly onDone: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

export const Ask = <V extends object>({ title, hint, isOpen, onClose, onDone, children, ...form }: Props<V>) =>
  isOpen && (
    <Dialog title={title} onClose={onClose}>
      <FormPanel<V, unknown>
        onSubmit={form.onSubmit}
        {...(form.initialValues ? { initialValues: form.initialValues } : {})}
        onDone={() => {
          onClose();
          onDone();
        }}
      >
        {hint && <p>{hint}</p>}
        {children}
      </FormPanel>
    </Dialog>
  );

/** Why something is taken back or left out. */
export const ReasonField = () => {
  const t = useT();
  return (
    <Form.Item
      name="reason"
      label={t('receivables.reason')}
      rules={[{ required: true, whitespace: true, message: t('fields.required') }]}
    >
      <Input maxLength={200} autoFocus />
    </Form.Item>
  );
};
