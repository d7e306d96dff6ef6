/** One file of a record in its list. */
import { DeleteOutlined, FileOutlined } from '@ant-design/icons';
import { Button, Form, Input, Popover } from 'antd';
import { useState } from 'react';
import type { AttachmentKind } from '../../shared/domain/attachment-words';
import { formatInstant } from '../../shared/domain/format';
import { ActionButton, type ActionState } from './action-button';
import { FormPanel } from './form/form-panel';
import { useT } from './i18n';
import { useNotice } from './notice';
import type { ShownAnswer } from './problem-text';
import { useTimeZone } from './time-zone';

export type AttachedRow = {
  readonly id: number;
  readonly kind: AttachmentKind;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly addedBy: string;
  readonly addedAt: number;
  readonly removedBy: string | null;
  readonly removedAt: number | null;
  readonly removeReason: string;
  readonly actions: { readonly remove: ActionState };
};

type Props = {
  readonly row: AttachedRow;
  readonly onOpen: (id: number) => Promise<void>;
  readonly onRemove: (id: number, reason: string) => Promise<ShownAnswer<unknown>>;
};

const KB = 1024;
const MB = KB * KB;
/** Whole kilobytes, from one megabyte on with one decimal. */
const sizeText = (bytes: number): string =>
  bytes < MB
    ? `${Math.max(1, Math.round(bytes / KB))} KB`
    : `${Math.floor(bytes / MB)}.${Math.floor((bytes % MB) / (MB / 10))} MB`;

const AskRemove = ({ row, onRemove }: Omit<Props, 'onOpen'>) => {
  const t = useT();
  const notice = useNotice();
  const [isAsking, setIsAsking] = useState(false);
  const required = { required: true, whitespace: true, message: t('fields.required') };
  const button = (
    <ActionButton
      type="text"
      size="small"
      state={row.actions.remove}
      icon={<DeleteOutlined aria-hidden />}
      aria-label={`${t('files.remove')} ${row.name}`}
      onClick={() => setIsAsking(true)}
    />
  );
  if (row.actions.remove !== true) return button;
  const form = (
    <FormPanel<{ reason: string }, unknown>
      submitLabel={t('files.remove')}
      onSubmit={({ reason }) => onRemove(row.id, reason)}
      onDone={() => {
        setIsAsking(false);
        notice.success(t('files.removed', { name: row.name }));
      }}
    >
      <p>{t('files.removeAsk', { name: row.name })}</p>
      <Form.Item name="reason" label={t('common.rights.reasonRequired')} rules={[required]}>
        <Input maxLength={200} autoFocus autoComplete="off" />
      </Form.Item>
    </FormPanel>
  );
  return (
    <Popover open={isAsking} onOpenChange={setIsAsking} trigger="click" content={form} destroyOnHidden>
      {button}
    </Popover>
  );
};

export const AttachmentLine = ({ row, onOpen, onRemove }: Props) => {
  const t = useT();
  const timeZone = useTimeZone();
  const [isOpening, setIsOpening] = useState(false);
  const open = async () => {
    setIsOpening(true);
    await onOpen(row.id);
    setIsOpening(false);
  };
  const { removedAt, removedBy, removeReason: reason } = row;
  return (
    <li className={removedAt === null ? undefined : 'is-removed'}>
      <Button
        type="link"
        size="small"
        icon={<FileOutlined aria-hidden />}
        loading={isOpening}
        aria-label={t('files.open', { name: row.name })}
        onClick={() => void open()}
      >
        <span className="td-file-name">{row.name}</span>
      </Button>
      {removedAt === null && <AskRemove row={row} onRemove={onRemove} />}
      <div className="td-quiet">
        {t(`files.kind.${row.kind}`)} · {sizeText(row.size)} ·{' '}
        {t('files.addedBy', { name: row.addedBy, at: formatInstant(row.addedAt, timeZone) })}
      </div>
      {removedAt !== null && (
        <div className="td-quiet">
          {t('files.removedBy', { name: removedBy ?? '', at: formatInstant(removedAt, timeZone), reason })}
        </div>
      )}
    </li>
  );
};
