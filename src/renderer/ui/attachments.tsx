/** The files of a record: what is there, a way to add one, to look at it and to take it off with a reason. */
import { UploadOutlined } from '@ant-design/icons';
import { Button, Checkbox, Progress, Select, Upload } from 'antd';
import { useState } from 'react';
import type { AttachmentKind } from '../../shared/domain/attachment-words';
import { ActionButton, type ActionState } from './action-button';
import { AttachmentLine, type AttachedRow } from './attachment-line';
import { FileViewer, isShowable, type ShownFile } from './file-viewer';
import { useT } from './i18n';
import { useNotice } from './notice';
import { PanelLoading, PanelRefused } from './panel-state';
import type { ShownAnswer, ShownProblem } from './problem-text';
import './attachments.css';

const ENDINGS = '.pdf, .ofd, .xml, .jpg, .png, .webp, .xlsx, .csv, .txt';
const MAX_MB = 20;

/** What `rpc/use-attachments.ts` gives. */
export type AttachedFiles = {
  readonly value:
    | {
        readonly rows: readonly AttachedRow[];
        readonly kinds: readonly AttachmentKind[];
        readonly actions: { readonly add: ActionState };
      }
    | undefined;
  readonly problem: ShownProblem | undefined;
  readonly isLoading: boolean;
  readonly reload: () => void;
  readonly underWay: { readonly name: string; readonly percent?: number } | undefined;
  readonly add: (kind: AttachmentKind, file: File) => Promise<ShownAnswer<unknown>>;
  readonly remove: (id: number, reason: string) => Promise<ShownAnswer<unknown>>;
  readonly fetch: (id: number) => Promise<ShownAnswer<ShownFile>>;
  readonly save: (name: string, bytes: Uint8Array<ArrayBuffer>) => Promise<ShownAnswer<unknown>>;
};

type Props = {
  readonly files: AttachedFiles;
  /** What a new file is unless something else is chosen. */
  readonly firstKind?: AttachmentKind;
};

const UnderWay = ({ files: { underWay } }: Props) => {
  const t = useT();
  if (!underWay) return null;
  const { name, percent } = underWay;
  const text = percent === undefined ? t('files.reducing', { name }) : t('files.uploading', { name, percent });
  return (
    <div role="status">
      {text}
      {percent !== undefined && <Progress percent={percent} size="small" showInfo={false} aria-label={text} />}
    </div>
  );
};

const AddFile = ({ files, firstKind }: Props) => {
  const t = useT();
  const notice = useNotice();
  const kinds = files.value?.kinds ?? [];
  const [chosen, setChosen] = useState<AttachmentKind>();
  const kind = chosen ?? firstKind ?? kinds[0];
  const state = files.value?.actions.add ?? true;
  const add = async (file: File) => {
    if (kind && notice.accept(await files.add(kind, file))) notice.success(t('files.added', { name: file.name }));
  };
  if (state !== true) return <ActionButton state={state}>{t('files.add')}</ActionButton>;
  return (
    <div className="td-files-add">
      <Select<AttachmentKind>
        aria-label={t('files.chooseKind')}
        {...(kind ? { value: kind } : {})}
        options={kinds.map((value) => ({ value, label: t(`files.kind.${value}`) }))}
        onChange={setChosen}
      />
      <Upload.Dragger
        accept={ENDINGS}
        multiple={false}
        showUploadList={false}
        disabled={files.underWay !== undefined}
        beforeUpload={(file) => {
          void add(file);
          return false;
        }}
      >
        <UploadOutlined aria-hidden /> {t('files.add')}
        <p className="td-quiet">{t('files.drop', { endings: ENDINGS, maxMb: MAX_MB })}</p>
      </Upload.Dragger>
    </div>
  );
};

const Rows = ({ files }: Props) => {
  const t = useT();
  const notice = useNotice();
  const [shown, setShown] = useState<ShownFile>();
  const [showsRemoved, setShowsRemoved] = useState(false);
  const rows = files.value?.rows ?? [];
  const removed = rows.filter(({ removedAt }) => removedAt !== null).length;
  const listed = rows.filter(({ removedAt }) => showsRemoved || removedAt === null);
  const open = async (id: number) => {
    const file = await files.fetch(id);
    if (!notice.accept(file) || !file.ok) return;
    if (isShowable(file.value.mediaType)) setShown(file.value);
    else notice.accept(await files.save(file.value.name, file.value.bytes));
  };
  return (
    <>
      {listed.length === 0 && <p className="td-quiet">{t('files.empty')}</p>}
      <ul className="td-files">
        {listed.map((row) => (
          <AttachmentLine key={row.id} row={row} onOpen={open} onRemove={files.remove} />
        ))}
      </ul>
      {removed > 0 && (
        <Checkbox checked={showsRemoved} onChange={({ target }) => setShowsRemoved(target.checked)}>
          {t('files.showRemoved', { count: removed })}
        </Checkbox>
      )}
      <FileViewer
        file={shown}
        onClose={() => setShown(undefined)}
        extra={
          shown && (
            <Button onClick={() => void files.save(shown.name, shown.bytes).then(notice.accept)}>
              {t('files.download', { name: shown.name })}
            </Button>
          )
        }
      />
    </>
  );
};

/** One line in a panel: `<Attachments files={useAttachments('lot', lotId)} />`. */
export const Attachments = (props: Props) => {
  const { files } = props;
  if (!files.value && files.isLoading) return <PanelLoading />;
  if (!files.value && files.problem) return <PanelRefused problem={files.problem} onRetry={files.reload} />;
  return (
    <section className="td-attachments">
      <AddFile {...props} />
      <UnderWay {...props} />
      <Rows {...props} />
    </section>
  );
};
