/** Preview on exact paper; the copy is counted when the button is pressed, and only then. */
import { PrinterOutlined } from '@ant-design/icons';
import { Segmented } from 'antd';
import { useEffect, useState } from 'react';
import type { PrintContent } from '../../../shared/contract/dispatch-papers';
import { papersOf, type PrintKind, printKinds } from '../../../shared/domain/note-states';
import { api } from '../../rpc/client';
import { print } from '../../rpc/host';
import { useCommand } from '../../rpc/use-command';
import type { FetchedFile } from '../../rpc/use-attachments';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import type { ScreenProps } from '../../ui/tab-actions';
import { DispatchNotePrint } from './dispatch-note.print';
import { CheckRecordPrint, ColdChainPrint, PickingListPrint, PutBackPrint } from './house-papers.print';
import { GoodsPack } from './goods-pack';
import { GoodsListPrint } from './goods-list.print';
import { type DocumentPaper, documentPapers } from '../../ui/print/paper-parts';
import { useRemembered } from './remembered';
import './dispatch.css';

const tables = ['dispatch_note'];
const sheets = {
  dispatch: DispatchNotePrint,
  goods_list: GoodsListPrint,
  picking_list: PickingListPrint,
  check_record: CheckRecordPrint,
  cold_chain: ColdChainPrint,
  put_back: PutBackPrint,
} as const;
const kindOf = (value: unknown): PrintKind | undefined => printKinds.find((kind) => kind === value);
const paperOf = (value: string): DocumentPaper => documentPapers.find((paper) => paper === value) ?? 'a4';

/** A printer does not wait for pictures: they are read before it starts. */
const picturesRead = () =>
  Promise.all(
    Array.from(document.querySelectorAll<HTMLImageElement>('.td-print img'), (one) =>
      one.decode().catch(() => undefined),
    ),
  );

/** Stores the copy, shows exactly what was stored, then lets the printer have it. */
const usePrinting = (noteId: number, kind: PrintKind) => {
  const notice = useNotice();
  const store = useCommand(api.dispatch.printNote);
  const [stored, setStored] = useState<PrintContent>();
  const [pictures, setPictures] = useState<readonly FetchedFile[]>([]);
  useEffect(() => {
    if (!stored) return;
    void picturesRead()
      .then(print)
      .then((answer) => notice.accept(answer));
  }, [stored, notice]);
  const run = async (behind: readonly FetchedFile[] = []) => {
    setPictures(behind);
    const answer = await store.run({ noteId, kind });
    if (!notice.accept(answer) || !answer.ok) return false;
    setStored(answer.value);
    return true;
  };
  return { run, isBusy: store.isBusy, stored: stored?.kind === kind ? stored : undefined, pictures };
};

type SheetProps = { readonly noteId: number; readonly kinds: readonly PrintKind[]; readonly first: PrintKind };

/** What is printed unless something else is asked for: the list that goes with the goods, where there is one. */
const firstOf = (kinds: readonly PrintKind[], asked: unknown): PrintKind | undefined => {
  const wanted = kindOf(asked) ?? 'goods_list';
  return kinds.includes(wanted) ? wanted : kinds[0];
};

const Papers = ({ noteId, kinds, first }: SheetProps) => {
  const t = useT();
  const [kind, setKind] = useState(first);
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
          options={kinds.map((value) => ({ value, label: t(`dispatch.print.kinds.${value}`) }))}
        />
        <Segmented<DocumentPaper>
          aria-label={t('dispatch.print.paper')}
          value={paper}
          onChange={setPaper}
          options={documentPapers.map((value) => ({ value, label: t(`dispatch.print.papers.${value}`) }))}
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
        {content && kind === 'goods_list' && (
          <GoodsPack noteId={noteId} number={content.number} onPrint={printing.run} />
        )}
      </header>
      <div className="td-print-stage" role="region" tabIndex={0} aria-label={t('shell.print.preview')}>
        {!content && preview.isLoading && <PanelLoading />}
        {!content && preview.problem && <PanelRefused problem={preview.problem} onRetry={preview.reload} />}
        {content && <Sheet content={content} paper={paper} pictures={printing.stored && printing.pictures} />}
      </div>
    </div>
  );
};

const PrintScreen = ({ params }: ScreenProps) => {
  const noteId = Number(params['noteId']);
  const found = useRead(['dispatch.get', noteId], () => api.dispatch.get({ noteId }), { tables });
  const note = found.value?.note;
  if (!note) return found.problem ? <PanelRefused problem={found.problem} onRetry={found.reload} /> : <PanelLoading />;
  const kinds = papersOf(note.state, note.isCold);
  const first = firstOf(kinds, params['kind']);
  return first ? <Papers key={note.state} noteId={noteId} kinds={kinds} first={first} /> : <PanelLoading />;
};

export default PrintScreen;
