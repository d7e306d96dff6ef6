/** Another lot for one line, before the goods leave. */
import { Form, Modal, Select } from 'antd';
import type { NoteDetail, NoteLine } from '../../../shared/contract/dispatch-shapes';
import { formatQty } from '../../../shared/domain/format';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { noteTables } from './note-states';

type Props = {
  readonly note: NoteDetail['note'];
  readonly line: NoteLine | undefined;
  readonly onClose: () => void;
};

const Choice = ({ note, line, onClose }: Props & { readonly line: NoteLine }) => {
  const t = useT();
  const notice = useNotice();
  const replace = useCommand(api.dispatch.replaceLot);
  const { id: noteId, version } = note;
  const asked = { noteId, lineId: line.id };
  const found = useRead(['dispatch.lotsFor', line.id], () => api.dispatch.lotsFor(asked), { tables: noteTables });
  const options = (found.value ?? []).map((lot) => ({
    value: lot.lotId,
    label: `${lot.batchNo} · ${lot.expiresOn} · ${lot.location} · ${t('dispatch.line.free', { qty: formatQty(lot.freeQty) })}`,
    disabled: lot.freeQty < line.qty,
  }));
  return (
    <FormPanel<{ lotId: number }, unknown>
      submitLabel={t('dispatch.steps.replaceLot')}
      onSubmit={({ lotId }) => replace.run({ ...asked, version, lots: [{ lotId, qty: line.qty }] })}
      onDone={() => {
        notice.success(t('dispatch.replace.done'));
        onClose();
      }}
    >
      <p>{t('dispatch.replace.hint')}</p>
      <Form.Item
        name="lotId"
        label={t('dispatch.replace.lot')}
        rules={[{ required: true, message: t('fields.required') }]}
      >
        <Select options={options} loading={found.isLoading} notFoundContent={t('dispatch.replace.none')} autoFocus />
      </Form.Item>
    </FormPanel>
  );
};

export const ReplaceLot = ({ note, line, onClose }: Props) => {
  const t = useT();
  const title = line && t('dispatch.replace.title', { name: line.productName });
  return (
    <Modal open={line !== undefined} title={title} footer={null} onCancel={onClose} destroyOnHidden>
      {line && <Choice note={note} line={line} onClose={onClose} />}
    </Modal>
  );
};
