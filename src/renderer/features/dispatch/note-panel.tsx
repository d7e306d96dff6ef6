/** One note beside the list: the step that is due. */
import { api } from '../../rpc/client';
import { useRead } from '../../rpc/use-read';
import { useT } from '../../ui/i18n';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { SidePanel } from '../../ui/side-panel';
import { StateTag } from '../../ui/state-tag';
import { GoodsInvoices } from './goods-invoices';
import { NoteActions } from './note-actions';
import { noteLooks, noteTables } from './note-states';
import { NoteStep } from './note-step';
import { ShortPicks } from './short-picks';
import './dispatch.css';

type Props = { readonly noteId: number; readonly entry: number; readonly onClose: () => void };

export const NotePanel = ({ noteId, entry, onClose }: Props) => {
  const t = useT();
  const found = useRead(['dispatch.get', noteId], () => api.dispatch.get({ noteId }), { tables: noteTables });
  const note = found.value?.note;
  const look = note && noteLooks[note.state];
  const extra = note && look && (
    <>
      <StateTag tone={look.tone}>{t(look.label)}</StateTag> {note.buyerName}
    </>
  );
  return (
    <SidePanel
      title={note?.number ?? ''}
      extra={extra}
      footer={note && <NoteActions note={note} hasOpen />}
      width={520}
      entry={entry}
      onClose={onClose}
    >
      {!note && found.isLoading && <PanelLoading />}
      {!note && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
      {note && <GoodsInvoices note={note} />}
      {found.value && <ShortPicks detail={found.value} />}
      {found.value && <NoteStep key={found.value.note.state} detail={found.value} />}
    </SidePanel>
  );
};
