/** Preview on exact paper; the copy is counted when the button is pressed, and only then. */
import { PrinterOutlined } from '@ant-design/icons';
import { Segmented } from 'antd';
import { useEffect, useState } from 'react';
import type { PrintContent } from '../../../shared/contract/dispatch-shapes';
import { type PrintKind, printKinds } from '../../../shared/domain/note-states';
import { api } from '../../rpc/client';
import { print } from '../../rpc/host';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import type { ScreenProps } from '../../ui/tab-actions';
import { DispatchNotePrint } from './dispatch-note.print';
import { GoodsListPrint } from './goods-list.print';
import { type NotePaper, notePapers } from './paper-parts';
import { useRemembered } from './remembered';
import './dispatch.css';

const tables = ['dispatch_note'];
const sheets = { dispatch: DispatchNotePrint, goods_list: GoodsListPrint } as const;
const kindOf = (value: unknown): PrintKind => printKinds.find((kind) => kind === value) ?? 'goods_list';
const paperOf = (value: string): NotePaper => notePapers.find((paper) => paper === value) ?? 'a4';

/** Stores the copy, shows exactly what was stored, then lets the printer have it. */
const usePrinting = (noteId: number, kind: PrintKind) => {
  const notice = useNotice();
  const store = useCommand(api.dispatch.printNote);
  const [stored, setStored] = useState<PrintContent>();
  useEffect(() => {
    if (!stored) return;
    void print().then((answer) => notice.accept(answer));
  }, [stored, notice]);
  const run = async () => {
    const answer = await store.run({ noteId, kind });
    if (notice.accept(answer) && answer.ok) setStored(answer.value);
  };
  return { run, isBusy: store.isBusy, stored: stored?.kind === kind ? stored : undefined };
};

const PrintScreen = ({ params }: ScreenProps) => {
  const t = useT();
  const noteId = Number(params['noteId']);
  const [kind, setKind] = useState(() => kindOf(params['kind']));
  const [paperName, setPaper] = useRemembered('paper', 'a4');
  const paper = paperOf(paperName);
  const preview = useRead(['dispatch.previewPrint', noteId, kind], () => api.dispatch.previewPrint({ noteId, kind }), {
    tables,
  });
  const printing = usePrinting(noteId, kind);
  const content = printing.stored ?? preview.value;
  const Sheet = sheets[kind];
  return (
    <div className="td-print-screen">
      <header className="td-desk-head">
        <Segmented<PrintKind>
          aria-label={t('dispatch.print.kind')}
          value={kind}
          onChange={setKind}
          options={printKinds.map((value) => ({ value, label: t(`dispatch.print.kinds.${value}`) }))}
        />
        <Segmented<NotePaper>
          aria-label={t('dispatch.print.paper')}
          value={paper}
          onChange={setPaper}
          options={notePapers.map((value) => ({ value, label: t(`dispatch.print.papers.${value}`) }))}
        />
        {content && (
          <ActionButton
            type="primary"
            icon={<PrinterOutlined />}
            loading={printing.isBusy}
            onClick={() => void printing.run()}
          >
            {t('common.actions.print')}
          </ActionButton>
        )}
      </header>
      <div className="td-print-stage" role="region" tabIndex={0} aria-label={t('shell.print.preview')}>
        {!content && preview.isLoading && <PanelLoading />}
        {!content && preview.problem && <PanelRefused problem={preview.problem} onRetry={preview.reload} />}
        {content && <Sheet content={content} paper={paper} />}
      </div>
    </div>
  );
};

export default PrintScreen;
