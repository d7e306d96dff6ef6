/** Asks why before something is taken back. */
import { Form, Input, Modal } from 'antd';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import type { ShownAnswer } from '../../ui/problem-text';

type Props = {
  /** Open while there is one. */
  readonly title: string | undefined;
  readonly hint?: string;
  readonly label: string;
  readonly submitLabel: string;
  readonly onSubmit: (reason: string) => Promise<ShownAnswer<unknown>>;
  readonly onDone?: () => void;
  readonly onClose: () => void;
};

export const AskReason = ({ title, hint, label, submitLabel, onSubmit, onDone, onClose }: Props) => {
  const t = useT();
  const required = { required: true, whitespace: true, message: t('fields.required') };
  const done = () => {
    onDone?.();
    onClose();
  };
  return (
    <Modal open={title !== undefined} title={title} footer={null} onCancel={onClose} destroyOnHidden>
      <FormPanel<{ reason: string }, unknown>
        submitLabel={submitLabel}
        onSubmit={({ reason }) => onSubmit(reason)}
        onDone={done}
      >
        {hint && <p>{hint}</p>}
        <Form.Item name="reason" label={label} rules={[required]}>
          <Input maxLength={200} autoFocus />
        </Form.Item>
      </FormPanel>
    </Modal>
  );
};
