/** One note on a page of its own: its lines, the step that is due, its way so far. */
import type { NoteDetail } from '../../../shared/contract/dispatch-shapes';
import { formatInstant } from '../../../shared/domain/format';
import { api } from '../../rpc/client';
import { useAttachments } from '../../rpc/use-attachments';
import { useRead } from '../../rpc/use-read';
import { Attachments } from '../../ui/attachments';
import { HistoryList } from '../../ui/history-list';
import { useT } from '../../ui/i18n';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { StateTag } from '../../ui/state-tag';
import type { ScreenProps } from '../../ui/tab-actions';
import { useTimeZone } from '../../ui/time-zone';
import { degrees } from './degrees';
import { NoteActions } from './note-actions';
import { NoteLines } from './note-lines';
import { noteLooks, noteTables } from './note-states';
import { NoteStep } from './note-step';
import { ScannedCodes } from './scanned-codes';
import { ShortPicks } from './short-picks';
import './dispatch.css';

type DetailProps = { readonly detail: NoteDetail };

const Head = ({ detail: { note } }: DetailProps) => {
  const t = useT();
  const look = noteLooks[note.state];
  return (
    <header>
      <h2>{note.number}</h2>
      <StateTag tone={look.tone}>{t(look.label)}</StateTag>
      {note.isSamePerson && <StateTag tone="warning">{t('dispatch.note.samePerson')}</StateTag>}
      <span>
        {note.buyerName} · {note.orderNumber}
      </span>
      <NoteActions note={note} />
    </header>
  );
};

const Facts = ({ detail: { note } }: DetailProps) => {
  const t = useT();
  const timeZone = useTimeZone();
  const { carrier, waybillNo, boxCount, departureTenthC, departedAt, arrivalTenthC } = note;
  const shipment = [
    carrier,
    waybillNo,
    boxCount > 0 ? t('dispatch.note.boxes', { count: boxCount }) : '',
    departedAt === null ? '' : t('dispatch.note.departed', { at: formatInstant(departedAt, timeZone) }),
    departureTenthC === null ? '' : t('dispatch.note.temperature', { value: degrees(departureTenthC) }),
    arrivalTenthC === null ? '' : t('dispatch.note.arrival', { value: degrees(arrivalTenthC) }),
  ].filter((part) => part !== '');
  return (
    <dl className="td-facts">
      <dt>{t('dispatch.note.parties')}</dt>
      <dd>
        {note.receiverName} {note.receiverPhone} {note.receiverAddress}
      </dd>
      {shipment.length > 0 && (
        <>
          <dt>{t('dispatch.note.shipment')}</dt>
          <dd>{shipment.join(' · ')}</dd>
        </>
      )}
    </dl>
  );
};

const Prints = ({ detail: { prints } }: DetailProps) => {
  const t = useT();
  const timeZone = useTimeZone();
  if (prints.length === 0) return null;
  return (
    <section>
      <h3>{t('dispatch.note.prints')}</h3>
      <ul className="td-rows">
        {prints.map(({ kind, copyNo, printedAt, printedBy }) => (
          <li key={`${kind}/${copyNo}`}>
            <span>
              {t('dispatch.note.copy', { kind: t(`dispatch.print.kinds.${kind}`), copy: copyNo, who: printedBy })}
            </span>
            <time>{formatInstant(printedAt, timeZone)}</time>
          </li>
        ))}
      </ul>
    </section>
  );
};

const NoteFiles = ({ noteId }: { readonly noteId: number }) => {
  const t = useT();
  return (
    <section>
      <h3>{t('dispatch.note.files')}</h3>
      <Attachments files={useAttachments('dispatch_note', noteId)} firstKind="signed_receipt" />
    </section>
  );
};

const NoteScreen = ({ params }: ScreenProps) => {
  const t = useT();
  const noteId = Number(params['noteId']);
  const found = useRead(['dispatch.get', noteId], () => api.dispatch.get({ noteId }), { tables: noteTables });
  const detail = found.value;
  if (!detail) {
    return found.problem ? <PanelRefused problem={found.problem} onRetry={found.reload} /> : <PanelLoading />;
  }
  return (
    <div className="td-note-page">
      <Head detail={detail} />
      <Facts detail={detail} />
      <section>
        <h3>{t('dispatch.note.lines')}</h3>
        <NoteLines detail={detail} />
      </section>
      <div className="td-note-columns">
        <NoteStep key={detail.note.state} detail={detail} />
        <div>
          <HistoryList title={t('dispatch.note.history')} rows={detail.history} words="dispatch.actions" />
          <ShortPicks detail={detail} />
          <ScannedCodes note={detail.note} lines={detail.lines} />
          <Prints detail={detail} />
          <NoteFiles noteId={noteId} />
        </div>
      </div>
    </div>
  );
};

export default NoteScreen;
