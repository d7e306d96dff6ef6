/** Windows that ask why: one line of reason, and finance's list of reasons. */
import { Form, Input, Radio } from 'antd';
import { rejectReasons, type RejectReason } from '../../../shared/domain/order-words';
import { Dialog } from '../../ui/dialog';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import type { ShownAnswer } from '../../ui/problem-text';

export const REASON_LENGTH = 300;

type AskProps = {
  readonly title: string;
  readonly hint?: string;
  readonly label: string;
  readonly onSubmit: (reason: string) => Promise<ShownAnswer<unknown>>;
  readonly onDone: () => void;
  readonly onClose: () => void;
};

/** Asks for a reason; Enter does it, Esc leaves. */
export const AskReason = ({ title, hint, label, onSubmit, onDone, onClose }: AskProps) => {
  const t = useT();
  return (
    <Dialog title={title} onClose={onClose}>
      <FormPanel<{ reason: string }, unknown>
        onSubmit={({ reason }) => onSubmit(reason)}
        onDone={onDone}
        submitLabel={label}
      >
        {hint && <p className="td-quiet">{hint}</p>}
        <Form.Item
          name="reason"
          label={t('orders.reasonLabel')}
          rules={[{ required: true, whitespace: true, message: t('fields.required') }]}
        >
          <Input maxLength={REASON_LENGTH} autoFocus autoComplete="off" />
        </Form.Item>
      </FormPanel>
    </Dialog>
  );
};

export type Rejection = { readonly reasonCode: RejectReason; readonly reason: string };
type RejectProps = Omit<AskProps, 'onSubmit' | 'hint' | 'label'> & {
  readonly onSubmit: (rejection: Rejection) => Promise<ShownAnswer<unknown>>;
};

/** Why finance sends an order back: a chip from the list, and words where they help. */
export const AskRejection = ({ title, onSubmit, onDone, onClose }: RejectProps) => {
  const t = useT();
  return (
    <Dialog title={title} onClose={onClose}>
      <FormPanel<Partial<Rejection>, unknown>
        initialValues={{ reasonCode: 'price' }}
        onSubmit={({ reasonCode = 'other', reason = '' }) => onSubmit({ reasonCode, reason })}
        onDone={onDone}
        submitLabel={t('orders.act.reject')}
      >
        <Form.Item name="reasonCode" label={t('orders.reasonLabel')}>
          <Radio.Group>
            {rejectReasons.map((value, at) => (
              <Radio.Button key={value} value={value} autoFocus={at === 0}>
                {t(`orders.rejectReason.${value}`)}
              </Radio.Button>
            ))}
          </Radio.Group>
        </Form.Item>
        <Form.Item name="reason" label={t('orders.reasonMore')}>
          <Input maxLength={REASON_LENGTH} autoComplete="off" />
        </Form.Item>
      </FormPanel>
    </Dialog>
  );
};
