/** What is asked before a batch is recalled. */
import { Form, Input, Modal, Segmented } from 'antd';
import { recallLevels } from '../../../shared/domain/stock-words';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';

type Level = (typeof recallLevels)[number];
type Values = { readonly level: Level; readonly reason: string; readonly instruction?: string };
type Started = { readonly recallId: number; readonly number: string };
type Props = {
  readonly batch: { readonly productId: number; readonly batchNo: string };
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onStarted: (started: Started) => void;
};

export const AskRecall = ({ batch, isOpen, onClose, onStarted }: Props) => {
  const t = useT();
  const notice = useNotice();
  const start = useCommand(api.recalls.start);
  const done = (started: Started) => {
    notice.success(t('recalls.started', { number: started.number }));
    onClose();
    onStarted(started);
  };
  const required = { required: true, whitespace: true, message: t('fields.required') };
  return (
    <Modal
      open={isOpen}
      title={`${t('recalls.start')} ${batch.batchNo}`}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      <FormPanel<Values, Started>
        initialValues={{ level: 2, instruction: t('recalls.instructionDefault') }}
        submitLabel={t('recalls.start')}
        onSubmit={({ level, reason, instruction = '' }) => start.run({ ...batch, level, reason, instruction })}
        onDone={done}
      >
        <p>{t('recalls.startHint')}</p>
        <Form.Item name="level" label={t('recalls.level')} extra={t('recalls.levelHint')}>
          <Segmented<Level> options={recallLevels.map((value) => ({ value, label: t(`recalls.levels.${value}`) }))} />
        </Form.Item>
        <Form.Item name="reason" label={t('recalls.reason')} rules={[required]}>
          <Input maxLength={200} autoFocus />
        </Form.Item>
        <Form.Item name="instruction" label={t('recalls.instruction')}>
          <Input.TextArea maxLength={400} autoSize />
        </Form.Item>
      </FormPanel>
    </Modal>
  );
};
