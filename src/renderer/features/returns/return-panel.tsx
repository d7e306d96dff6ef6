/** One return beside the list: its lines, the step that is due, its way so far. */
import type { ReturnLineRow, ReturnRow } from '../../../shared/contract/returns.contract';
import { formatFen, formatQty } from '../../../shared/domain/format';
import { api } from '../../rpc/client';
import { useAttachments } from '../../rpc/use-attachments';
import { useRead } from '../../rpc/use-read';
import { Attachments } from '../../ui/attachments';
import { HistoryList } from '../../ui/history-list';
import { useT } from '../../ui/i18n';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { SidePanel } from '../../ui/side-panel';
import { StateTag } from '../../ui/state-tag';
import { ReturnActions } from './return-actions';
import { returnLooks } from './return-looks';
import { JudgeForm, ReceiveForm } from './step-forms';
import './returns.css';

const Facts = ({ row }: { readonly row: ReturnRow }) => {
  const t = useT();
  const facts = [
    ['kind', `${t(`returns.kinds.${row.kind}`)} · ${row.hasGoods ? t('returns.hasGoods') : t('returns.lost')}`],
    ['source', t(`returns.sources.${row.source}`)],
    ['buyerName', row.buyerName],
    ['noteNumber', `${row.noteNumber} · ${row.orderNumber}`],
    ['reason', row.reason],
    ['requestedBy', `${row.requestedBy} ${row.requestedOn}`],
    ['decidedBy', [row.decidedBy, row.decisionReason].filter(Boolean).join(' ')],
    ['verdict', row.verdict],
    ['judgedBy', [row.judgedBy, row.judgedOn].filter(Boolean).join(' ')],
    ['closedOn', row.closedOn ?? ''],
    ['credit', row.creditFen === null || row.closedOn === null ? '' : formatFen(row.creditFen)],
    ['exchangeNote', row.exchangeNoteNumber],
  ] as const;
  return (
    <dl className="td-return-facts">
      {facts.map(([key, text]) =>
        text === '' ? null : (
          <div key={key} style={{ display: 'contents' }}>
            <dt>{t(`returns.columns.${key}`)}</dt>
            <dd>{text}</dd>
          </div>
        ),
      )}
    </dl>
  );
};

const Lines = ({ lines, row }: { readonly lines: readonly ReturnLineRow[]; readonly row: ReturnRow }) => {
  const t = useT();
  const isReceived = row.state === 'closed' && row.hasGoods;
  return (
    <table className="td-return-lines">
      <thead>
        <tr>
          <th>{t('returns.lines.product')}</th>
          <th>{t('returns.lines.batchNo')}</th>
          <th className="is-figure">{t('returns.lines.asked')}</th>
          {isReceived && <th className="is-figure">{t('returns.lines.received')}</th>}
          {isReceived && <th className="is-figure">{t('returns.lines.passed')}</th>}
          {isReceived && <th className="is-figure">{t('returns.lines.failed')}</th>}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <td>
              {line.productName} {line.specification}
            </td>
            <td>
              {line.batchNo} · {line.expiresLabel}
            </td>
            <td className="is-figure">
              {formatQty(line.qty)} {line.unit}
            </td>
            {isReceived && <td className="is-figure">{formatQty(line.receivedQty)}</td>}
            {isReceived && <td className="is-figure">{formatQty(line.passedQty)}</td>}
            {isReceived && <td className="is-figure">{formatQty(line.failedQty)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Files = ({ returnId }: { readonly returnId: number }) => {
  const t = useT();
  return (
    <section className="td-return-files">
      <h3>{t('files.title')}</h3>
      <Attachments files={useAttachments('return_request', returnId)} />
    </section>
  );
};

const tables = ['return_request'];
type Props = { readonly returnId: number; readonly entry?: number; readonly onClose: () => void };

export const ReturnPanel = ({ returnId, entry = 1, onClose }: Props) => {
  const t = useT();
  const found = useRead(['returns.get', returnId], () => api.returns.get({ returnId }), { tables });
  const { value } = found;
  const row = value?.return;
  const look = row && returnLooks[row.state];
  return (
    <SidePanel
      title={row?.number ?? ''}
      extra={
        <>
          {look && <StateTag tone={look.tone}>{t(look.label)}</StateTag>}
          {row?.isSamePerson && <StateTag tone="warning">{t('returns.samePerson')}</StateTag>}
        </>
      }
      footer={row && <ReturnActions row={row} />}
      width={560}
      entry={entry}
      onClose={onClose}
    >
      {!value && found.isLoading && <PanelLoading />}
      {!value && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
      {value && row && (
        <>
          <Facts row={row} />
          {row.state === 'approved' && <ReceiveForm key={row.version} row={row} lines={value.lines} />}
          {row.state === 'received' && <JudgeForm key={row.version} row={row} lines={value.lines} />}
          {row.state !== 'approved' && row.state !== 'received' && <Lines lines={value.lines} row={row} />}
          <Files returnId={row.id} />
          <HistoryList title={t('returns.historyTitle')} rows={value.history} words="returns.history" />
        </>
      )}
    </SidePanel>
  );
};
