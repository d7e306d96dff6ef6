import { Form, Input, Modal } from 'antd';
import type { ReceiptRow } from '../../../shared/contract/receivables.contract';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';

type Props = { readonly receipt: ReceiptRow | undefined; readonly onClose: () => void };

/** Asks why, then adds the row against a wrong receipt. */
export const ReverseReceipt = ({ receipt, onClose }: Props) => {
  const t = useT();
  const notice = useNotice();
  const reverse = useCommand(api.receivables.reverse);
  return (
    <Modal
      open={receipt !== undefined}
      title={t('receivables.reverse')}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      {receipt && (
        <FormPanel<{ reason: string }, unknown>
          onSubmit={({ reason }) => reverse.run({ receiptId: receipt.id, reason })}
          onDone={() => {
            notice.success(t('receivables.reversed'));
            onClose();
          }}
        >
          <p>{t('receivables.reverseHint')}</p>
          <Form.Item
            name="reason"
            label={t('receivables.reason')}
            rules={[{ required: true, whitespace: true, message: t('fields.required') }]}
          >
            <Input maxLength={200} autoFocus />
          </Form.Item>
        </FormPanel>
      )}
    </Modal>
  );
};
